import { inviteLifecycles } from '#lifecycles/state.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

export const InviteLifecycle = builder.enumType('InviteLifecycle', {
  description: "What became of a person's invitation at the provider.",
  values: describe(inviteLifecycles, {
    PENDING: 'It stands and was not accepted yet.',
    ACCEPTED: 'The person has joined.',
    DECLINED: 'The person has turned it down.',
    EXPIRED: 'It was not accepted in time.',
    REVOKED: 'It was withdrawn.',
    INVALID: 'It stands no longer, and the provider does not say why.',
    UNTRACKED: 'The provider offers no way to find out.',
    UNKNOWN: 'No invitation is known of: none was made, or nothing was read about it yet.',
  }),
})
