import './http/production.ts'
import type { RequestListener } from 'node:http'
import type { Database } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { DatabaseUnavailable } from '#database/unavailable.ts'
import { type DispatcherOptions, startDispatcher } from '#dispatch/dispatcher.ts'
import { noObserver } from '#dispatch/observer.ts'
import { readRecipientHash } from '#dispatch/recipient-hash.ts'
import { loadInTurns } from '#event-loop/load-in-turns.ts'
import type { Tabs } from '#http/graphiql/graphiql-files.ts'
import { defaultHttpSettings, type HttpSettings } from '#http/settings.ts'
import type { Identify } from '#identity/identify.ts'
import { createDestinations, type DestinationTable } from '#invites/check/destinations.ts'
import { defaultLimits, type GatewayLimits } from '#invites/check/limits.ts'
import { startWatch } from '#invites/follow/batch-notifications.ts'
import { createInvites } from '#invites/invites.ts'
import { createBatchLog } from '#invites/log/batch-log.ts'
import { createHealthLog } from '#invites/log/health-log.ts'
import { startErasures } from '#invites/people/erasures.ts'
import { readCursorKey } from '#invites/query/cursors/cursor-key.ts'
import { createCursors } from '#invites/query/cursors/cursors.ts'
import { startRetention } from '#invites/retention/retention.ts'
import { type LifecycleOptions, startLifecycles } from '#lifecycles/lifecycles.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { SandboxFacts } from '#schema/context.ts'
import { toGlobalId } from '#schema/global-id.ts'
import type { Telemetry } from '#telemetry/telemetry.ts'
import { ignoreCrashPoints, type OnCrashPoint } from './crash-points.ts'
import type { Logger } from './logger.ts'
import { version } from './version.ts'

export interface GatewayOptions {
  readonly database: Database
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly destinations: DestinationTable
  readonly identify: Identify
  readonly logger: Logger
  readonly limits?: Partial<GatewayLimits>
  readonly http?: Partial<HttpSettings>
  readonly tabs?: Tabs
  /** Set in the sandbox only. */
  readonly sandbox?: SandboxFacts
  readonly dispatch?: Pick<DispatcherOptions, 'policy' | 'leaseMs'>
  readonly lifecycles?: Pick<LifecycleOptions, 'maxReadWaitMs'>
  readonly onCrashPoint?: OnCrashPoint
  /** Undefined: nothing is measured. */
  readonly telemetry?: Telemetry
}

export interface Gateway extends AsyncDisposable {
  readonly handle: RequestListener
  /** The same without a socket. */
  fetch(url: URL, init?: RequestInit): Promise<Response>
  /**
   * Refuses new requests, ends waiting, lets calls in flight end and records them. Probes are still
   * answered, and the database stays open.
   */
  stop(): Promise<void>
}

/** Rejects while the database cannot be reached, or takes no writes: a replica of it, for example. */
async function proveWritable(database: Database): Promise<void> {
  const [found] = await database.query<{ isReadOnly: boolean }>(
    `select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as "isReadOnly"`,
  )
  if (found?.isReadOnly) throw new Error('The database is read-only')
  if (database.isFull()) throw new Error('The disk of the database has no space')
}

/** Loads what answers requests, in pieces: as a whole it would hold up the event loop for too long. */
export const loadHttp = (isEnough?: () => boolean): Promise<void> =>
  loadInTurns(
    [
      () => import('#schema/builder.ts'),
      () => import('#schema/schema.ts'),
      () => import('#http/handler.ts'),
      () => import('#http/graphql.ts'),
    ],
    isEnough,
  )

const batchId = (id: string) => toGlobalId('InviteBatch', id)

/** Ties the rooms together. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { database, logger, identify, tabs, telemetry, onCrashPoint = ignoreCrashPoints } = options
  const providers = telemetry?.observe(options.providers) ?? options.providers
  const limits = { ...defaultLimits, ...options.limits }
  const settings = { ...defaultHttpSettings, ...options.http }
  await migrate(database)

  await using started = new AsyncDisposableStack()
  const watch = started.use(await startWatch(database))
  const destinations = createDestinations(options.destinations)
  const healthLog = started.use(createHealthLog(database, logger))
  const batchLog = started.use(createBatchLog(database, logger, batchId))
  // Before modules are loaded, which holds the event loop for a second and more.
  const hashKey = await readRecipientHash(database)
  const cursorKey = await readCursorKey(database)
  const dispatcher = started.use(
    await startDispatcher({
      ...{ database, providers, logger, onCrashPoint, mailboxLimits: limits },
      onTrouble: healthLog.look,
      onFinished: batchLog.finished,
      ...(telemetry && { observer: telemetry.dispatch }),
      ...options.dispatch,
    }),
  )
  const rememberMs = limits.lifecycleMemorySeconds * 1000
  const lifecycles = started.use(
    startLifecycles({
      ...{ database, providers, logger, rememberMs, hashKey },
      ...options.lifecycles,
    }),
  )
  started.use(await startErasures({ database, providers, hashKey, logger }))
  started.use(startRetention({ database, limits, hashKey, logger }))
  const stopping = new AbortController()
  started.defer(() => stopping.abort())
  const cursors = createCursors(cursorKey)
  const invites = createInvites({
    cursors,
    ...{ database, providers, destinations, limits, lifecycles, watch, onCrashPoint, hashKey },
    onFinished: batchLog.finished,
    onSettled: telemetry?.dispatch.onSettled ?? noObserver.onSettled,
    offerAt: dispatcher.offerAt,
    ...(telemetry?.onAccept && { onAccept: telemetry.onAccept }),
    stopping: stopping.signal,
  })
  // What waits in the lanes leaves in between.
  await loadHttp()
  const { createGraphql } = await import('#http/graphql.ts')
  const { createHttp } = await import('#http/handler.ts')
  const observer = telemetry && { observer: telemetry.http }
  const graphql = createGraphql({
    ...{ invites, logger, settings },
    ...observer,
    ...(options.sandbox === undefined ? {} : { sandbox: options.sandbox }),
    isUnavailable: (error) => error instanceof DatabaseUnavailable,
  })
  // The tables are there: `migrate` has resolved before anything can listen.
  const pingDatabase = () => proveWritable(database)
  const http = createHttp({
    ...{ graphql, settings, limits, logger, identify, pingDatabase, version },
    ...observer,
    ...(tabs === undefined ? {} : { tabs }),
  })
  const kinds = [...providers.keys()]
  if (telemetry) started.use(telemetry.watch({ database, kinds, load: http.load }))
  const running = started.move()

  return {
    handle: http.handle,
    fetch: http.fetch,
    stop: () => {
      http.drain()
      watch.release()
      return dispatcher.stop()
    },
    [Symbol.asyncDispose]: async () => {
      watch.release()
      await running.disposeAsync()
      for (const provider of providers.values()) provider.close?.()
    },
  }
}
