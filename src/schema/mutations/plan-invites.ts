import type { PlanResult } from '#invites/plan/plan.ts'
import { builder } from '../builder.ts'
import { needs } from '../scopes.ts'
import { InviteTargetInput, requestTargets } from '../targets/targets.ts'
import { defaults } from './defaults.ts'
import { DuplicatePolicyInput } from './duplicate-policy.ts'
import { InvitePlan } from './plan.ts'
import { InvalidInput, LimitExceeded, NotAuthorized, ProviderUnavailable } from './user-error.ts'
import { notAuthorized, withUserError } from './user-error-of.ts'

const PlanInvitesInput = builder.inputType('PlanInvitesInput', {
  description: 'The input of `planInvites`, with the same meaning as in `sendInvites`.',
  fields: (t) => ({
    targets: t.field({
      type: [InviteTargetInput],
      required: true,
      description: 'The destinations and their recipients. Targets may mix providers.',
    }),
    duplicates: t.field({
      type: DuplicatePolicyInput,
      required: true,
      defaultValue: defaults.duplicates,
      description: 'Protection against duplicate invitations. By default it looks back one day.',
    }),
  }),
})

const members = {
  planned: InvitePlan,
  'invalid-input': InvalidInput,
  'not-authorized': NotAuthorized,
  'limit-exceeded': LimitExceeded,
  'provider-unavailable': ProviderUnavailable,
} as const satisfies Record<PlanResult['kind'], unknown>

const PlanInvitesResult = builder.unionType('PlanInvitesResult', {
  description: 'The plan, or the reason why the request would be refused.',
  types: Object.values(members),
  resolveType: (result) => ('kind' in result ? members[result.kind] : InvitePlan),
})

builder.queryField('planInvites', (t) =>
  t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description:
      'Shows what `sendInvites` would do, without sending or storing anything. It validates every recipient, applies duplicate protection within your tenant and the daily limits, and predicts calls and duration. Pass the `fingerprint` to `sendInvites` to send exactly this plan.',
    type: PlanInvitesResult,
    args: {
      input: t.arg({
        type: PlanInvitesInput,
        required: true,
        description: 'The invitations to plan.',
      }),
    },
    resolve: async (_root, { input }, { invites, caller, whileWaiting }) => {
      const { targets, duplicates } = input
      const result = await invites.plan(
        {
          operation: 'sendInvites',
          // A plan uses no idempotency key.
          idempotencyKey: 'plan',
          targets: requestTargets(targets),
          duplicates,
          onInvalid: 'SEND_VALID',
          waitSeconds: 0,
          input,
        },
        caller,
        whileWaiting,
      )
      return result.kind === 'planned' ? result.plan : withUserError(result)
    },
  }),
)
