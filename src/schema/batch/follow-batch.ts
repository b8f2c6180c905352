import { GraphQLError } from 'graphql'
import type { Following, ProgressEvent } from '#invites/follow/follow.ts'
import { builder } from '../builder.ts'
import { fromGlobalId } from '../node.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { Invite } from '../refs/invite-ref.ts'
import { needs } from '../scopes.ts'

const InviteBatchProgress = builder.objectRef<ProgressEvent>('InviteBatchProgress').implement({
  description: 'What changed in a batch, gathered over a short while.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'For `after`: continues here, nothing is missed and nothing comes twice.',
    }),
    batch: t.field({
      description: 'The batch now.',
      type: InviteBatch,
      resolve: ({ batch, progress }) => ({ ...batch, progress }),
    }),
    changed: t.field({
      description: 'The invites whose outcome changed, as they are now; at most 500 in one event.',
      type: [Invite],
      resolve: ({ changed }) => changed,
    }),
  }),
})

builder.subscriptionField('inviteBatchProgress', (t) =>
  t.field({
    ...needs('invites:read'),
    description:
      'Emits the state of a batch at once, then what changes, and completes when the batch is final. A stream that ends before that was cut: subscribe again with the last `cursor`. Polling `node(id:)` is equivalent.',
    type: InviteBatchProgress,
    args: {
      batchId: t.arg.id({ required: true, description: 'The `id` of an `InviteBatch`.' }),
      after: t.arg.string({
        description: 'The last `cursor` that arrived. Without: everything since it was accepted.',
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
      throw refused(following)
    },
    resolve: (event) => event,
  }),
)

function refused(why: Exclude<Following, { kind: 'following' }>): GraphQLError {
  switch (why.kind) {
    case 'not-found':
      return problem('NOT_FOUND', 'There is no such batch.')
    case 'bad-cursor':
      return problem('BAD_USER_INPUT', '`after` is not a cursor of this subscription.')
    case 'too-many': {
      const message = `There are ${why.limit} subscriptions already: end one, or poll \`node(id:)\`.`
      return problem('LIMIT_EXCEEDED', message, { limit: why.limit })
    }
  }
}

function problem(code: string, message: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } })
}
