import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import { untilSecondWithin } from '#event-loop/seconds.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { ignoreCrashPoints, type OnCrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import type { OfferAt } from './at-once/lane-offer.ts'
import { createDeadOwnerCheck, othersAreAlive } from './dead-owners.ts'
import { type LaneRun, runLane } from './lane-runner.ts'
import { createDispatchLog } from './log/dispatch-log.ts'
import { lookAhead, waitMs } from './look-ahead.ts'
import { type DispatchObserver, noObserver } from './observer.ts'
import { createHeldCalls } from './orphaned-calls.ts'
import { createPermits } from './permits/permits.ts'
import { defaultPolicy, giveUpAfterMs } from './policy/default-policy.ts'
import type { MailboxLimits } from './policy/mailboxes/mailbox-times.ts'
import type { Policy } from './policy/settlement.ts'
import { createReachability } from './reachability.ts'
import { claimLane, freeAllLanes, offerLane, renewLeases, wakeStranded } from './store/lanes.ts'
import { createWakeSignal } from './wake-signal.ts'

/** Sends what waits in the lanes. Knows nothing of requests: a notification wakes it, and it looks. */
export interface Dispatcher extends AsyncDisposable {
  readonly offerAt: OfferAt
  /**
   * Forms no new calls, waits for those in flight and records them. Resolves when all lanes are
   * released.
   */
  stop(): Promise<void>
}

/** What a dispatcher needs. Everything optional has the default for production. */
export interface DispatcherOptions {
  readonly database: Database
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly logger: Logger
  readonly mailboxLimits: MailboxLimits
  readonly onCrashPoint?: OnCrashPoint
  /** Replaces parts of `defaultPolicy`. */
  readonly policy?: Partial<Policy>
  /** A lane's owner is taken for dead when it has not renewed its lease for this long. */
  readonly leaseMs?: number
  /** A call of the provider was throttled, refused or not answered. */
  readonly onTrouble?: (provider: ProviderKind) => void
  /** Every recipient of these batches has a final outcome since a moment. */
  readonly onFinished?: (batchIds: readonly string[]) => void
  readonly observer?: DispatchObserver
}

/** Starts to claim and run lanes, together with the replicas on the same database. */
export async function startDispatcher(options: DispatcherOptions): Promise<Dispatcher> {
  const {
    providers,
    logger,
    mailboxLimits,
    leaseMs = 15_000,
    onCrashPoint = ignoreCrashPoints,
    onTrouble = () => undefined,
    onFinished = () => undefined,
    observer = noObserver,
  } = options
  const database = options.database.background ?? options.database
  const policy = { ...defaultPolicy, ...options.policy }
  const owner = randomUUID()
  const kinds = [...providers.keys()]
  const log = createDispatchLog(logger)
  const reachability = createReachability()
  const heldCalls = createHeldCalls()
  const permits = new Map(
    [...providers].map(([kind, { requestsAtOnce }]) => {
      const { calls, lookUps } = requestsAtOnce
      return [kind, { calls: createPermits(calls), lookUps: createPermits(lookUps) }]
    }),
  )
  const wakeSignal = createWakeSignal()
  const ownersSignal = createWakeSignal()
  let isLookDue = true
  const lookAgain = () => {
    isLookDue = true
    wakeSignal.notify()
  }
  const runs = new Map<string, LaneRun>()
  const stopped = new AbortController()
  const ended = new AbortController()

  // PGlite has one process: a former owner of a lane is gone.
  if (database.kind === 'pglite') await freeAllLanes(database)
  const unlisten = await database.listen('lanes', (lane) => {
    const woken = lane === undefined ? [...runs.values()] : [runs.get(lane) ?? []].flat()
    // A lane that runs here looks for itself. We look again when it ends.
    for (const run of woken) run.wake()
    if (lane === undefined || woken.length === 0) lookAgain()
    // Another replica may own it now.
    ownersSignal.notify()
  })
  const ownLock = await database.holdLivenessLock?.(owner)
  const isSeenAlive = () => ownLock === undefined || ownLock.heldSince() !== undefined
  const freeDeadOwners = ownLock && createDeadOwnerCheck(database, owner, ownLock)

  /** The providers whose lanes another replica may take first. */
  const leftToOthers = async (): Promise<readonly ProviderKind[]> => {
    const unreachable = reachability.unreachable()
    if (unreachable.length === 0 || ownLock === undefined) return []
    return (await othersAreAlive(database, owner)) ? unreachable : []
  }

  const claim = async (left: readonly ProviderKind[]): Promise<boolean> => {
    const held = [...runs.keys()]
    const lane = await claimLane(database, owner, leaseMs, kinds, held, isSeenAlive(), left)
    const provider = lane && providers.get(lane.provider)
    const ofProvider = lane && permits.get(lane.provider)
    if (lane === undefined || provider === undefined || ofProvider === undefined) return false
    onCrashPoint('claimed')
    observer.onClaimed(lane)
    const run = runLane(lane, {
      onCrashPoint,
      database,
      provider,
      owner,
      held: heldCalls,
      permits: ofProvider,
      logger,
      policy,
      giveUpAfterMs,
      isSeenAlive,
      mailboxLimits,
      quietMs: Math.min(maxQuietMs, leaseMs * quietShare),
      onRecorded: (...recorded) => {
        log.onRecorded(...recorded)
        const [{ provider }, , answer] = recorded
        if (answer.kind !== 'answered') onTrouble(provider)
      },
      onFinished: (batchIds) => {
        if (batchIds.length > 0) onFinished(batchIds)
      },
      ...{ reachability, observer },
    })
    runs.set(lane.id, run)
    void run.ended.then(() => {
      runs.delete(lane.id)
      observer.onEnded(lane)
      lookAgain()
      if (reachability.unreachable().includes(lane.provider))
        offerLane(database, lane).catch(() => undefined)
    })
    return true
  }

  const claimDueLanes = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        const left = await leftToOthers()
        const looks = isLookDue
        isLookDue = false
        while (looks && !stopped.signal.aborted && (await claim(left)));
        const ahead = await lookAhead(database, owner, kinds, left)
        if (ahead.othersOwn) ownersSignal.notify()
        if (ahead.dueMs === 0 && !looks) isLookDue = true
        else await wakeSignal.wait(waitMs(ahead, database.kind))
      } catch (error) {
        isLookDue = true
        logger.error({ error }, 'the lanes could not be read; trying again')
        await wakeSignal.wait(retryMs)
      }
    }
  }

  const renewOwnLeases = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const ms = untilSecondWithin(leaseMs / 3)
      await sleep(ms, undefined, { signal: ended.signal }).catch(() => undefined)
      if (runs.size === 0) continue
      await renewLeases(database, owner, leaseMs, [...runs.keys()]).catch((error: unknown) =>
        logger.error({ error }, 'the leases could not be renewed; trying again'),
      )
    }
  }

  const watchOwners = async (): Promise<void> => {
    let mayCheckAt = 0
    for (let others = true; freeDeadOwners !== undefined && !stopped.signal.aborted; ) {
      if (!others) await ownersSignal.wait(strandedCheckMs)
      const ms = mayCheckAt - performance.now()
      if (ms > 0) await sleep(ms, undefined, { signal: stopped.signal }).catch(() => undefined)
      mayCheckAt = performance.now() + ownerCheckMs
      const checked = await freeDeadOwners().catch((error: unknown) => {
        logger.error({ error }, 'it could not be read which replicas are alive; trying again')
        return { found: false, others: true }
      })
      others = checked.others
      if (checked.found) lookAgain()
    }
  }

  // Otherwise the first calls of a replica that takes over for another are late.
  const warmUp = async (): Promise<void> => {
    await sleep(warmUpMs, undefined, { signal: stopped.signal }).catch(() => undefined)
    if (stopped.signal.aborted) return
    for (const provider of providers.values()) await provider.prepare?.()
  }

  const wakeStrandedLanes = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await wakeStranded(database).catch((error: unknown) =>
        logger.error({ error }, 'stranded lanes could not be woken; trying again'),
      )
      lookAgain()
      const ms = untilSecondWithin(strandedCheckMs)
      await sleep(ms, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }

  const claiming = claimDueLanes()
  const waking = wakeStrandedLanes()
  warmUp().catch((error: unknown) => logger.error({ error }, 'a provider could not be prepared'))
  const watching = watchOwners()
  const renewing = renewOwnLeases()
  let ending: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    stopped.abort()
    wakeSignal.notify()
    ownersSignal.notify()
    await Promise.all([claiming, watching, waking])
    for (const run of runs.values()) run.stop()
    await Promise.all([...runs.values()].map((run) => run.ended))
    ended.abort()
    await Promise.all([renewing, unlisten()])
    log[Symbol.dispose]()
  }
  const stopOnce = () => (ending ??= stop())
  const offerAt: OfferAt = (lane, ...offered) => runs.get(lane)?.offer(...offered)
  return { offerAt, stop: stopOnce, [Symbol.asyncDispose]: stopOnce }
}

// By then the first requests have been answered.
const warmUpMs = 1_000
// Only replicas of an older version strand lanes.
const strandedCheckMs = 60_000
// A fraction of `maxMissingMs` in dead-owners.ts.
const ownerCheckMs = 100
const retryMs = 500
// Claiming and releasing for every request would be half of its work. A replica that freezes holds up
// its quiet lanes too, for a lease: so they are kept for less than that.
const maxQuietMs = 10_000
const quietShare = 2 / 3
