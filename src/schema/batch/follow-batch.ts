import { GraphQLError } from 'graphql'
import { noLongerAllowed } from '#invites/follow/end-with-credential.ts'
import type { Following, ProgressEvent } from '#invites/follow/follow.ts'
import { builder } from '../builder.ts'
import { fromGlobalId } from '../node.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { Invite } from '../refs/invite-ref.ts'
import { credentialEnded, needs } from '../scopes.ts'

const InviteBatchProgress = builder.objectRef<ProgressEvent>('InviteBatchProgress').implement({
  description: 'The changes in a batch over a short interval.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description:
        'Pass it as `after` to resume the subscription here, with no gaps and no duplicates.',
    }),
    batch: t.field({
      description: 'The current state of the batch.',
      type: InviteBatch,
      resolve: ({ batch, progress }) => ({ ...batch, progress }),
    }),
    changed: t.field({
      description:
        'The current state of the invites whose outcome changed. One event holds at most 500.',
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
      const following =
        id === undefined
          ? ({ kind: 'not-found' } as const)
          : await invites.follow({
              batchId: id,
              after: after ?? undefined,
              caller,
              signal,
            })
      if (following.kind === 'following') return following.events
      throw errorOf(following)
    },
    resolve: (event) => {
      if (event === noLongerAllowed) throw credentialEnded()
      return event
    },
  }),
)

function errorOf(why: Exclude<Following, { kind: 'following' }>): GraphQLError {
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
