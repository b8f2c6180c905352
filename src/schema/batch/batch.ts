import { batchStatuses, statusOf } from '#invites/query/progress.ts'
import { builder } from '../builder.ts'
import { connectionOf, pageArgs, pageRequest } from '../connection.ts'
import type { Context } from '../context.ts'
import { describe } from '../describe.ts'
import { InviteConnection } from '../invite/invite.ts'
import { filterOf, InviteFilter } from '../invite/invite-filter.ts'
import { Node } from '../node.ts'
import { ProviderKind } from '../provider/provider.ts'
import { type BatchShape, InviteBatch } from '../refs/batch-ref.ts'
import { needs } from '../scopes.ts'
import { BatchEventConnection } from './batch-event.ts'
import { BatchProgress, BatchTarget } from './batch-progress.ts'

const BatchStatus = builder.enumType('BatchStatus', {
  description: 'Where a batch stands. Read `progress.counts` for how it went.',
  values: describe(batchStatuses, {
    QUEUED: 'Accepted; nothing has left yet.',
    RUNNING: 'Calls are being made.',
    WAITING_FOR_PROVIDER: 'All that remains waits for a rate limit or a back-off.',
    CANCELING: 'Canceled; calls in flight are being finished.',
    CANCELED: 'Canceled, and final.',
    FINISHED: 'Every recipient has a final outcome, good or bad.',
  }),
})

InviteBatch.implement({
  description: 'What one `sendInvites` or `reinviteUsers` accepted.',
  interfaces: [Node],
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The label its sender gave it.' }),
    status: t.field({
      description: 'Where it stands.',
      type: BatchStatus,
      resolve: async (batch, _args, { load }) =>
        statusOf(
          batch,
          batch.open === 0 ? [] : (batch.progress ?? (await load.progress.load(batch.id))),
        ),
    }),
    progress: t.field({
      description: 'How far it is.',
      type: BatchProgress,
      resolve: ({ id, progress }, _args, { load }) => progress ?? load.progress.load(id),
    }),
    targets: t.field({
      description: 'Its parts, one a destination.',
      type: [BatchTarget],
      resolve: ({ id, progress }, _args, { load }) => progress ?? load.progress.load(id),
    }),
    invites: t.field({
      authScopes: ownOrReadable,
      description: 'Its invites as they are now, in the order of the input.',
      type: InviteConnection,
      args: {
        filter: t.arg({ type: InviteFilter, description: 'Only those that match.' }),
        ...pageArgs(t, 50),
      },
      resolve: ({ id }, { filter, ...page }, { load }) =>
        load.invitesOf.load({ batchId: id, filter: filterOf(filter), page: pageRequest(page) }),
    }),
    events: t.field({
      authScopes: ownOrReadable,
      description: 'Audit trail: who did what, and every call made to a provider, in order.',
      type: BatchEventConnection,
      args: pageArgs(t, 50),
      resolve: ({ id }, page, { load }) =>
        load.eventsOf.load({ batchId: id, page: pageRequest(page) }),
    }),
    idempotencyKey: t.exposeID('idempotencyKey', { description: 'The key its sender chose.' }),
    createdBy: t.exposeString('caller', { description: 'Who asked for it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was accepted.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last outcome became final.',
    }),
  }),
})

/** Who may only send, and gets here by a mutation, sees what became of their own batches. */
function ownOrReadable(batch: BatchShape, _args: unknown, { caller }: Context) {
  return batch.caller === caller.id || ({ may: 'invites:read' } as const)
}

const InviteBatchConnection = connectionOf(InviteBatch, 'InviteBatch', 'batches')

const InviteBatchFilter = builder.inputType('InviteBatchFilter', {
  description: 'All given conditions hold; a list means any of its values.',
  fields: (t) => ({
    status: t.field({ type: [BatchStatus], description: 'With one of these now.' }),
    provider: t.field({ type: [ProviderKind], description: 'With a target at one of these.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Accepted after this instant.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Accepted before this instant.' }),
    name: t.string({ description: 'Case-insensitive part of the name.' }),
  }),
})

builder.queryField('inviteBatches', (t) =>
  t.field({
    ...needs('invites:read'),
    description: 'Batches, newest first.',
    type: InviteBatchConnection,
    args: {
      filter: t.arg({ type: InviteBatchFilter, description: 'Only those that match.' }),
      ...pageArgs(t, 20),
    },
    resolve: (_root, { filter, ...page }, { invites, caller }) =>
      invites.batchesPage(
        Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value != null)),
        pageRequest(page),
        caller,
      ),
  }),
)
