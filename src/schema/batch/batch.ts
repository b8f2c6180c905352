import { batchActionsOf } from '#invites/query/actions/batch-actions.ts'
import { batchStatuses, statusOf } from '#invites/query/batch-status.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { describe } from '../describe.ts'
import { InviteConnection } from '../invite/invite.ts'
import { filterOf, InviteFilter } from '../invite/invite-filter.ts'
import { InviteOutcome } from '../invite/outcome.ts'
import { Node } from '../node.ts'
import { connectionOf, pageArgs, pageRequest } from '../pages/connection.ts'
import { ProviderKind } from '../provider/provider.ts'
import { type BatchShape, InviteBatch } from '../refs/batch-ref.ts'
import { callerNow, needs } from '../scopes.ts'
import { BatchAction } from './batch-action.ts'
import { BatchEventConnection } from './batch-event.ts'
import { BatchProgress, BatchTarget } from './batch-progress.ts'

const InviteOutcomeConnection = connectionOf(InviteOutcome, 'InviteOutcome', 'outcomes')

const BatchStatus = builder.enumType('BatchStatus', {
  description: 'The status of a batch. Read `progress.counts` for its results.',
  values: describe(batchStatuses, {
    QUEUED: 'The batch was accepted, and no call has been made yet.',
    RUNNING: 'The gateway is calling providers.',
    WAITING_FOR_PROVIDER:
      'All remaining recipients wait for a rate limit, a back-off or the cool-down of their mailbox.',
    CANCELING: 'The batch was canceled, and calls in flight are being finished.',
    CANCELED: 'The batch was canceled, and every recipient has a final outcome.',
    FINISHED: 'Every recipient has a final outcome, good or bad.',
  }),
})

InviteBatch.implement({
  description: 'The invites of one accepted `sendInvites` or `reinviteUsers` request.',
  interfaces: [Node],
  fields: (t) => ({
    name: t.exposeString('name', {
      nullable: true,
      description: 'The name that the caller gave the batch.',
    }),
    status: t.field({
      description: 'The status of the batch.',
      type: BatchStatus,
      resolve: async (batch, _args, { load }) =>
        statusOf(
          batch,
          batch.open === 0 ? [] : (batch.progress ?? (await load.progress.load(batch.id))),
        ),
    }),
    progress: t.field({
      description: 'The progress of the batch.',
      type: BatchProgress,
      resolve: ({ id, progress }, _args, { load }) => progress ?? load.progress.load(id),
    }),
    targets: t.field({
      description: 'The parts of the batch, one for each destination.',
      type: [BatchTarget],
      resolve: ({ id, progress }, _args, { load }) => progress ?? load.progress.load(id),
    }),
    actions: t.field({
      description:
        'What you can do with the whole batch now, with the number of recipients that each action applies to. User interfaces can enable their buttons from this list.',
      type: [BatchAction],
      resolve: async (batch, _args, { load, invites, caller }) =>
        batchActionsOf(
          batch,
          await load.batchActionFacts.load(batch.id),
          invites.providers,
          callerNow(caller),
        ),
    }),
    invites: t.field({
      authScopes: ownOrReadable,
      description: 'The current state of the invites in this batch, in input order.',
      type: InviteConnection,
      nullable: true,
      args: {
        filter: t.arg({
          type: InviteFilter,
          description: 'Returns only invites that match this filter.',
        }),
        ...pageArgs(t, 'invites of a batch', 50),
      },
      resolve: ({ id }, { filter, ...args }, context) => {
        const page = pageRequest(args, 'invites of a batch', context)
        return context.load.invitesOf.load({ batchId: id, filter: filterOf(filter), page })
      },
    }),
    results: t.field({
      authScopes: ownOrReadable,
      description:
        'The outcome of each recipient in this batch, in input order: what its mutation returned, as of now. A later request for the same invite changes `invites`, and not these.',
      type: InviteOutcomeConnection,
      nullable: true,
      args: pageArgs(t, 'results of a batch', 50),
      resolve: ({ id }, args, context) => {
        const page = pageRequest(args, 'results of a batch', context)
        return context.load.resultsOf.load({ batchId: id, page })
      },
    }),
    events: t.field({
      authScopes: ownOrReadable,
      description:
        'The audit trail in chronological order: all actions of callers and all calls to providers.',
      type: BatchEventConnection,
      nullable: true,
      args: pageArgs(t, 'events of a batch', 50),
      resolve: ({ id }, args, context) => {
        const page = pageRequest(args, 'events of a batch', context)
        return context.load.eventsOf.load({ batchId: id, page })
      },
    }),
    idempotencyKey: t.exposeID('idempotencyKey', {
      description: 'The idempotency key that the caller chose.',
    }),
    createdBy: t.exposeString('caller', { description: 'The caller that created the batch.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the batch was accepted.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last recipient received a final outcome, or null before that.',
    }),
  }),
})

/** Callers who may only send can read the invites and events of their own batches. */
function ownOrReadable(batch: BatchShape, _args: unknown, { caller }: Context) {
  const { id } = callerNow(caller)
  return batch.caller === id || ({ may: 'invites:read' } as const)
}

const InviteBatchConnection = connectionOf(InviteBatch, 'InviteBatch', 'batches')

const InviteBatchFilter = builder.inputType('InviteBatchFilter', {
  description:
    'Selects batches that satisfy all given conditions. A list is satisfied by any of its values.',
  fields: (t) => ({
    status: t.field({
      type: [BatchStatus],
      description: 'Selects batches with one of these statuses.',
    }),
    provider: t.field({
      type: [ProviderKind],
      description: 'Selects batches with a target at one of these providers.',
    }),
    createdAfter: t.field({
      type: 'DateTime',
      description: 'Selects batches accepted after this instant.',
    }),
    createdBefore: t.field({
      type: 'DateTime',
      description: 'Selects batches accepted before this instant.',
    }),
    name: t.string({
      description: 'Selects batches whose name contains this text, ignoring case.',
    }),
  }),
})

builder.queryField('inviteBatches', (t) =>
  t.field({
    ...needs('invites:read'),
    description: 'All batches, newest first.',
    type: InviteBatchConnection,
    nullable: true,
    args: {
      filter: t.arg({
        type: InviteBatchFilter,
        description: 'Returns only batches that match this filter.',
      }),
      ...pageArgs(t, 'batches', 20),
    },
    resolve: (_root, { filter, ...page }, context) =>
      context.invites.batchesPage(
        Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value != null)),
        pageRequest(page, 'batches', context),
        context.caller,
      ),
  }),
)
