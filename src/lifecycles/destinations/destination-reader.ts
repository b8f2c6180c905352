import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Database } from '#database/database.ts'
import { type Lane, laneId } from '#dispatch/lane.ts'
import { type Permits, waitForPermit } from '#dispatch/permits/permits.ts'
import type { DestinationReads } from '#providers/contract/destination.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Unread } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Logger } from '../../logger.ts'
import { nextSlotWithoutLease } from '../reading-lease.ts'
import { allGroups, type Page, type SecurityGroups } from './all-groups.ts'
import { type DestinationRead, unreadOf } from './destination-read.ts'

/**
 * Reads what a destination offers. What was read serves everybody for some seconds, failures too.
 * Undefined: this provider says nothing about it.
 */
export interface DestinationReader {
  securityGroups(
    provider: ProviderKind,
    destinationId: string,
  ): Promise<DestinationRead<SecurityGroups>> | undefined
  freeSeats(
    provider: ProviderKind,
    destinationId: string,
  ): Promise<DestinationRead<number>> | undefined
  /** Resolves when nothing is being read any more. */
  idle(): Promise<void>
}

export interface DestinationReaderOptions {
  readonly database: Database
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly permits: ReadonlyMap<ProviderKind, Permits>
  readonly logger: Logger
  /** Aborts when the process is stopping. */
  readonly signal: AbortSignal
  /** Who waits gets `TIMED_OUT` then; the reading goes on, for those who ask again. */
  readonly maxReadWaitMs: number
}

export function createDestinationReader(options: DestinationReaderOptions): DestinationReader {
  const { providers, logger, signal, maxReadWaitMs } = options
  const known = new LRUCache<string, Promise<DestinationRead<unknown>>>({ max: maxRemembered })
  const running = new Set<Promise<unknown>>()

  /** One reading of each kind and destination at a time, and none again while it is remembered. */
  function read<Value>(
    what: keyof DestinationReads,
    lane: Lane,
    walk: (request: PacedRequest) => Promise<Page<Value>>,
  ): Promise<DestinationRead<Value>> {
    const key = `${what} ${lane.id}`
    // A key holds readings of one kind only.
    const reading = known.get(key) as Promise<DestinationRead<Value>> | undefined
    if (reading === undefined && running.size >= maxRunning) return Promise.resolve(timedOut())
    return withinWait(reading ?? start(key, lane, walk))
  }

  function start<Value>(
    key: string,
    lane: Lane,
    walk: (request: PacedRequest) => Promise<Page<Value>>,
  ): Promise<DestinationRead<Value>> {
    const reading = attempt(lane, walk)
    known.set(key, reading)
    running.add(reading)
    void reading.then((result) => {
      running.delete(reading)
      known.set(key, reading, { ttl: memoryMs(result) })
    })
    return reading
  }

  async function attempt<Value>(
    lane: Lane,
    walk: (request: PacedRequest) => Promise<Page<Value>>,
  ): Promise<DestinationRead<Value>> {
    try {
      const page = await walk(pacedRequests(lane, options))
      if (page.kind === 'read') return { kind: 'read', value: page.value, at: new Date() }
      logger.info(
        { provider: lane.provider, code: page.error.code },
        'a destination could not be read',
      )
      return unreadOf(page, new Date())
    } catch (error) {
      if (!signal.aborted)
        logger.error({ error, provider: lane.provider }, 'reading a destination failed')
      return { kind: 'unread', problem: 'UNAVAILABLE', at: new Date() }
    }
  }

  async function withinWait<Value>(
    reading: Promise<DestinationRead<Value>>,
  ): Promise<DestinationRead<Value>> {
    const ended = new AbortController()
    const late = sleep(maxReadWaitMs, undefined, { signal: ended.signal }).then(timedOut)
    late.catch(() => undefined)
    return Promise.race([reading, late]).finally(() => ended.abort())
  }

  const readsOf = (provider: ProviderKind) => providers.get(provider)?.destinationReads
  const laneOf = (provider: ProviderKind, destinationId: string): Lane => ({
    ...{ provider, destinationId },
    id: laneId(provider, destinationId),
  })

  return {
    securityGroups: (provider, destinationId) => {
      const reads = readsOf(provider)
      if (reads === undefined) return undefined
      return read('securityGroups', laneOf(provider, destinationId), (request) =>
        allGroups((cursor) =>
          request((until) => reads.securityGroups(destinationId, cursor, until)),
        ),
      )
    },
    freeSeats: (provider, destinationId) => {
      const reads = readsOf(provider)
      if (reads === undefined) return undefined
      return read('freeSeats', laneOf(provider, destinationId), async (request) => {
        const page = await request((until) => reads.freeSeats(destinationId, until))
        return page.kind === 'read' ? { kind: 'read', value: page.left } : page
      })
    },
    idle: async () => void (await Promise.all(running)),
  }
}

type PacedRequest = <Answer extends { readonly kind: 'read' } | Unread>(
  request: (signal: AbortSignal) => Promise<Answer>,
) => Promise<Answer | Unread>

/** Each request keeps the pace of reading at its destination, over all replicas, and its pauses. */
function pacedRequests(
  lane: Lane,
  { database, permits, signal }: DestinationReaderOptions,
): PacedRequest {
  return async (request) => {
    const ofProvider = permits.get(lane.provider)
    if (ofProvider === undefined) throw new Error(`there are no permits for ${lane.provider}`)
    using _permit = await waitForPermit(ofProvider)
    signal.throwIfAborted()
    const { afterMs, pausedMs } = await nextSlotWithoutLease(database, lane, true)
    if (pausedMs !== undefined) return lanePaused(pausedMs)
    await sleep(afterMs, undefined, { signal })
    return request(AbortSignal.any([signal, AbortSignal.timeout(requestMs)]))
  }
}

function lanePaused(retryAfterMs: number): Unread {
  const message = 'The provider asked for a pause, so no request is sent to this destination now.'
  return {
    kind: 'throttled',
    retryAfterMs,
    error: { code: 'LanePaused', message, operation: 'none' },
  }
}

const timedOut = () => ({ kind: 'unread', problem: 'TIMED_OUT', at: new Date() }) as const

// Long enough for a person who looks at a form, short enough that a plan counts the seats of now.
const rememberMs = 10_000
const memoryMs = (read: DestinationRead<unknown>) =>
  read.kind === 'read'
    ? rememberMs
    : Math.min(maxRestMs, Math.max(failedMs, read.retryAfterMs ?? 0))
// A console that is used asks again and again, and a person who has corrected a permission tries at once.
const failedMs = 5_000
const maxRemembered = 1_000
const requestMs = 10_000
const maxRestMs = 3_600_000
// Far more than people prepare batches at a time; who asks for more destinations at once waits for none.
const maxRunning = 100
