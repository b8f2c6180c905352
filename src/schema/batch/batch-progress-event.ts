import { GraphQLError } from 'graphql'
import type { Caller } from '#identity/caller.ts'
import type { Place } from '#invites/follow/changes.ts'
import { noLongerAllowed } from '#invites/follow/end-with-credential.ts'
import type { ProgressEvent } from '#invites/follow/feed.ts'
import type { Following } from '#invites/follow/follow.ts'
import type { TogetherEvent } from '#invites/follow/follow-all.ts'
import type { CursorUse, Position } from '#invites/query/cursors/cursors.ts'
import { builder } from '../builder.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { Invite } from '../refs/invite-ref.ts'
import { credentialEnded } from '../scopes.ts'

/** An event of a batch, in a stream of its own or together with others. */
export const InviteBatchProgress = builder
  .objectRef<ProgressEvent | TogetherEvent>('InviteBatchProgress')
  .implement({
    description: 'The changes in a batch over a short interval.',
    fields: (t) => ({
      cursor: t.string({
        description:
          'Pass it as `after` to resume the subscription here, with no gaps and no duplicates.',
        resolve: (event, _args, { invites, caller }) => {
          const seen =
            'together' in event ? event.together : [{ batchId: event.batch.id, place: event.place }]
          const use = changesOf(
            seen.map(({ batchId }) => batchId),
            caller,
          )
          return invites.cursors.sealAll(
            use,
            seen.map(({ place }) => positionOf(place)),
          )
        },
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

/** What a subscription resolves its events with. */
export function resolveEvent<Event>(event: Event | typeof noLongerAllowed): Event {
  if (event === noLongerAllowed) throw credentialEnded()
  return event as Event
}

/** A cursor leads on in the batches that it is of, in the same order. */
export const changesOf = (batchIds: readonly string[], { tenant }: Caller): CursorUse => ({
  tenant,
  of: `changes of ${batchIds.join(' ')}`,
})

const positionOf = ({ version, position }: Place): Position => [version, position]
export const placeOf = ([version, position]: Position): Place => ({ version, position })

type Problem = Exclude<Following, { kind: 'following' }> | { readonly kind: 'bad-cursor' }

/** Why nothing is followed. `more`: further extensions of the error. */
export function errorOf(why: Problem, more: object = {}): GraphQLError {
  switch (why.kind) {
    case 'not-found':
      return followProblem('NOT_FOUND', 'This batch does not exist.', more)
    case 'bad-cursor':
      return followProblem('BAD_USER_INPUT', '`after` is not a cursor of this subscription.', more)
    case 'too-many': {
      const message = `The limit of ${why.limit} subscriptions is reached. End one, or poll \`node(id:)\`.`
      return followProblem('LIMIT_EXCEEDED', message, { limit: why.limit })
    }
  }
}

/** An error of a subscription as a whole. */
export function followProblem(code: string, message: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } })
}
