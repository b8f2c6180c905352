import { actionsOf, inviteActions } from '#invites/query/actions/available-actions.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { Node } from '../node.ts'
import { connectionOf, pageArgs, pageRequest } from '../pages/connection.ts'
import { Destination, destinationOf } from '../provider/destination-ref.ts'
import { ProviderKind } from '../provider/provider.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { Invite } from '../refs/invite-ref.ts'
import { needs } from '../scopes.ts'
import { filterOf, InviteFilter } from './invite-filter.ts'
import { InviteLifecycle } from './lifecycle.ts'
import { InviteOutcome } from './outcome.ts'
import { OutcomeKind } from './outcome-enums.ts'
import { Recipient } from './recipient.ts'
import { selectsLifecycle } from './selects-lifecycle.ts'

const InviteAction = builder.enumType('InviteAction', {
  description: 'An action that is available for an invite.',
  values: describe(inviteActions, {
    REINVITE: 'Invite the person again with `reinviteUsers`.',
    REVOKE:
      'Revoke the invitation with `revokeInvites`. Wickr also requires `acceptUserDeletion: true`.',
    RETRY: 'Retry with `retryInviteBatch`. It is safe, because nothing was sent.',
    RETRY_WITH_CONSENT:
      'Retry with `retryInviteBatch` and `acceptDuplicateRisk: true`. The recipient may get a second invitation.',
    RECONCILE: 'Look up the unconfirmed outcome with `reconcileInviteBatch`.',
  }),
})

Invite.implement({
  description:
    'The invitation of one recipient to one destination. `reinviteUsers` and `retryInviteBatch` keep its id and increment `attempts`; another `sendInvites` for the same recipient makes another invite.',
  interfaces: [Node],
  fields: (t) => ({
    batch: t.field({
      description: 'The batch of the latest request for this invite.',
      type: InviteBatch,
      resolve: async ({ batchId }, _args, { load }) => {
        const batch = await load.batch.load(batchId)
        if (batch === undefined) throw new Error(`batch ${batchId} of an invite is missing`)
        return batch
      },
    }),
    provider: t.field({
      description: 'The provider that sends the invitation.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    destination: t.field({
      description: 'The destination that the person is invited to.',
      type: Destination,
      resolve: destinationOf,
    }),
    recipient: t.field({
      description: 'The person or group that is invited.',
      type: Recipient,
      resolve: (row) => row,
    }),
    outcome: t.field({
      description:
        'The result of the latest request. It changes from `InviteQueued` to a final outcome.',
      type: InviteOutcome,
      resolve: (row) => row,
    }),
    outcomeKind: t.field({
      description: 'The kind of `outcome`, for filters and badges.',
      type: OutcomeKind,
      resolve: ({ outcomeKind }) => outcomeKind,
    }),
    lifecycle: t.field({
      description:
        'What became of the invitation at the provider. Selecting this field reads it there, for all invites of a destination together, unless it was read recently. If the provider does not answer within a few seconds, the last known value is returned.',
      type: InviteLifecycle,
      resolve: async ({ inviteId }, _args, { load }) =>
        (await load.lifecycle.load(inviteId)).lifecycle,
    }),
    lifecycleCheckedAt: t.field({
      description:
        'When `lifecycle` was read. Null if it was not read since the latest request, whose outcome then decides it.',
      type: 'DateTime',
      nullable: true,
      resolve: async ({ inviteId }, _args, { load }) =>
        (await load.lifecycle.load(inviteId)).checkedAt,
    }),
    expiresAt: t.field({
      description: 'When a pending invitation expires, if the provider reports it.',
      type: 'DateTime',
      nullable: true,
      resolve: async ({ inviteId }, _args, { load }) =>
        (await load.lifecycle.load(inviteId)).expiresAt,
    }),
    attempts: t.exposeInt('attempt', {
      description: 'How many times this invite was requested, including the first.',
    }),
    availableActions: t.field({
      description:
        'The actions that are available for this invite now. User interfaces can enable their buttons from this list. It agrees with `lifecycle` where both are selected; alone, it does not read at the provider.',
      type: [InviteAction],
      resolve: async ({ inviteId, ...row }, _args, { invites, load }, info) => {
        const state = selectsLifecycle(info) ? await load.lifecycle.load(inviteId) : undefined
        const facts = await load.actionFacts.load(inviteId)
        return actionsOf(row, invites.providers.get(row.provider), {
          ...facts,
          isClosed: !invites.destinations.allows(row.provider, row.destinationId),
          ...(state === undefined ? {} : { lifecycle: state.lifecycle }),
        })
      },
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When this invite was first requested.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When this invite last changed.',
    }),
  }),
})

export const InviteConnection = connectionOf(Invite, 'Invite', 'invites')

builder.queryField('invites', (t) =>
  t.field({
    ...needs('invites:read'),
    description: 'Invites of all batches and providers, newest first.',
    type: InviteConnection,
    nullable: true,
    args: {
      filter: t.arg({
        type: InviteFilter,
        description: 'Returns only invites that match this filter.',
      }),
      ...pageArgs(t, 'invites', 50),
    },
    resolve: (_root, { filter, ...args }, context) => {
      const page = pageRequest(args, 'invites', context)
      return context.invites.invitesPage(filterOf(filter), page, context.caller)
    },
  }),
)
