import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import { beginning, type Place } from './changes.ts'
import { noLongerAllowed } from './end-with-credential.ts'
import type { ProgressEvent } from './feed.ts'
import type { Follow, Following } from './follow.ts'
import { mergeEvents } from './merge-events.ts'

/** The event of one of several batches that are followed together. */
export interface TogetherEvent extends ProgressEvent {
  /** What was seen of each batch that is followed, in the order in which they were asked for. */
  readonly together: readonly { readonly batchId: string; readonly place: Place }[]
}

/** The answer to a subscription to several batches. */
export type FollowingAll =
  | {
      readonly kind: 'following'
      /** Ends with the last of them; otherwise as for one batch. */
      readonly events: AsyncIterableIterator<TogetherEvent | typeof noLongerAllowed>
    }
  /** `index`: of the batch that is to blame. */
  | (Exclude<Following, { kind: 'following' }> & { readonly index: number })

export interface FollowAllRequest {
  readonly batchIds: readonly string[]
  /** What was seen of each; `'now'`: nothing that changed before is told. */
  readonly after: readonly Place[] | 'now' | undefined
  readonly caller: Caller
  readonly signal: AbortSignal
}

export type FollowAll = (request: FollowAllRequest) => Promise<FollowingAll>

/** Follows several batches in one stream. Each counts as a subscription. */
export function createFollowAll(on: Queryable, follow: Follow): FollowAll {
  return async ({ batchIds, after, caller, signal }) => {
    const known = after === 'now' ? await placesNow(on, batchIds) : after
    const streams: Extract<Following, { kind: 'following' }>['events'][] = []
    const endAll = () => Promise.all(streams.map((events) => events.return?.()))
    for (const [index, batchId] of batchIds.entries()) {
      const following = await follow({ batchId, after: known?.[index], caller, signal })
      if (following.kind !== 'following') {
        await endAll()
        return { ...following, index }
      }
      streams.push(following.events)
    }
    const seen = batchIds.map((batchId, index) => ({ batchId, place: known?.[index] ?? beginning }))
    return { kind: 'following', events: inOneStream(mergeEvents(streams), seen) }
  }
}

type Merged = ReturnType<typeof mergeEvents<ProgressEvent | typeof noLongerAllowed>>

function inOneStream(
  merged: Merged,
  start: TogetherEvent['together'],
): AsyncIterableIterator<TogetherEvent | typeof noLongerAllowed> {
  let together = start
  return {
    next: async () => {
      const next = await merged.next()
      if (next.done) return next
      const { index, event } = next.value
      if (event === noLongerAllowed) {
        // Who may not see one of them any more starts again without it.
        await merged.return?.()
        return { done: false, value: event }
      }
      together = together.with(index, { batchId: event.batch.id, place: event.place })
      return { done: false, value: { ...event, together } }
    },
    return: async () => {
      await merged.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

// Versions are committed in order, and no position is higher.
const lastPosition = 2_147_483_647

async function placesNow(on: Queryable, batchIds: readonly string[]): Promise<Place[]> {
  const rows = await on.query<{ id: string; version: number }>(
    'select id, version from batches where id = any($1::uuid[])',
    [batchIds],
  )
  const versions = new Map(rows.map(({ id, version }) => [id, version]))
  return batchIds.map((id) => ({ version: versions.get(id) ?? 0, position: lastPosition }))
}
