import type { Database } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import { statusOf } from '../query/batch-status.ts'
import { progressOf, type TargetProgress } from '../query/progress.ts'
import { type BatchRow, batchesByIds, type SendRow } from '../query/rows.ts'
import { rereadMs, type Watch } from './batch-notifications.ts'
import { type Changes, changesSince, type Place } from './changes.ts'
import { createRecentEvents, keyOf, type RecentEvents } from './recent-events.ts'

/** A batch as one round read it. */
export interface BatchState {
  readonly batch: BatchRow
  readonly progress: readonly TargetProgress[]
}

/** The state of a batch, and the invites that changed since the previous event. */
export interface ProgressEvent extends BatchState {
  /** Pass it as `after` to resume here, with no change missed or repeated. */
  readonly place: Place
  /** The invites that changed, in their current state. */
  readonly changed: readonly SendRow[]
}

/** The event after a place, and what is needed to go on from it. */
export interface NextEvent extends Omit<Changes, 'invites'> {
  readonly event: ProgressEvent
  /** What makes an event worth sending, apart from changed invites. */
  readonly summary: string
  /** The number of the round that made it. */
  readonly round: number
}

/** One reading of a batch, shared by all its followers: each query runs once. */
export interface Round {
  /** Read before any changes, so that the changes of a batch that is final here are complete. */
  state(): Promise<BatchState | undefined>
  /**
   * The same object for all who are at that place, made in round `since` or later. Undefined: the batch
   * does not exist any more.
   */
  eventAfter(place: Place, since: number): Promise<NextEvent | undefined>
}

/** The rounds of one batch, for callers who may see the same part of it. */
export interface Feed {
  /** A round that is at most `coalesceMs` old. */
  first(): Round
  /** Resolves to the round after `seen`, at once if there is one. Undefined: closed, or aborted. */
  next(seen: Round, signal: AbortSignal): Promise<Round | undefined>
  /** The more followers, the longer the time between two rounds. */
  followers: number
  close(): void
}

/** Changes within this time share an event. */
export const coalesceMs = 150
// CPU time to send an event to one follower, and for each invite in it. Making it is shared.
const eventMs = 0.1
const inviteMs = 0.002
// Before a round has shown how many invites change at once: as many as one call settles.
const likelyChanges = 50
// Share of one CPU for all followers of a batch. Sending comes first.
const share = 0.1
// However many followers there are.
const maxGapMs = 2_000

/** Opens the feed of a batch. It reads again when a notification arrives, and every `rereadMs`. */
export function openFeed(database: Database, watch: Watch, batchId: string, caller: Caller): Feed {
  const recent = createRecentEvents<NextEvent>()
  const source = { database, batchId, caller, recent }
  let number = 0
  let round = createRound(source, number)
  let openedAt = performance.now()
  let largestEvent = 0
  let timer: NodeJS.Timeout | undefined
  const waiting = new Set<(round: Round | undefined) => void>()
  let closed = false

  const open = (): Round => {
    clearTimeout(timer)
    timer = setTimeout(soon, rereadMs)
    largestEvent = 0
    openedAt = performance.now()
    number += 1
    round = createRound(source, number, (count) => {
      largestEvent = Math.max(largestEvent, count)
    })
    for (const go of [...waiting]) go(round)
    return round
  }
  const gapMs = (invites: number) => {
    const cost = feed.followers * (eventMs + invites * inviteMs)
    return Math.min(maxGapMs, Math.max(coalesceMs, cost / share))
  }
  let due = false
  const soon = (): void => {
    if (due || closed) return
    due = true
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        due = false
        if (!closed) open()
      },
      // Waits after a quiet time too: events for a crowd take long, and the batch may be over by then.
      Math.max(gapMs(likelyChanges), openedAt + gapMs(largestEvent) - performance.now()),
    )
  }
  const unsubscribe = watch.onChange(batchId, soon)
  const close = () => {
    closed = true
    clearTimeout(timer)
    unsubscribe()
    watch.released.removeEventListener('abort', close)
    for (const go of [...waiting]) go(undefined)
  }
  watch.released.addEventListener('abort', close)
  timer = setTimeout(soon, rereadMs)

  const feed: Feed = {
    followers: 0,
    first: () => (performance.now() - openedAt > coalesceMs && !due ? open() : round),
    next: async (seen, signal) => {
      if (closed || signal.aborted) return undefined
      if (seen !== round) return round
      const { promise, resolve } = Promise.withResolvers<Round | undefined>()
      const stop = () => resolve(undefined)
      waiting.add(resolve)
      signal.addEventListener('abort', stop)
      try {
        return await promise
      } finally {
        waiting.delete(resolve)
        signal.removeEventListener('abort', stop)
      }
    },
    close,
  }
  return feed
}

interface Source {
  readonly database: Database
  readonly batchId: string
  readonly caller: Caller
  readonly recent: RecentEvents<NextEvent>
}

function createRound(
  { database, batchId, caller, recent }: Source,
  round: number,
  onChanges: (count: number) => void = () => undefined,
): Round {
  let state: Promise<BatchState | undefined> | undefined
  const events = new Map<string, Promise<NextEvent | undefined>>()
  const readOnce = () => (state ??= readState(database, batchId, caller))
  const readEvent = async (after: Place) => {
    const now = await readOnce()
    if (now === undefined) return undefined
    const { invites: changed, place, more } = await changesSince(database, batchId, after, caller)
    onChanges(changed.length)
    const event = { ...now, place, changed }
    const next = { event, place, more, summary: summaryOf(now), round }
    recent.add(after, next)
    return next
  }
  return {
    state: readOnce,
    eventAfter: async (place, since) => {
      const earlier = recent.after(place, since)
      // After an event of an earlier round, this one may have more.
      if (earlier !== undefined) return { ...earlier, more: earlier.more || earlier.round < round }
      const key = keyOf(place)
      const found = events.get(key) ?? readEvent(place)
      events.set(key, found)
      return found
    },
  }
}

function summaryOf({ batch, progress }: BatchState): string {
  return JSON.stringify([
    statusOf(batch, progress),
    progress.map(({ counts, resumesAt }) => [counts, resumesAt]),
  ])
}

async function readState(
  database: Database,
  batchId: string,
  caller: Caller,
): Promise<BatchState | undefined> {
  const [batch] = await batchesByIds(database, [batchId], caller)
  return batch && { batch, progress: await progressOf(database, [batchId], caller) }
}
