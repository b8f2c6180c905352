import { actionsOf, inviteActions } from '#invites/query/available-actions.ts'
import { builder } from '../builder.ts'
import { connectionOf, pageArgs, pageRequest } from '../connection.ts'
import { describe } from '../describe.ts'
import { Node } from '../node.ts'
import { Destination } from '../provider/destination.ts'
import { ProviderKind } from '../provider/provider.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { Invite } from '../refs/invite-ref.ts'
import { needs } from '../scopes.ts'
import { filterOf, InviteFilter } from './invite-filter.ts'
import { InviteLifecycle } from './lifecycle.ts'
import { InviteOutcome } from './outcome.ts'
import { OutcomeKind } from './outcome-enums.ts'
import { Recipient } from './recipient.ts'

const InviteAction = builder.enumType('InviteAction', {
  description: 'Something a person may do with an invite.',
  values: describe(inviteActions, {
    REINVITE: '`reinviteUsers`.',
    REVOKE: '`revokeInvites`; at Wickr it needs `acceptUserDeletion`.',
    RETRY: '`retryInviteBatch`, plainly: it certainly was not sent.',
    RETRY_WITH_CONSENT:
      '`retryInviteBatch`, only with `acceptDuplicateRisk: true`: the recipient may get a second invitation.',
    RECONCILE: '`reconcileInviteBatch`.',
  }),
})

Invite.implement({
  description:
    'One recipient at one destination. Its identity is stable over resends; `attempts` counts them.',
  interfaces: [Node],
  fields: (t) => ({
    batch: t.field({
      description: 'The batch of the latest request.',
      type: InviteBatch,
      resolve: async ({ batchId }, _args, { load }) => {
        const batch = await load.batch.load(batchId)
        if (batch === undefined) throw new Error(`batch ${batchId} of an invite is missing`)
        return batch
      },
    }),
    provider: t.field({
      description: 'Where the person is invited.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    destination: t.field({
      description: 'What the person is invited to.',
      type: Destination,
      resolve: (row) => row,
    }),
    recipient: t.field({ description: 'Who.', type: Recipient, resolve: (row) => row }),
    outcome: t.field({
      description: 'What our latest request did. Live: from `InviteQueued` to something final.',
      type: InviteOutcome,
      resolve: (row) => row,
    }),
    outcomeKind: t.field({
      description: 'The same as one word.',
      type: OutcomeKind,
      resolve: ({ outcomeKind }) => outcomeKind,
    }),
    lifecycle: t.field({
      description:
        'What became of the invitation, as last read at the provider. Asking reads there, all invites of a destination together, unless that was done a short time ago; what cannot be read within some seconds is as last known.',
      type: InviteLifecycle,
      resolve: async ({ inviteId }, _args, { load }) =>
        (await load.lifecycle.load(inviteId)).lifecycle,
    }),
    lifecycleCheckedAt: t.field({
      description: 'When that was read; null: not since our latest request, which it follows from.',
      type: 'DateTime',
      nullable: true,
      resolve: async ({ inviteId }, _args, { load }) =>
        (await load.lifecycle.load(inviteId)).checkedAt,
    }),
    expiresAt: t.field({
      description: 'When a pending invitation expires, where the provider tells it.',
      type: 'DateTime',
      nullable: true,
      resolve: async ({ inviteId }, _args, { load }) =>
        (await load.lifecycle.load(inviteId)).expiresAt,
    }),
    attempts: t.exposeInt('attempt', { description: 'How often it was asked for, this included.' }),
    availableActions: t.field({
      description: 'What may be done with it now. Consoles enable their buttons from this list.',
      type: [InviteAction],
      resolve: async (row, _args, { invites, load }) =>
        actionsOf(
          row,
          invites.providers.get(row.provider),
          await load.actionFacts.load(row.inviteId),
        ),
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When it was first asked for.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
})

export const InviteConnection = connectionOf(Invite, 'Invite', 'invites')

builder.queryField('invites', (t) =>
  t.field({
    ...needs('invites:read'),
    description: 'Invites over all batches and providers, newest first.',
    type: InviteConnection,
    args: {
      filter: t.arg({ type: InviteFilter, description: 'Only those that match.' }),
      ...pageArgs(t, 50),
    },
    resolve: (_root, { filter, ...page }, { invites, caller }) =>
      invites.invitesPage(filterOf(filter), pageRequest(page), caller),
  }),
)
