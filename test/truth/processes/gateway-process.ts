import type { Engine } from '#database/data-directory/engine.ts'
import { openDirectory } from '#database/data-directory/open-directory.ts'
import { openPostgres } from '#database/postgres.ts'
import { listen } from '#http/server.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import type { CrashPoint } from '../../../src/crash-points.ts'
import { createGateway } from '../../../src/gateway.ts'
import { createLogger } from '../../../src/logger.ts'
import { identify } from './credential.ts'

/** What a gateway that runs to be killed is told, as JSON in its first argument. */
export interface GatewaySettings {
  readonly database:
    | { readonly directory: string; readonly engine?: Engine }
    | { readonly url: string }
  /** 0 takes any free one. */
  readonly port: number
  readonly upstreams: Readonly<Record<ProviderKind, string>>
  readonly kill?: { readonly step: CrashPoint; readonly occurrence: number }
  /** It stands still from the first time that it comes there, until somebody lets it go on. */
  readonly freezeAt?: CrashPoint
  readonly requestTimeoutMs: number
  readonly leaseMs: number
}

const settings = JSON.parse(process.argv[2] ?? '') as GatewaySettings
const { database, upstreams, kill, freezeAt, requestTimeoutMs, leaseMs } = settings
const logger = createLogger()
const anywhere = new Map([['*', undefined]])

// Without its harness it has no reason to live.
process.once('disconnect', () => process.exit(0))

const onError = (error: Error) => logger.error({ error }, 'a database connection broke')
const onDeath = (error: Error) => {
  logger.error({ error }, 'the built-in database stopped the gateway')
  process.exit(1)
}

const gateway = await createGateway({
  database:
    'url' in database
      ? await openPostgres({ ...database, onError })
      : await openDirectory({ engine: 'pglite', ...database, onError, onDeath }),
  providers: sandboxProviders(upstreams, requestTimeoutMs),
  destinations: {
    REPOST_PRIVATE: anywhere,
    CHIME: anywhere,
    WICKR: anywhere,
    TENCENT_ORGANIZATION: anywhere,
  },
  identify,
  // Its clients send again at once, to see what comes of it.
  limits: { coolDownSeconds: 0, maxRecipientsPerDay: 1_000_000 },
  logger,
  dispatch: {
    leaseMs,
    policy: {
      unavailable: { baseMs: 50, capMs: 500 },
      unanswered: { baseMs: 50, capMs: 500 },
      throttled: { baseMs: 100, capMs: 1_000 },
      credentialsPauseMs: 500,
    },
  },
  onCrashPoint: killAtCrashPoint(),
})
const { url } = await listen(gateway.handle, { host: '127.0.0.1', port: settings.port })
process.send?.({ url })

/** Stops or kills this process at its crash point, before anything else can happen. */
function killAtCrashPoint(): (point: CrashPoint) => void {
  let left = kill?.occurrence ?? 0
  let isFrozen = false
  return (point) => {
    if (point === freezeAt && !isFrozen) {
      isFrozen = true
      process.kill(process.pid, 'SIGSTOP')
    }
    if (point !== kill?.step) return
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
