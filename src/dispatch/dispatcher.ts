import { randomUUID } from 'node:crypto'
import { setTimeout as sleep, setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { ignoreCrashPoints, type OnCrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import { createDeadOwnerCheck } from './dead-owners.ts'
import { type LaneRun, runLane } from './lane-runner.ts'
import { defaultPolicy, giveUpAfterMs } from './policy/default-policy.ts'
import type { Policy } from './policy/settle.ts'
import { claimLane, freeAllLanes, nextDueMs, renewLeases, wakeStranded } from './store/lanes.ts'
import { createWakeSignal } from './wake-signal.ts'

/** Sends what waits in the lanes. Knows nothing of requests: it is woken, and looks. */
export interface Dispatcher extends AsyncDisposable {
  /** Forms no new calls, waits for those in flight and records them. Resolves when all lanes are free. */
  stop(): Promise<void>
}

export interface DispatcherOptions {
  readonly database: Database
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly logger: Logger
  readonly onCrashPoint?: OnCrashPoint
  readonly policy?: Partial<Policy>
  /** After this long without a sign of life a lane's owner is taken for dead. */
  readonly leaseMs?: number
}

export async function startDispatcher(options: DispatcherOptions): Promise<Dispatcher> {
  const {
    database,
    providers,
    logger,
    leaseMs = 15_000,
    onCrashPoint = ignoreCrashPoints,
  } = options
  const policy = { ...defaultPolicy, ...options.policy }
  const owner = randomUUID()
  const kinds = [...providers.keys()]
  const wakeSignal = createWakeSignal()
  const runs = new Map<string, LaneRun>()
  const stopped = new AbortController()
  const ended = new AbortController()

  // PGlite has one process: whoever owned a lane before us is gone.
  if (database.kind === 'pglite') await freeAllLanes(database)
  const unlisten = await database.listen('lanes', (lane) => {
    const run = lane === undefined ? undefined : runs.get(lane)
    // A lane that runs here looks for itself, and when it ends we look again.
    if (run === undefined) wakeSignal.notify()
    else run.wake()
  })
  const sign = await database.holdLivenessLock?.(owner)
  const holdsLivenessLock = () => sign === undefined || sign.heldSince() !== undefined
  const inquest = sign && createDeadOwnerCheck(database, owner, sign.heldSince)

  const claim = async (): Promise<boolean> => {
    const lane = await claimLane(
      database,
      owner,
      leaseMs,
      kinds,
      [...runs.keys()],
      holdsLivenessLock(),
    )
    const provider = lane && providers.get(lane.provider)
    if (lane === undefined || provider === undefined) return false
    onCrashPoint('claimed')
    const run = runLane(lane, {
      onCrashPoint,
      database,
      provider,
      owner,
      logger,
      policy,
      giveUpAfterMs,
      holdsLivenessLock,
    })
    runs.set(lane.id, run)
    void run.ended.then(() => {
      runs.delete(lane.id)
      wakeSignal.notify()
    })
    return true
  }

  const look = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        // PGlite answers without ever leaving this turn of the event loop: let others have theirs.
        while (!stopped.signal.aborted && (await claim())) await yieldToEventLoop()
        const due = (await nextDueMs(database, kinds)) ?? maxWaitMs
        await wakeSignal.wait(Math.min(Math.max(due, minWaitMs), maxWaitMs))
      } catch (error) {
        logger.error({ error }, 'the lanes could not be read; trying again')
        await wakeSignal.wait(retryMs)
      }
    }
  }

  const renew = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await sleep(leaseMs / 3, undefined, { signal: ended.signal }).catch(() => undefined)
      if (runs.size === 0) continue
      await renewLeases(database, owner, leaseMs, [...runs.keys()]).catch((error: unknown) =>
        logger.error({ error }, 'the leases could not be renewed; trying again'),
      )
    }
  }

  const inquire = async (): Promise<void> => {
    while (inquest !== undefined && !stopped.signal.aborted) {
      await sleep(inquestMs, undefined, { signal: stopped.signal }).catch(() => undefined)
      const found = await inquest().catch((error: unknown) => {
        logger.error({ error }, 'nobody can tell which replicas live; trying again')
        return false
      })
      if (found) wakeSignal.notify()
    }
  }

  // What a lane needs first is loaded before, or a replica that takes over for another is late.
  const warmUp = async (): Promise<void> => {
    await sleep(warmUpMs, undefined, { signal: stopped.signal }).catch(() => undefined)
    if (stopped.signal.aborted) return
    for (const provider of providers.values()) await provider.prepare?.()
  }

  const sweep = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await wakeStranded(database).catch((error: unknown) =>
        logger.error({ error }, 'forgotten lanes could not be looked for; trying again'),
      )
      wakeSignal.notify()
      await sleep(sweepMs, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }

  const looking = look()
  const sweeping = sweep()
  warmUp().catch((error: unknown) => logger.error({ error }, 'a provider could not be prepared'))
  const inquiring = inquire()
  const renewing = renew()
  let ending: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    stopped.abort()
    wakeSignal.notify()
    await Promise.all([looking, inquiring, sweeping])
    for (const run of runs.values()) run.stop()
    await Promise.all([...runs.values()].map((run) => run.ended))
    ended.abort()
    await Promise.all([renewing, unlisten()])
  }
  const stopOnce = () => (ending ??= stop())
  return { stop: stopOnce, [Symbol.asyncDispose]: stopOnce }
}

// A lane that is due but whose claim was lost to another replica is looked at again at once, not spun on.
const minWaitMs = 20
// When the first requests have been answered.
const warmUpMs = 1_000
// Only versions before this one forget.
const sweepMs = 60_000
// A fraction of the time after which a replica without a sign of life is taken for dead.
const inquestMs = 100
// A lost notification costs at most this much.
const maxWaitMs = 2_000
const retryMs = 500
