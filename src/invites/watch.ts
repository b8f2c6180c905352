import type { Database } from '#database/database.ts'

/** Wakes those who wait for a batch. Hints only: whoever is woken reads again. */
export interface Watch extends AsyncDisposable {
  /**
   * Resolves when the batch has a final outcome for everyone, or after `ms`, or when `signal`
   * aborts, whichever is first.
   */
  untilFinished(batchId: string, ms: number, signal?: AbortSignal): Promise<void>
}

export async function startWatch(database: Database): Promise<Watch> {
  const waiters = new Map<string, Set<() => void>>()
  const unlisten = await database.listen('batches', (batchId) => {
    const woken = batchId === undefined ? [...waiters.values()] : [waiters.get(batchId) ?? []]
    for (const set of woken) for (const wake of set) wake()
  })

  const untilFinished: Watch['untilFinished'] = async (batchId, ms, signal) => {
    const end = performance.now() + ms
    const set = waiters.get(batchId) ?? new Set()
    waiters.set(batchId, set)
    try {
      for (;;) {
        // Listen before reading: a change in between then wakes us instead of being lost.
        const hint = nextHint(set, Math.min(end - performance.now(), rereadMs), signal)
        if (await isFinished(database, batchId)) return hint.cancel()
        await hint.promise
        if (performance.now() >= end || signal?.aborted === true) return
      }
    } finally {
      if (set.size === 0) waiters.delete(batchId)
    }
  }
  return { untilFinished, [Symbol.asyncDispose]: unlisten }
}

// A lost notification delays an answer by this much at most.
const rereadMs = 2_000

function nextHint(set: Set<() => void>, ms: number, signal?: AbortSignal) {
  let cancel = () => {}
  const promise = new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      set.delete(done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, Math.max(0, ms))
    set.add(done)
    signal?.addEventListener('abort', done)
    if (signal?.aborted === true) done()
    cancel = done
  })
  return { promise, cancel: () => cancel() }
}

async function isFinished(database: Database, batchId: string): Promise<boolean> {
  const rows = await database.query(
    'select 1 from batches where id = $1 and finished_at is not null',
    [batchId],
  )
  return rows.length > 0
}
