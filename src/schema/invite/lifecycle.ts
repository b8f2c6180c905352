import { inviteLifecycles } from '#lifecycles/state.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

export const InviteLifecycle = builder.enumType('InviteLifecycle', {
  description: "What became of a person's invitation at the provider.",
  values: describe(inviteLifecycles, {
    PENDING: 'The invitation is open and has not been accepted yet.',
    ACCEPTED: 'The person has joined.',
    DECLINED: 'The person has declined the invitation.',
    EXPIRED: 'The invitation was not accepted in time.',
    REVOKED: 'The invitation was revoked.',
    INVALID: 'The invitation is no longer valid, and the provider does not say why.',
    UNTRACKED: 'The provider offers no way to read what became of the invitation.',
    UNKNOWN: 'No invitation is known: none was sent, or none has been read yet.',
  }),
})
