import { builder } from '../builder.ts'
import { fromGlobalId } from '../global-id.ts'
import { needs } from '../scopes.ts'
import {
  changesOf,
  errorOf,
  InviteBatchProgress,
  placeOf,
  resolveEvent,
} from './batch-progress-event.ts'

builder.subscriptionField('inviteBatchProgress', (t) =>
  t.field({
    ...needs('invites:read'),
    description:
      'Follows a batch. The first event carries the current state, later events carry changes, and the stream completes when every recipient has a final outcome. If your credential expires or no longer covers the batch, the last event is an error with the code `UNAUTHENTICATED`. If the stream ends earlier without one, the connection was lost: subscribe again with the last `cursor`. Polling `node(id:)` is equivalent.',
    type: InviteBatchProgress,
    args: {
      batchId: t.arg.id({ required: true, description: 'The `id` of an `InviteBatch`.' }),
      after: t.arg.string({
        description:
          'The last `cursor` that you received. Without it, the stream starts when the batch was accepted.',
      }),
    },
    subscribe: async (_root, { batchId, after }, { invites, caller, signal }) => {
      const id = fromGlobalId('InviteBatch', batchId)
      if (id === undefined) throw errorOf({ kind: 'not-found' })
      const seen = after == null ? undefined : invites.cursors.open(changesOf([id], caller), after)
      if (after != null && seen === undefined) throw errorOf({ kind: 'bad-cursor' })
      const place = seen && placeOf(seen)
      const following = await invites.follow({ batchId: id, after: place, caller, signal })
      if (following.kind === 'following') return following.events
      throw errorOf(following)
    },
    resolve: resolveEvent,
  }),
)
