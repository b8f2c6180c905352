import type { ReinviteResult, Selector } from '#invites/reinvite-users.ts'
import { trimInvisible } from '#text/characters.ts'
import { builder } from '../builder.ts'
import { fromGlobalId } from '../global-id.ts'
import { filterOf, InviteFilter } from '../invite/invite-filter.ts'
import { needs } from '../scopes.ts'
import { acceptedPayload } from './batch-payload.ts'
import { defaults } from './defaults.ts'
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
  description: 'Selects Wickr users by their ids, whether or not this gateway invited them.',
  fields: (t) => ({
    networkId: t.id({
      required: true,
      description: 'The id of the network, which has eight digits.',
    }),
    userIds: t.idList({
      required: true,
      description: 'The ids of the users: at least one, each of 1 to 10 digits.',
    }),
  }),
})

const ReinviteSelectorInput = builder.inputType('ReinviteSelectorInput', {
  description: 'Selects whom to invite again. Set exactly one of the fields.',
  isOneOf: true,
  fields: (t) => ({
    inviteIds: t.idList({ description: 'The `id` of each invite to send again; at least one.' }),
    filter: t.field({
      type: InviteFilter,
      description:
        'Selects the invites that match, oldest first, for example all invites of a batch that are still `PENDING` or `EXPIRED`. Without `lifecycle` it selects pending and expired invites, and sent ones that are untracked. Lifecycles are first read at the providers, for a few seconds at most. The selection is made once: the same idempotency key gives the same batch.',
    }),
    wickr: t.field({ type: WickrReinviteInput, description: 'Selects users of a Wickr network.' }),
  }),
})

const ReinviteUsersInput = builder.inputType('ReinviteUsersInput', {
  description: 'The input of `reinviteUsers`.',
  fields: (t) => ({
    idempotencyKey: t.id({
      required: true,
      description:
        'A key of your choice, 1 to 255 characters long. Send the same key again to repeat this request safely. Keys are kept for 30 days.',
    }),
    who: t.field({
      type: ReinviteSelectorInput,
      required: true,
      description: 'Whom to invite again.',
    }),
    duplicates: t.field({
      type: DuplicatePolicyInput,
      required: true,
      // Catches a double click, or two people at once. A day would defeat the mutation's purpose.
      defaultValue: { ...defaults.duplicates, windowSeconds: 300 },
      description:
        'Protection against duplicate invitations. By default it looks back five minutes.',
    }),
    waitSeconds: t.int({
      required: true,
      defaultValue: defaults.waitSeconds,
      description: 'How many seconds to wait for final outcomes. With 0 the response is immediate.',
    }),
  }),
})

const ReinviteUsersPayload = acceptedPayload(
  'ReinviteUsersPayload',
  'invites:resend',
  'The request was accepted. `results` holds one entry for each invite or user in input order, or oldest first if a filter selected them.',
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
  description:
    'The accepted batch with an outcome for every recipient, or the reason why the whole request was refused.',
  types: Object.values(members),
  resolveType: (result) => members[result.kind],
})

builder.mutationField('reinviteUsers', (t) =>
  t.field({
    ...needs('invites:resend'),
    unauthorizedResolver: notAuthorized('invites:resend'),
    description:
      'Invites people again who were invited and have not joined, in the way that each provider supports. It creates a new batch; every invite keeps its id and counts one more attempt.',
    type: ReinviteUsersResult,
    args: {
      input: t.arg({
        type: ReinviteUsersInput,
        required: true,
        description: 'Whom to invite again, and how.',
      }),
    },
    resolve: async (_root, { input }, { invites, caller, whileWaiting }) => {
      const { who, ...rest } = input
      const selector = selectorOf(who)
      if ('unknownId' in selector) {
        return withUserError({ kind: 'not-found' as const, id: selector.unknownId })
      }
      const request = { ...rest, input, who: selector, onInvalid: 'SEND_VALID' as const }
      const result = await invites.reinvite(request, caller, whileWaiting)
      if (result.kind !== 'not-found') return withUserError(result)
      const id = who.inviteIds?.find((given) => fromGlobalId('Invite', given) === result.id)
      return withUserError({ ...result, id: id ?? result.id })
    },
  }),
)

function selectorOf(
  who: typeof ReinviteSelectorInput.$inferInput,
): Selector | { readonly unknownId: string } {
  if (who.wickr != null) {
    const { networkId, userIds } = who.wickr
    return { kind: 'wickr', networkId: trimInvisible(networkId), userIds }
  }
  if (who.filter != null) return { kind: 'filter', filter: filterOf(who.filter) }
  const inviteIds: string[] = []
  for (const given of who.inviteIds ?? []) {
    const id = fromGlobalId('Invite', given)
    if (id === undefined) return { unknownId: given }
    inviteIds.push(id)
  }
  return { kind: 'invites', inviteIds }
}
