import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import { paceOf } from '#dispatch/policy/pace.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { InviteToRevoke } from '../invites/revoke/current-invitation.ts'
import { createRequestSlots } from '../invites/revoke/request-slots.ts'
import {
  type RevocationResult,
  type RevokeOptions,
  revokeAtDestination,
} from '../invites/revoke/revoke-at-destination.ts'
import type { Logger } from '../logger.ts'
import { type StoredState, storedStates } from './lifecycle-sql.ts'
import { type ReadingResult, readDestination } from './read-destination.ts'
import type { LifecycleState } from './state.ts'

/** What became of invitations: read at the providers when somebody asks, and remembered for all. */
export interface Lifecycles extends AsyncDisposable {
  /**
   * The lifecycles of invites, read anew where that is too long ago. What cannot be read until
   * `end`, by `performance.now()`, is answered as last known; reading goes on for who asks next.
   */
  read(inviteIds: readonly string[], end: number): Promise<readonly LifecycleState[]>
  /** As last known; asks no provider. */
  known(inviteIds: readonly string[]): Promise<readonly LifecycleState[]>
  /** Reads everybody at these destinations, however short ago that was, at most until `end`. */
  refresh(lanes: readonly Lane[], end: number): Promise<void>
  /** Withdraws invitations at one destination, as far as they stand there now. */
  withdraw(
    lane: Lane,
    wanted: readonly InviteToRevoke[],
    options: Omit<RevokeOptions, 'departures'>,
  ): Promise<ReadonlyMap<string, RevocationResult>>
  /** How long a request should wait for what is read for it. */
  readonly maxReadWaitMs: number
}

export interface LifecycleOptions {
  readonly database: Database
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly logger: Logger
  readonly rememberMs: number
  readonly maxReadWaitMs?: number
}

export function startLifecycles(options: LifecycleOptions): Lifecycles {
  const { database, providers, rememberMs, maxReadWaitMs = 5_000 } = options
  const ended = new AbortController()
  const flights = new Map<string, Promise<ReadingResult>>()

  /** At most one reading a destination here; `readDestination` keeps out the other replicas. */
  const fly = (lane: Lane, wanted: readonly StoredState[] | undefined): Promise<ReadingResult> => {
    const provider = providers.get(lane.provider)
    if (provider === undefined || ended.signal.aborted) return Promise.resolve('stopped')
    const flight = readDestination(lane, provider, wanted, {
      ...options,
      owner: randomUUID(),
      signal: ended.signal,
    }).finally(() => flights.delete(lane.id))
    flights.set(lane.id, flight)
    return flight
  }

  /** True: it was read, by whomever, or it will not be now. False: look again. */
  const attempt = async (lane: Lane, wanted: readonly StoredState[] | undefined) => {
    const flying = flights.get(lane.id)
    // It may be about others: then it is our turn next.
    if (flying !== undefined) {
      await flying
      return false
    }
    const result = await fly(lane, wanted)
    // Who wants everybody read waits even for sending; others are content with what is known.
    const later = result === 'busy' || (result === 'gave-way' && wanted === undefined)
    if (later) await sleep(lookAgainMs)
    return !later
  }

  const until = async (end: number, work: Promise<unknown>): Promise<void> => {
    const timer = new AbortController()
    const left = sleep(Math.max(0, end - performance.now()), undefined, { signal: timer.signal })
    await Promise.race([work, left]).finally(() => timer.abort())
  }

  return {
    maxReadWaitMs,
    known: (inviteIds) => storedStates(database, inviteIds, rememberMs),
    read: async (inviteIds, end) => {
      const done = new Set<string>()
      for (let late = false; ; ) {
        const states = await storedStates(database, inviteIds, rememberMs)
        const stale = states.filter(({ fresh, laneId }) => !fresh && !done.has(laneId))
        if (stale.length === 0 || late) return states
        const attempts = [...Map.groupBy(stale, ({ laneId }) => laneId)].map(
          async ([laneId, wanted]) => {
            const [first] = wanted
            if (first === undefined) return
            if (await attempt({ ...first, id: laneId }, wanted)) done.add(laneId)
          },
        )
        await until(end, Promise.all(attempts))
        late = performance.now() >= end
      }
    },
    refresh: async (lanes, end) => {
      const readAll = async (lane: Lane) => {
        while (performance.now() < end && !(await attempt(lane, undefined)));
      }
      await until(end, Promise.all(lanes.map(readAll)))
    },
    withdraw: async (lane, wanted, withdrawal) => {
      const provider = providers.get(lane.provider)
      if (provider?.revocations === undefined) return new Map()
      const { revocations, limits } = provider
      const departures = createRequestSlots({
        database,
        lane,
        pace: paceOf(limits.callsPerSecond),
        operation: revocations.operation,
        signal: ended.signal,
      })
      return revokeAtDestination(lane, { ...provider, revocations }, wanted, {
        ...withdrawal,
        departures,
      })
    },
    [Symbol.asyncDispose]: async () => {
      ended.abort()
      await Promise.allSettled(flights.values())
    },
  }
}

// Another replica reads there: its result is in the database soon.
const lookAgainMs = 100
