import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import { createPermits, type Permits } from '#dispatch/permits/permits.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Logger } from '../logger.ts'
import {
  createDestinationReader,
  type DestinationReader,
} from './destinations/destination-reader.ts'
import {
  type LifecycleSql,
  lifecycleSqlOf,
  type StoredState,
  storedStates,
  trackingOf,
} from './lifecycle-sql.ts'
import { type ReadingResult, readDestination } from './read-destination.ts'
import type { LifecycleState } from './state.ts'

/**
 * Reads at the providers what became of invitations. It reads on demand, stores what it finds, and
 * shares it among all callers and replicas. Never changes anything upstream.
 */
export interface Lifecycles extends AsyncDisposable {
  /**
   * The lifecycles of invites, read again where the last reading is too old. At `end`, by
   * `performance.now()`, the stored ones are returned as they are; a reading that has begun goes on.
   * `whileWaiting` runs what only waits for readings.
   */
  read(
    inviteIds: readonly string[],
    end: number,
    whileWaiting?: (wait: () => Promise<void>) => Promise<void>,
  ): Promise<readonly LifecycleState[]>
  /**
   * Reads everyone at these destinations, also what is remembered, until `end` at most. Where a reading
   * of everyone ended within the last ten seconds, that counts, so callers cannot keep a list being read.
   */
  refresh(lanes: readonly Lane[], end: number): Promise<void>
  /** For what destinations offer. */
  readonly destinations: DestinationReader
  /** SQL for the lifecycles as stored. */
  readonly sql: LifecycleSql
  /** For every request to a provider that is not a call. */
  readonly permits: ReadonlyMap<ProviderKind, Permits>
  /** How long a request should wait for readings in all, in milliseconds. */
  readonly maxReadWaitMs: number
}

/** What reading needs. */
export interface LifecycleOptions {
  readonly database: Database
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly logger: Logger
  /** A reading is not repeated within this. */
  readonly rememberMs: number
  readonly hashKey: HashRecipient
  readonly maxReadWaitMs?: number
}

/** Starts nothing by itself: a reading begins when someone wants it, and ends with the process. */
export function startLifecycles(options: LifecycleOptions): Lifecycles {
  const { database, providers, rememberMs, maxReadWaitMs = 5_000 } = options
  const sql = lifecycleSqlOf(trackingOf(providers.values()))
  const permits = new Map(
    [...providers].map(([kind, { requestsAtOnce }]) => [kind, createPermits(requestsAtOnce.reads)]),
  )
  const stopping = new AbortController()
  const readings = new Map<string, Promise<ReadingResult>>()
  const destinations = createDestinationReader({
    ...{ database, providers, permits, maxReadWaitMs },
    logger: options.logger,
    signal: stopping.signal,
  })

  /** At most one reading of a destination in this process; its lease keeps out other replicas. */
  const start = async (
    lane: Lane,
    wanted: readonly StoredState[] | undefined,
  ): Promise<ReadingResult> => {
    const provider = providers.get(lane.provider)
    const ofProvider = permits.get(lane.provider)
    if (provider === undefined || ofProvider === undefined) return 'stopped'
    if (stopping.signal.aborted) return 'stopped'
    const reading = readDestination(lane, provider, wanted, {
      ...options,
      permits: ofProvider,
      owner: randomUUID(),
      signal: stopping.signal,
    }).finally(() => readings.delete(lane.id))
    readings.set(lane.id, reading)
    return reading
  }

  /** Resolves to true if the lane needs no further attempt: it was read, or cannot be read now. */
  const attempt = async (lane: Lane, wanted: readonly StoredState[] | undefined) => {
    const running = readings.get(lane.id)
    // It may be about other invites, so ours are looked at again afterwards.
    if (running !== undefined) {
      await running
      return false
    }
    const result = await start(lane, wanted)
    // Only a reading of everyone waits until sending has finished; others accept what is stored.
    const later = result === 'busy' || (result === 'gave-way' && wanted === undefined)
    if (later) await sleep(lookAgainMs)
    return !later
  }

  return {
    ...{ sql, permits, maxReadWaitMs, destinations },
    read: async (inviteIds, end, whileWaiting = (wait) => wait()) => {
      const done = new Set<string>()
      for (let late = false; ; ) {
        const states = await storedStates(database, sql, inviteIds, rememberMs)
        const stale = states.filter(({ fresh, laneId }) => !fresh && !done.has(laneId))
        if (stale.length === 0 || late) return states
        const attempts = [...Map.groupBy(stale, ({ laneId }) => laneId)].map(
          async ([laneId, wanted]) => {
            const [first] = wanted
            if (first === undefined) return
            if (await attempt({ ...first, id: laneId }, wanted)) done.add(laneId)
          },
        )
        await whileWaiting(() => until(end, Promise.all(attempts)))
        late = performance.now() >= end
      }
    },
    refresh: async (lanes, end) => {
      const readEveryone = async (lane: Lane) => {
        while (performance.now() < end && !(await attempt(lane, undefined)));
      }
      await until(end, Promise.all(lanes.map(readEveryone)))
    },
    [Symbol.asyncDispose]: async () => {
      stopping.abort()
      await Promise.allSettled([...readings.values(), destinations.idle()])
    },
  }
}

async function until(end: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController()
  const left = sleep(Math.max(0, end - performance.now()), undefined, { signal: timer.signal })
  await Promise.race([work, left]).finally(() => timer.abort())
}

// Another replica reads the destination and will have stored the result soon.
const lookAgainMs = 100
