import type { Database } from '#database/database.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Logger } from '../../logger.ts'
import { type HealthState, healthOf, stateOf } from '../query/provider-health.ts'

/** Logs the changes of what `Provider.health` says. */
export interface HealthLog extends AsyncDisposable {
  /** A call of the provider went wrong: its health may change. */
  readonly look: (provider: ProviderKind) => void
}

interface HealthLogTimes {
  /** From a call that went wrong until its provider's health is read. */
  readonly soonMs: number
  /** Between two readings while a provider is not well. */
  readonly everyMs: number
}

/** Reads nothing while all is well, so an idle gateway costs nothing. */
export function createHealthLog(
  database: Database,
  logger: Logger,
  { soonMs, everyMs }: HealthLogTimes = { soonMs: 500, everyMs: 2_000 },
): HealthLog {
  const states = new Map<ProviderKind, HealthState>()
  const asked = new Set<ProviderKind>()
  let timer: NodeJS.Timeout | undefined
  let reading: Promise<void> = Promise.resolve()
  let isClosed = false

  const read = async (kinds: readonly ProviderKind[]): Promise<void> => {
    for (const health of await healthOf(database, kinds, noOne)) {
      const state = stateOf(health)
      const before = states.get(health.kind) ?? 'OK'
      if (isWell(state)) states.delete(health.kind)
      else states.set(health.kind, state)
      if (state === before || (isWell(state) && isWell(before))) continue
      const { kind: provider, calls, failed, throttled } = health
      const fields = { provider, health: state, before, calls, failed, throttled }
      logger[levels[state]](fields, 'the health of a provider has changed')
    }
  }

  const schedule = (ms: number) => {
    if (timer !== undefined || isClosed) return
    timer = setTimeout(() => {
      const kinds = [...new Set([...asked, ...states.keys()])]
      asked.clear()
      reading = read(kinds)
        .catch((error: unknown) => {
          logger.error({ error }, 'the health of providers could not be read')
          for (const kind of kinds) asked.add(kind)
        })
        .then(() => {
          timer = undefined
          if (asked.size + states.size > 0) schedule(everyMs)
        })
    }, ms).unref()
  }

  return {
    look: (provider) => {
      asked.add(provider)
      schedule(soonMs)
    },
    [Symbol.asyncDispose]: async () => {
      isClosed = true
      clearTimeout(timer)
      await reading
    },
  }
}

// The last error is for callers who may see it, and is not read here.
const noOne = { tenant: '', destinations: new Set<string>() }

const isWell = (state: HealthState) => state === 'OK' || state === 'UNKNOWN'

const levels = { OK: 'info', UNKNOWN: 'info', THROTTLED: 'warn', FAILING: 'error' } as const
