import type { RequestListener } from 'node:http'
import { openPglite } from '#database/pglite.ts'
import { createIdentify } from '#identity/identify.ts'
import type { DestinationTable } from '#invites/check/destinations.ts'
import { type ProviderKind, providerKinds } from '#providers/contract/kind.ts'
import { createProviders, type ProviderSettings } from '#providers/registry.ts'
import { startTelemetry } from '#telemetry/start.ts'
import { createGateway, type GatewayOptions } from '../gateway.ts'
import { type ListenOptions, listen } from '../http/server.ts'
import { hostsOf } from '../http/settings.ts'
import { createLogger } from '../logger.ts'
import { developer } from './developer.ts'
import type { Access } from './emulated-upstream.ts'
import type { Emulator } from './emulator.ts'
import {
  type Emulators,
  sandboxCredentials,
  startEmulators,
  upstreams,
  urlsOf,
} from './emulators.ts'
import { exampleDestinations } from './example-destinations.ts'
import { sandboxKeyring } from './keys.ts'
import { namedIds } from './named-ids.ts'
import { createTabs } from './tabs/tabs.ts'

/** A complete gateway and its upstreams in this process; nothing leaves the machine. */
export interface Sandbox extends AsyncDisposable {
  readonly url: string
  /** Where its metrics are, as text for Prometheus. */
  readonly metricsUrl: string | undefined
  readonly emulators: readonly Emulator[]
}

export type SandboxOptions = ListenOptions & {
  /** Where invites are stored. Undefined: in memory, lost when the sandbox stops. */
  readonly directory?: string
  /** More names for `Host`, besides those of loopback and the host. */
  readonly hosts?: readonly string[]
  /** More origins whose pages may send requests, besides those on loopback. */
  readonly origins?: readonly string[]
  /** Where metrics are served; 0 takes a free port. Undefined: nothing is measured. */
  readonly metricsPort?: number
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { directory, hosts = [], origins = [], host, metricsPort: port } = options
  await using started = new AsyncDisposableStack()
  // The port is what most often cannot be had, so it is taken first. Requests wait meanwhile.
  const ready = Promise.withResolvers<RequestListener>()
  const server = await listen(async (request, response) => {
    const handle = await ready.promise
    handle(request, response)
  }, options)
  started.defer(() => server.close(0))
  const measuring =
    port === undefined ? undefined : await startTelemetry({ served: { host, port } })
  if (measuring !== undefined) started.use(measuring)
  const emulators = started.use(await startEmulators())
  const database = started.use(await openPglite(directory === undefined ? {} : { directory }))
  const http = {
    hosts: [...hostsOf(options.host), ...hosts],
    ...{ origins, loopbackOrigins: true },
    settingNames: { hosts: 'HOSTS', origins: 'ORIGINS' },
  }
  const logger = createLogger()
  const gateway = started.use(
    await createGateway({
      ...sandboxGateway(emulators),
      database,
      logger,
      tabs: createTabs(),
      ...(measuring && { telemetry: measuring.telemetry }),
      http,
    }),
  )
  ready.resolve(gateway.handle)
  // Before what it needs is closed.
  started.defer(() => server.close(2_000))
  const running = started.move()
  return {
    url: server.url,
    metricsUrl: measuring?.url,
    emulators: providerKinds.map((kind) => emulators[kind]),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** Providers that call the emulators, their destinations, and a developer with every scope. */
export function sandboxGateway(
  emulators: Emulators,
  requestTimeoutMs = 10_000,
): Pick<GatewayOptions, 'providers' | 'destinations' | 'identify' | 'limits' | 'sandbox'> {
  return {
    sandbox: { namedIds },
    destinations: destinationTable(),
    identify: createIdentify({ unnamed: developer, keyring: () => sandboxKeyring }),
    // No e-mails are sent, and people who try things out try them twice.
    limits: { coolDownSeconds: 0 },
    providers: sandboxProviders(urlsOf(emulators), requestTimeoutMs),
  }
}

/** Providers that call the emulators at these URLs. */
export function sandboxProviders(
  urls: Readonly<Record<ProviderKind, string>>,
  requestTimeoutMs: number,
): GatewayOptions['providers'] {
  const settings = providerKinds.map((kind) => {
    const access = { endpoint: urls[kind], requestTimeoutMs, credentials: sandboxCredentials }
    return [kind, checkedUpstreams[kind].settings(access)]
  })
  return createProviders(Object.fromEntries(settings) as ProviderSettings)
}

/** Compiles only while the settings of each upstream are those of its provider. */
const checkedUpstreams: {
  readonly [Kind in ProviderKind]: { settings(access: Access): ProviderSettings[Kind] }
} = upstreams

/** The examples with their labels, and any other id: named ids are destinations too. */
function destinationTable(): DestinationTable {
  const labelled = [
    ...exampleDestinations,
    ...namedIds
      .filter(({ as }) => as === 'destination')
      .map((id) => ({ ...id, label: id.happens })),
  ]
  const table: Partial<Record<ProviderKind, Map<string, string | undefined>>> = {}
  for (const { provider, id, label } of labelled) {
    const labels = table[provider] ?? new Map<string, string | undefined>([['*', undefined]])
    table[provider] = labels.set(id, label)
  }
  return table
}
