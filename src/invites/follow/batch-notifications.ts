import DataLoader from 'dataloader'
import type { Database } from '#database/database.ts'
import { finishedSuffix } from '#dispatch/store/finish-sends.ts'

/** Wakes those who wait for a batch. Hints only: whoever is woken reads again. */
export interface Watch extends AsyncDisposable {
  /**
   * Resolves when the batch has a final outcome for everyone, or after `ms`, or when `signal`
   * aborts, whichever is first.
   */
  untilFinished(batchId: string, ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `hint` whenever something may have changed in the batch, until the result is called. */
  hear(batchId: string, hint: Hint): () => void
  /** Aborts when the process is stopping. */
  readonly released: AbortSignal
  /** Ends all waiting, now and from now on. */
  release(): void
}

/** `isFinal`: it was final when this was said; undefined is not known. */
export type Hint = (isFinal: boolean | undefined) => void

// A lost notification delays an answer by this much at most.
export const rereadMs = 2_000

export async function startWatch(database: Database): Promise<Watch> {
  const hearers = new Map<string, Set<Hint>>()
  const released = new AbortController()
  // Hundreds may wait for batches that share a call: what is read at once is read together.
  const finished = new DataLoader((ids: readonly string[]) => finishedOf(database, ids), {
    cache: false,
  })
  // Undefined: some may have been lost, so everybody looks again.
  const unlisten = await database.listen('batches', (told) => {
    const isFinal = told?.endsWith(finishedSuffix)
    const batchId = isFinal ? told?.slice(0, -finishedSuffix.length) : told
    const woken = batchId === undefined ? [...hearers.values()] : [hearers.get(batchId) ?? []]
    for (const set of woken) for (const hint of [...set]) hint(isFinal)
  })

  const hear: Watch['hear'] = (batchId, hint) => {
    const set = hearers.get(batchId) ?? new Set()
    hearers.set(batchId, set.add(hint))
    return () => {
      set.delete(hint)
      if (set.size === 0 && hearers.get(batchId) === set) hearers.delete(batchId)
    }
  }

  const untilFinished: Watch['untilFinished'] = async (batchId, ms, hangUp) => {
    const signal = AbortSignal.any([released.signal, ...(hangUp === undefined ? [] : [hangUp])])
    const end = performance.now() + ms
    for (;;) {
      // Listen before reading: a change in between then wakes us instead of being lost.
      const hinted = Promise.withResolvers<void>()
      const unhear = hear(batchId, (isFinal) => {
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
        unhear()
      }
      if (signal.aborted) return
    }
  }
  return {
    untilFinished,
    hear,
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
