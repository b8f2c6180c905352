import { maxTogether } from '#invites/query/cursors/cursors.ts'
import { builder } from '../builder.ts'
import { fromGlobalId } from '../global-id.ts'
import { needs } from '../scopes.ts'
import {
  changesOf,
  errorOf,
  followProblem,
  InviteBatchProgress,
  placeOf,
  resolveEvent,
} from './batch-progress-event.ts'

builder.subscriptionField('inviteBatchesProgress', (t) =>
  t.field({
    ...needs('invites:read'),
    description:
      'Follows up to 20 batches in one stream, as `inviteBatchProgress` follows one. Each event is of one of them, and its `cursor` resumes all of them. The stream completes when every recipient of every batch has a final outcome. Each batch counts as one subscription. A batch that does not exist is the error `NOT_FOUND` with its `index` in `batchIds`.',
    type: InviteBatchProgress,
    args: {
      batchIds: t.arg.idList({
        required: true,
        description: 'The `id`s of 1 to 20 `InviteBatch`es. A cursor is valid for the same ones.',
      }),
      after: t.arg.string({
        description:
          'The last `cursor` that you received. Without it, the stream starts when the batches were accepted.',
      }),
      fromNow: t.arg.boolean({
        required: true,
        defaultValue: false,
        description:
          'Without `after`: starts now. The first event of each batch carries its current state, and changes before are not repeated.',
      }),
    },
    subscribe: async (_root, { batchIds, after, fromNow }, { invites, caller, signal }) => {
      // Whoever lists them in another order, or twice, follows the same.
      const globalIds = [...new Set(batchIds.map(String))].sort()
      const blame = (index: number) => ({
        index: batchIds.map(String).indexOf(globalIds[index] ?? ''),
      })
      if (globalIds.length === 0) {
        throw followProblem('BAD_USER_INPUT', '`batchIds` must have at least one id.')
      }
      if (globalIds.length > maxTogether) {
        const message = `\`batchIds\` may have at most ${maxTogether} ids.`
        throw followProblem('LIMIT_EXCEEDED', message, { limit: maxTogether })
      }
      const ids = globalIds.flatMap((id) => fromGlobalId('InviteBatch', id) ?? [])
      const bad = globalIds.findIndex((id) => fromGlobalId('InviteBatch', id) === undefined)
      if (bad >= 0) throw errorOf({ kind: 'not-found' }, blame(bad))
      const seen =
        after == null ? undefined : invites.cursors.openAll(changesOf(ids, caller), after)
      if (after != null && seen === undefined) throw errorOf({ kind: 'bad-cursor' })
      const start = seen?.map(placeOf) ?? (fromNow ? 'now' : undefined)
      const following = await invites.followAll({ batchIds: ids, after: start, caller, signal })
      if (following.kind === 'following') return following.events
      throw errorOf(following, blame(following.index))
    },
    resolve: resolveEvent,
  }),
)
