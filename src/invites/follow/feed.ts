import type { Database } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import { progressOf, type TargetProgress } from '../query/progress.ts'
import { type BatchRow, batchesByIds } from '../query/rows.ts'
import { rereadMs, type Watch } from './batch-notifications.ts'
import { type Changes, changesSince, cursorOf, type Place } from './changes.ts'

/** A batch as a round found it. */
export interface BatchState {
  readonly batch: BatchRow
  readonly progress: readonly TargetProgress[]
}

/** One look at a batch, shared by all who follow it: each question is asked once. */
export interface Round {
  /** Read before any changes: a batch that is final here has no change that they miss. */
  state(): Promise<BatchState | undefined>
  changes(after: Place): Promise<Changes>
}

/** The rounds of one batch, for callers who may see the same of it. */
export interface Feed {
  /** A round that is at most `gatherMs` old. */
  first(): Round
  /** The round after `seen`: at once where there is one already. Undefined: closed, or aborted. */
  next(seen: Round, signal: AbortSignal): Promise<Round | undefined>
  /** How many follow; the more, the longer between two rounds. */
  followers: number
  close(): void
}

/** What changes within this long is told together. */
export const coalesceMs = 150
// Telling a follower costs about this much CPU, and this much more for every invite in the event.
const eventMs = 0.1
const inviteMs = 0.02
// Until it is known how many there are: what one call brings.
const likelyChanges = 50
// Of one CPU, for all who follow a batch: sending comes first.
const share = 0.1
// However many follow.
const maxGapMs = 2_000

export function openFeed(database: Database, watch: Watch, batchId: string, caller: Caller): Feed {
  let round = createRound(database, batchId, caller)
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
    round = createRound(database, batchId, caller, (changes) => {
      largestEvent = Math.max(largestEvent, changes.invites.length)
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
      // After a quiet time too: telling a crowd takes long, and a batch may be over by then.
      Math.max(gapMs(likelyChanges), openedAt + gapMs(largestEvent) - performance.now()),
    )
  }
  const unhear = watch.hear(batchId, soon)
  const close = () => {
    closed = true
    clearTimeout(timer)
    unhear()
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

function createRound(
  database: Database,
  batchId: string,
  caller: Caller,
  note: (changes: Changes) => void = () => undefined,
): Round {
  let state: Promise<BatchState | undefined> | undefined
  const asked = new Map<string, Promise<Changes>>()
  const readChanges = async (after: Place) => {
    await state
    const changes = await changesSince(database, batchId, after, caller)
    note(changes)
    return changes
  }
  return {
    state: () => (state ??= readState(database, batchId, caller)),
    changes: (after) => {
      const key = cursorOf(after)
      const found = asked.get(key) ?? readChanges(after)
      asked.set(key, found)
      return found
    },
  }
}

async function readState(
  database: Database,
  batchId: string,
  caller: Caller,
): Promise<BatchState | undefined> {
  const [batch] = await batchesByIds(database, [batchId], caller)
  return batch && { batch, progress: await progressOf(database, [batchId], caller) }
}
