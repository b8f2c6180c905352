import DataLoader from 'dataloader'
import type { Database } from '#database/database.ts'
import { finishedSuffix } from '#dispatch/store/finish-sends.ts'

/** Notifies about changes of batches. A notification is only a hint: read the batch again after it. */
export interface Watch extends AsyncDisposable {
  /** Resolves when every recipient has a final outcome, after `ms`, or when `signal` aborts. */
  untilFinished(batchId: string, ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `hint` whenever the batch may have changed. Call the result to end that. */
  onChange(batchId: string, hint: Hint): () => void
  /** Aborts when the process is stopping. */
  readonly released: AbortSignal
  /** Ends all waiting, and every later wait at once. */
  release(): void
}

/** `isFinal`: was the batch final when the notification was sent? Undefined: unknown. */
export type Hint = (isFinal: boolean | undefined) => void

// A lost notification delays an answer by at most this long.
export const rereadMs = 2_000

/** Listens for the notifications of all batches. One connection serves every waiting request. */
export async function startWatch(database: Database): Promise<Watch> {
  const listeners = new Map<string, Set<Hint>>()
  const released = new AbortController()
  // Hundreds may wait for batches that share a call, so their readings share a query.
  const finished = new DataLoader((ids: readonly string[]) => finishedOf(database, ids), {
    cache: false,
  })
  // Undefined: notifications may have been lost, so everyone reads again.
  const unlisten = await database.listen('batches', (payload) => {
    const isFinal = payload?.endsWith(finishedSuffix)
    const batchId = isFinal ? payload?.slice(0, -finishedSuffix.length) : payload
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

  const untilFinished: Watch['untilFinished'] = async (batchId, ms, abandoned) => {
    const signal = AbortSignal.any([
      released.signal,
      ...(abandoned === undefined ? [] : [abandoned]),
    ])
    const end = performance.now() + ms
    for (;;) {
      // Listen before reading: a change in between then wakes us instead of being lost.
      const hinted = Promise.withResolvers<void>()
      const unsubscribe = onChange(batchId, (isFinal) => {
        if (isFinal !== false) hinted.resolve()
      })
      signal.addEventListener('abort', () => hinted.resolve())
      let timer: NodeJS.Timeout | undefined
      try {
        if (await finished.load(batchId)) return
        if (performance.now() >= end || signal.aborted) return
        timer = setTimeout(hinted.resolve, Math.min(end - performance.now(), rereadMs))
        await hinted.promise
      } finally {
        clearTimeout(timer)
        unsubscribe()
      }
      if (signal.aborted) return
    }
  }
  return {
    untilFinished,
    onChange,
    released: released.signal,
    release: () => released.abort(),
    [Symbol.asyncDispose]: unlisten,
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
