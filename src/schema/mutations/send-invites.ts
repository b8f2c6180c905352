import type { SendResult } from '#invites/send-invites.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { needs } from '../scopes.ts'
import { InviteTargetInput, requestTargets } from '../targets/targets.ts'
import { acceptedPayload } from './batch-payload.ts'
import { defaults } from './defaults.ts'
import { DuplicatePolicyInput } from './duplicate-policy.ts'
import { PlanOutdated } from './plan.ts'
import {
  IdempotencyConflict,
  InvalidInput,
  LimitExceeded,
  NotAuthorized,
  ProviderUnavailable,
} from './user-error.ts'
import { notAuthorized, withUserError } from './user-error-of.ts'

const InvalidRecipientPolicy = builder.enumType('InvalidRecipientPolicy', {
  description:
    'What happens to the valid recipients if others are invalid. It is decided before anything is sent.',
  values: describe(['SEND_VALID', 'REJECT_BATCH'], {
    SEND_VALID: 'Send to the valid recipients. Only the invalid ones fail.',
    REJECT_BATCH: 'Send nothing. The result is `InvalidInput` if any recipient is invalid.',
  }),
})

const SendInvitesInput = builder.inputType('SendInvitesInput', {
  description: 'The input of `sendInvites`.',
  fields: (t) => ({
    idempotencyKey: t.id({
      required: true,
      description:
        'A key of your choice, 1 to 255 characters long. Send the same key again to repeat this request safely. Keys are kept for 30 days.',
    }),
    targets: t.field({
      type: [InviteTargetInput],
      required: true,
      description: 'The destinations and their recipients. Targets may mix providers.',
    }),
    name: t.string({
      description: 'A name for the batch, shown in user interfaces and the audit trail.',
    }),
    duplicates: t.field({
      type: DuplicatePolicyInput,
      required: true,
      defaultValue: defaults.duplicates,
      description: 'Protection against duplicate invitations. By default it looks back one day.',
    }),
    onInvalid: t.field({
      type: InvalidRecipientPolicy,
      required: true,
      defaultValue: 'SEND_VALID',
      description: 'What happens to the valid recipients if others are invalid.',
    }),
    stopAfterFailures: t.int({
      description: 'Skips the remaining recipients after this many failures reported by providers.',
    }),
    waitSeconds: t.int({
      required: true,
      defaultValue: defaults.waitSeconds,
      description: 'How many seconds to wait for final outcomes. With 0 the response is immediate.',
    }),
    planFingerprint: t.string({
      description:
        'The `fingerprint` of an `InvitePlan`. The request then does exactly what the plan showed, or returns `PlanOutdated`.',
    }),
  }),
})

const SendInvitesPayload = acceptedPayload(
  'SendInvitesPayload',
  'invites:send',
  'The request was accepted. `results` holds one entry for each recipient: targets in input order, and the recipients of each target in input order.',
)

const members = {
  accepted: SendInvitesPayload,
  'invalid-input': InvalidInput,
  'not-authorized': NotAuthorized,
  'idempotency-conflict': IdempotencyConflict,
  'limit-exceeded': LimitExceeded,
  'provider-unavailable': ProviderUnavailable,
  'plan-outdated': PlanOutdated,
} as const satisfies Record<SendResult['kind'], unknown>

const SendInvitesResult = builder.unionType('SendInvitesResult', {
  description:
    'The accepted batch with an outcome for every recipient, or the reason why the whole request was refused.',
  types: Object.values(members),
  resolveType: (result) => members[result.kind],
})

builder.mutationField('sendInvites', (t) =>
  t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description:
      'Invites recipients at one or more providers, as one batch. It responds when every recipient has a final outcome, or after `waitSeconds`: the remaining recipients are then `InviteQueued` and continue in the background. The same `idempotencyKey` always returns the same batch.',
    type: SendInvitesResult,
    args: {
      input: t.arg({
        type: SendInvitesInput,
        required: true,
        description: 'The invitations to send.',
      }),
    },
    resolve: async (_root, { input }, { invites, caller, whileWaiting }) => {
      const { name, stopAfterFailures, planFingerprint, targets, ...rest } = input
      const request = {
        ...rest,
        operation: 'sendInvites' as const,
        input,
        targets: requestTargets(targets),
        ...(name == null ? {} : { name }),
        ...(stopAfterFailures == null ? {} : { stopAfterFailures }),
        ...(planFingerprint == null ? {} : { planFingerprint }),
      }
      return withUserError(await invites.send(request, caller, whileWaiting))
    },
  }),
)
