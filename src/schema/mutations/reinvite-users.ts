import type { ReinviteResult, Selector } from '#invites/reinvite-users.ts'
import { builder } from '../builder.ts'
import { filterOf, InviteFilter } from '../invite/invite-filter.ts'
import { fromGlobalId } from '../node.ts'
import { needs } from '../scopes.ts'
import { acceptedPayload } from './batch-payload.ts'
import { DuplicatePolicyInput } from './duplicate-policy.ts'
import {
  IdempotencyConflict,
  InvalidInput,
  LimitExceeded,
  NotAuthorized,
  NotFound,
  ProviderUnavailable,
} from './user-error.ts'
import { notAuthorized, withUserError } from './user-error-of.ts'

const WickrReinviteInput = builder.inputType('WickrReinviteInput', {
  description: 'Wickr users by their ids, whether or not the gateway invited them.',
  fields: (t) => ({
    networkId: t.id({ required: true, description: 'The network: eight digits.' }),
    userIds: t.idList({ required: true, description: 'Each of 1 to 10 digits; at least one.' }),
  }),
})

const ReinviteSelectorInput = builder.inputType('ReinviteSelectorInput', {
  description: 'Exactly one way to say who.',
  isOneOf: true,
  fields: (t) => ({
    inviteIds: t.idList({ description: 'Invites of this gateway; at least one.' }),
    filter: t.field({
      type: InviteFilter,
      description:
        'Invites that match, oldest first, for example every one of a batch that is still `PENDING` or `EXPIRED`. Without `lifecycle`: pending, expired, or sent and untracked. Lifecycles are read at the providers first, for some seconds at most. Who matches is decided once: the same key gives the same batch.',
    }),
    wickr: t.field({ type: WickrReinviteInput, description: 'Users of a Wickr network.' }),
  }),
})

const ReinviteUsersInput = builder.inputType('ReinviteUsersInput', {
  description: 'Whom to invite again.',
  fields: (t) => ({
    idempotencyKey: t.id({
      required: true,
      description:
        'Chosen by you, 1 to 255 characters, kept for 30 days. Use it again to repeat this request safely.',
    }),
    who: t.field({ type: ReinviteSelectorInput, required: true, description: 'Who.' }),
    duplicates: t.field({
      type: DuplicatePolicyInput,
      required: true,
      // Against a double click or two people at once; a day would make the mutation useless.
      defaultValue: { windowSeconds: 300, onDuplicate: 'SKIP' },
      description: 'Protection against inviting somebody twice; five minutes by default.',
    }),
    waitSeconds: t.int({
      required: true,
      defaultValue: 10,
      description: 'How long to wait for final outcomes. `0` answers at once.',
    }),
  }),
})

const ReinviteUsersPayload = acceptedPayload(
  'ReinviteUsersPayload',
  'Accepted. `results` has one entry per invite or user, in input order; of a filter the oldest first.',
)

const members = {
  accepted: ReinviteUsersPayload,
  'invalid-input': InvalidInput,
  'not-authorized': NotAuthorized,
  'not-found': NotFound,
  'idempotency-conflict': IdempotencyConflict,
  'limit-exceeded': LimitExceeded,
  'provider-unavailable': ProviderUnavailable,
} as const satisfies Record<ReinviteResult['kind'], unknown>

const ReinviteUsersResult = builder.unionType('ReinviteUsersResult', {
  description: 'Accepted, with an answer for every recipient; or refused as a whole, and why.',
  types: Object.values(members),
  resolveType: (result) => members[result.kind],
})

builder.mutationField('reinviteUsers', (t) =>
  t.field({
    ...needs('invites:resend'),
    unauthorizedResolver: notAuthorized('invites:resend'),
    description:
      'Invites again those who were invited and have not joined, by the way each provider has for it. A new batch; every invite keeps its identity and counts one attempt more.',
    type: ReinviteUsersResult,
    args: {
      input: t.arg({ type: ReinviteUsersInput, required: true, description: 'Whom.' }),
    },
    resolve: async (_root, { input }, { invites, caller, signal }) => {
      const { who, ...rest } = input
      const selector = selectorOf(who)
      if ('unknownId' in selector) {
        return withUserError({ kind: 'not-found' as const, id: selector.unknownId })
      }
      const request = { ...rest, input, who: selector, onInvalid: 'SEND_VALID' as const }
      const result = await invites.reinvite(request, caller, signal)
      if (result.kind !== 'not-found') return withUserError(result)
      const id = who.inviteIds?.find((given) => fromGlobalId('Invite', given) === result.id)
      return withUserError({ ...result, id: id ?? result.id })
    },
  }),
)

function selectorOf(
  who: typeof ReinviteSelectorInput.$inferInput,
): Selector | { readonly unknownId: string } {
  if (who.wickr != null) return { kind: 'wickr', ...who.wickr }
  if (who.filter != null) return { kind: 'filter', filter: filterOf(who.filter) }
  const inviteIds: string[] = []
  for (const given of who.inviteIds ?? []) {
    const id = fromGlobalId('Invite', given)
    if (id === undefined) return { unknownId: given }
    inviteIds.push(id)
  }
  return { kind: 'invites', inviteIds }
}
