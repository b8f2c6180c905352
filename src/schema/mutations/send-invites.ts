import type { SendResult } from '#invites/send-invites.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { needs } from '../scopes.ts'
import { InviteTargetInput, targetOf } from '../targets/targets.ts'
import { acceptedPayload } from './batch-payload.ts'
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
    'What recipients that break a rule mean for the others. Decided before anything leaves.',
  values: describe(['SEND_VALID', 'REJECT_BATCH'], {
    SEND_VALID: 'They fail alone.',
    REJECT_BATCH: 'Any of them gives `InvalidInput`, and nothing is sent.',
  }),
})

const SendInvitesInput = builder.inputType('SendInvitesInput', {
  description: 'Whom to invite where, and how.',
  fields: (t) => ({
    idempotencyKey: t.id({
      required: true,
      description:
        'Chosen by you, 1 to 255 characters, kept for 30 days. Use it again to repeat this request safely.',
    }),
    targets: t.field({
      type: [InviteTargetInput],
      required: true,
      description: 'One or many destinations, at one or many providers.',
    }),
    name: t.string({ description: 'A label for consoles and the audit trail.' }),
    duplicates: t.field({
      type: DuplicatePolicyInput,
      required: true,
      defaultValue: { windowSeconds: 86_400, onDuplicate: 'SKIP' },
      description: 'Protection against inviting somebody twice; a day by default.',
    }),
    onInvalid: t.field({
      type: InvalidRecipientPolicy,
      required: true,
      defaultValue: 'SEND_VALID',
      description: 'What invalid recipients mean for the others.',
    }),
    stopAfterFailures: t.int({
      description:
        'Circuit breaker: after this many `InviteFailed` by providers the rest is skipped.',
    }),
    waitSeconds: t.int({
      required: true,
      defaultValue: 10,
      description: 'How long to wait for final outcomes. `0` answers at once.',
    }),
    planFingerprint: t.string({
      description: 'Of an `InvitePlan`: send exactly what it showed, or answer `PlanOutdated`.',
    }),
  }),
})

const SendInvitesPayload = acceptedPayload(
  'SendInvitesPayload',
  'Accepted. `results` has one entry per recipient: targets in input order, and recipients in input order within each.',
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
  description: 'Accepted, with an answer for every recipient; or refused as a whole, and why.',
  types: Object.values(members),
  resolveType: (result) => members[result.kind],
})

builder.mutationField('sendInvites', (t) =>
  t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description:
      'Invites recipients, at one or many providers, as one batch. Answers when every recipient has a final outcome or `waitSeconds` are over; the rest comes back as `InviteQueued` and goes on in the background. The same `idempotencyKey` always gives the same batch.',
    type: SendInvitesResult,
    args: {
      input: t.arg({ type: SendInvitesInput, required: true, description: 'Whom, where, how.' }),
    },
    resolve: async (_root, { input }, { invites, caller, signal }) => {
      const { name, stopAfterFailures, planFingerprint, targets, ...rest } = input
      const request = {
        ...rest,
        operation: 'sendInvites' as const,
        input,
        targets: targets.map(targetOf),
        ...(name == null ? {} : { name }),
        ...(stopAfterFailures == null ? {} : { stopAfterFailures }),
        ...(planFingerprint == null ? {} : { planFingerprint }),
      }
      return withUserError(await invites.send(request, caller, signal))
    },
  }),
)
