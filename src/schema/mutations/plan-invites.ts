import type { PlanResult } from '#invites/plan/plan.ts'
import { builder } from '../builder.ts'
import { needs } from '../scopes.ts'
import { InviteTargetInput, targetOf } from '../targets/targets.ts'
import { DuplicatePolicyInput } from './duplicate-policy.ts'
import { InvitePlan } from './plan.ts'
import { InvalidInput, LimitExceeded, NotAuthorized, ProviderUnavailable } from './user-error.ts'
import { notAuthorized, withUserError } from './user-error-of.ts'

const PlanInvitesInput = builder.inputType('PlanInvitesInput', {
  description: 'As for `sendInvites`: whom to invite where.',
  fields: (t) => ({
    targets: t.field({
      type: [InviteTargetInput],
      required: true,
      description: 'One or many destinations, at one or many providers.',
    }),
    duplicates: t.field({
      type: DuplicatePolicyInput,
      required: true,
      defaultValue: { windowSeconds: 86_400, onDuplicate: 'SKIP' },
      description: 'Protection against inviting somebody twice; a day by default.',
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
  description: 'What would be done; or why nothing would.',
  types: Object.values(members),
  resolveType: (result) => ('kind' in result ? members[result.kind] : InvitePlan),
})

builder.queryField('planInvites', (t) =>
  t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description:
      'Dry run: sends nothing and writes nothing. Judges every recipient, applies duplicate protection, and predicts calls and duration. Give `fingerprint` to `sendInvites` to send exactly what was shown.',
    type: PlanInvitesResult,
    args: {
      input: t.arg({ type: PlanInvitesInput, required: true, description: 'Whom and where.' }),
    },
    resolve: async (_root, { input }, { invites, caller }) => {
      const { targets, duplicates } = input
      const result = await invites.plan(
        {
          operation: 'sendInvites',
          // A plan claims no key.
          idempotencyKey: 'plan',
          targets: targets.map(targetOf),
          duplicates,
          onInvalid: 'SEND_VALID',
          waitSeconds: 0,
          input,
        },
        caller,
      )
      return result.kind === 'planned' ? result.plan : withUserError(result)
    },
  }),
)
