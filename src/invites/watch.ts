import type { Database } from '#database/database.ts'

/** Wakes those who wait for a batch. Hints only: whoever is woken reads again. */
export interface Watch extends AsyncDisposable {
  /**
   * Resolves when the batch has a final outcome for everyone, or after `ms`, or when `signal`
   * aborts, whichever is first.
   */
  untilFinished(batchId: string, ms: number, signal?: AbortSignal): Promise<void>
  /** Ends all waiting, now and from now on: the process is stopping. */
  release(): void
}

export async function startWatch(database: Database): Promise<Watch> {
  const waiters = createWaiters()
  const released = new AbortController()
  const unlisten = await database.listen('batches', waiters.wake)

  const untilFinished: Watch['untilFinished'] = async (batchId, ms, hangUp) => {
    const signal = AbortSignal.any([released.signal, ...(hangUp === undefined ? [] : [hangUp])])
    const end = performance.now() + ms
    for (;;) {
      // Listen before reading: a change in between then wakes us instead of being lost.
      const hint = waiters.next(batchId, Math.min(end - performance.now(), rereadMs), signal)
      try {
        if (await isFinished(database, batchId)) return
        await hint.promise
      } finally {
        hint.cancel()
      }
      if (performance.now() >= end || signal.aborted) return
    }
  }
  return {
    untilFinished,
    release: () => released.abort(),
    [Symbol.asyncDispose]: unlisten,
  }
}

// A lost notification delays an answer by this much at most.
const rereadMs = 2_000

function createWaiters() {
  const waiting = new Map<string, Set<() => void>>()
  return {
    /** Undefined wakes everybody. */
    wake: (batchId: string | undefined) => {
      const woken = batchId === undefined ? [...waiting.values()] : [waiting.get(batchId) ?? []]
      for (const set of woken) for (const wake of [...set]) wake()
    },
    /** Resolves at the next hint about the batch, after `ms`, or when `signal` aborts. */
    next: (batchId: string, ms: number, signal: AbortSignal) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const set = waiting.get(batchId) ?? new Set()
      waiting.set(batchId, set.add(resolve))
      const timer = setTimeout(resolve, Math.max(0, ms))
      signal.addEventListener('abort', () => resolve())
      if (signal.aborted) resolve()
      const cancel = () => {
        clearTimeout(timer)
        set.delete(resolve)
        if (set.size === 0) waiting.delete(batchId)
      }
      return { promise, cancel }
    },
  }
}

async function isFinished(database: Database, batchId: string): Promise<boolean> {
  const rows = await database.query(
    'select 1 from batches where id = $1 and finished_at is not null',
    [batchId],
  )
  return rows.length > 0
}
