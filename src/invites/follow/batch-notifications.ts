import DataLoader from 'dataloader'
import type { Database } from '#database/database.ts'
import { finishedSuffix } from '#dispatch/store/finish-sends.ts'

/** Notifies about changes of batches. A notification is only a hint: read the batch again after it. */
export interface Watch extends AsyncDisposable {
  /** Resolves when every recipient has a final outcome, after `ms`, or when `signal` aborts. */
  untilFinished(batch: AwaitedBatch, ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `hint` whenever the batch may have changed. Call the result to end that. */
  onChange(batchId: string, hint: Hint): () => void
  /** Aborts when the process is stopping. */
  readonly released: AbortSignal
  /** Ends all waiting, and every later wait at once. */
  release(): void
}

/** `isNew`: was it accepted a moment ago, by this process? */
export interface AwaitedBatch {
  readonly batchId: string
  readonly isNew: boolean
}

/** `isFinal`: was the batch final when the notification was sent? Undefined: unknown. */
export type Hint = (isFinal: boolean | undefined) => void

// A lost notification delays an answer by at most this long.
export const rereadMs = 2_000

/** Listens for the notifications of all batches. One connection serves every waiting request. */
export async function startWatch(database: Database): Promise<Watch> {
  const listeners = new Map<string, Set<Hint>>()
  const released = new AbortController()
  // Of those who wait, who may be hundreds. AbortSignal.any would keep weak references to each of them,
  // which the garbage collector looks through.
  const waiting = new Set<() => void>()
  // Hundreds may wait for batches that share a call, so their readings share a query.
  const finished = new DataLoader((ids: readonly string[]) => finishedOf(database, ids), {
    cache: false,
  })
  const finishedLately = createRecentSet(maxFinishedLately)
  // Undefined: notifications may have been lost, so everyone reads again.
  const unlisten = await database.listen('batches', (payload) => {
    const isFinal = payload?.endsWith(finishedSuffix)
    const batchId = isFinal ? payload?.slice(0, -finishedSuffix.length) : payload
    if (isFinal && batchId !== undefined) finishedLately.add(batchId)
    const woken = batchId === undefined ? [...listeners.values()] : [listeners.get(batchId) ?? []]
    for (const set of woken) for (const hint of [...set]) hint(isFinal)
  })

  const onChange: Watch['onChange'] = (batchId, hint) => {
    const set = listeners.get(batchId) ?? new Set()
    listeners.set(batchId, set.add(hint))
    return () => {
      set.delete(hint)
      if (set.size === 0 && listeners.get(batchId) === set) listeners.delete(batchId)
    }
  }

  const untilFinished: Watch['untilFinished'] = async ({ batchId, isNew }, ms, abandoned) => {
    const isAborted = () => released.signal.aborted || abandoned?.aborted === true
    const end = performance.now() + ms
    // A new batch needs no reading: this process has listened since before it was accepted. One that was
    // finished before may have been opened again since.
    for (let isToBeRead = !isNew; ; isToBeRead = true) {
      // Listen before reading: a change in between then wakes us instead of being lost.
      const hinted = Promise.withResolvers<boolean | undefined>()
      const unsubscribe = onChange(batchId, (isFinal) => {
        if (isFinal !== false) hinted.resolve(isFinal)
      })
      const giveUp = () => hinted.resolve(undefined)
      waiting.add(giveUp)
      abandoned?.addEventListener('abort', giveUp)
      let timer: NodeJS.Timeout | undefined
      try {
        if (isNew && finishedLately.has(batchId)) return
        if (isToBeRead && (await finished.load(batchId))) return
        if (performance.now() >= end || isAborted()) return
        timer = setTimeout(giveUp, Math.min(end - performance.now(), rereadMs))
        // The notification was sent by the transaction that finished the batch.
        if ((await hinted.promise) === true) return
      } finally {
        clearTimeout(timer)
        waiting.delete(giveUp)
        abandoned?.removeEventListener('abort', giveUp)
        unsubscribe()
      }
      if (isAborted()) return
    }
  }
  return {
    untilFinished,
    onChange,
    released: released.signal,
    release: () => {
      released.abort()
      for (const giveUp of waiting) giveUp()
    },
    [Symbol.asyncDispose]: unlisten,
  }
}

// Far more than a replica finishes between accepting a batch and waiting for it.
const maxFinishedLately = 2_000

interface RecentSet {
  add(value: string): void
  has(value: string): boolean
}

/** The last `max` of the values that were added. */
function createRecentSet(max: number): RecentSet {
  const recent = new Set<string>()
  return {
    has: (value) => recent.has(value),
    add: (value) => {
      recent.delete(value)
      recent.add(value)
      const [oldest] = recent
      if (recent.size > max && oldest !== undefined) recent.delete(oldest)
    },
  }
}

async function finishedOf(database: Database, ids: readonly string[]): Promise<boolean[]> {
  const rows = await database.query<{ id: string }>(
    'select id from batches where id = any($1::uuid[]) and finished_at is not null',
    [ids],
  )
  const finished = new Set(rows.map(({ id }) => id))
  return ids.map((id) => finished.has(id))
}
