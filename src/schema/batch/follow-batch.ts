import { GraphQLError } from 'graphql'
import type { Caller } from '#identity/caller.ts'
import { noLongerAllowed } from '#invites/follow/end-with-credential.ts'
import type { ProgressEvent } from '#invites/follow/feed.ts'
import type { Following } from '#invites/follow/follow.ts'
import type { CursorUse } from '#invites/query/cursors/cursors.ts'
import { builder } from '../builder.ts'
import { fromGlobalId } from '../global-id.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { Invite } from '../refs/invite-ref.ts'
import { credentialEnded, needs } from '../scopes.ts'

const InviteBatchProgress = builder.objectRef<ProgressEvent>('InviteBatchProgress').implement({
  description: 'The changes in a batch over a short interval.',
  fields: (t) => ({
    cursor: t.string({
      description:
        'Pass it as `after` to resume the subscription here, with no gaps and no duplicates.',
      resolve: ({ batch, place }, _args, { invites, caller }) =>
        invites.cursors.seal(changesOf(batch.id, caller), [place.version, place.position]),
    }),
    batch: t.field({
      description: 'The current state of the batch.',
      type: InviteBatch,
      resolve: ({ batch, progress }) => ({ ...batch, progress }),
    }),
    changed: t.field({
      description:
        'The current state of the invites whose outcome changed. One event holds at most 100.',
      type: [Invite],
      resolve: ({ changed }) => changed,
    }),
  }),
})

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
      const seen = after == null ? undefined : invites.cursors.open(changesOf(id, caller), after)
      if (after != null && seen === undefined) throw errorOf({ kind: 'bad-cursor' })
      const place = seen && { version: seen[0], position: seen[1] }
      const following = await invites.follow({ batchId: id, after: place, caller, signal })
      if (following.kind === 'following') return following.events
      throw errorOf(following)
    },
    resolve: (event) => {
      if (event === noLongerAllowed) throw credentialEnded()
      return event
    },
  }),
)

/** A cursor leads on in the batch that it is of. */
const changesOf = (batchId: string, { tenant }: Caller): CursorUse => ({
  tenant,
  of: `changes of ${batchId}`,
})

type Problem = Exclude<Following, { kind: 'following' }> | { readonly kind: 'bad-cursor' }

function errorOf(why: Problem): GraphQLError {
  switch (why.kind) {
    case 'not-found':
      return problem('NOT_FOUND', 'This batch does not exist.')
    case 'bad-cursor':
      return problem('BAD_USER_INPUT', '`after` is not a cursor of this subscription.')
    case 'too-many': {
      const message = `The limit of ${why.limit} subscriptions is reached. End one, or poll \`node(id:)\`.`
      return problem('LIMIT_EXCEEDED', message, { limit: why.limit })
    }
  }
}

function problem(code: string, message: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } })
}
