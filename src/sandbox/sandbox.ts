import { openPglite } from '#database/pglite.ts'
import { createIdentify } from '#identity/identify.ts'
import type { DestinationTable } from '#invites/check/destinations.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { createProviders } from '#providers/registry.ts'
import { createGateway, type GatewayOptions } from '../gateway.ts'
import { type ListenOptions, listen } from '../http/server.ts'
import { hostsOf } from '../http/settings.ts'
import { createLogger } from '../logger.ts'
import { developer } from './developer.ts'
import type { Emulator } from './emulator.ts'
import { type Emulators, sandboxCredentials, startEmulators } from './emulators.ts'
import { exampleDestinations } from './example-destinations.ts'
import { namedIds } from './named-ids.ts'
import { tabs } from './tabs.ts'

/** A whole gateway with its four upstreams in this process; nothing leaves the machine. */
export interface Sandbox extends AsyncDisposable {
  readonly url: string
  readonly emulators: readonly Emulator[]
}

export type SandboxOptions = ListenOptions & {
  /** Where invites are kept; undefined: in memory, gone when it stops. */
  readonly directory?: string
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  await using started = new AsyncDisposableStack()
  const emulators = started.use(await startEmulators())
  const { directory } = options
  const database = started.use(await openPglite(directory === undefined ? {} : { directory }))
  const http = { hosts: hostsOf(options.host) }
  const logger = createLogger()
  const gateway = started.use(
    await createGateway({ ...sandboxGateway(emulators), database, logger, tabs, http }),
  )
  const server = await listen(gateway.handle, options)
  started.defer(() => server.close(2_000))
  const running = started.move()
  return {
    url: server.url,
    emulators: [emulators.repostspace, emulators.chime, emulators.wickr, emulators.organization],
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** Providers that reach the emulators, the destinations that they know, and a developer who may all. */
export function sandboxGateway(
  emulators: Emulators,
  requestTimeoutMs = 10_000,
): Pick<GatewayOptions, 'providers' | 'destinations' | 'identify' | 'limits'> {
  const { accessKeyId, secretAccessKey, secretId, secretKey } = sandboxCredentials
  const aws = (name: 'repostspace' | 'chime' | 'wickr') => ({
    endpoint: emulators[name].url,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    requestTimeoutMs,
  })
  return {
    destinations: destinationTable(),
    identify: createIdentify({ unnamed: developer }),
    // Nobody is e-mailed, and who tries things out tries them twice.
    limits: { coolDownSeconds: 0 },
    providers: createProviders({
      REPOST_PRIVATE: aws('repostspace'),
      CHIME: aws('chime'),
      WICKR: aws('wickr'),
      TENCENT_ORGANIZATION: {
        endpoint: emulators.organization.url,
        credential: { secretId, secretKey },
        requestTimeoutMs,
      },
    }),
  }
}

const kinds: Readonly<Record<Emulator['name'], ProviderKind>> = {
  repostspace: 'REPOST_PRIVATE',
  chime: 'CHIME',
  wickr: 'WICKR',
  organization: 'TENCENT_ORGANIZATION',
}

/** The examples by name, and everything else: the named ids are destinations too. */
function destinationTable(): DestinationTable {
  const known = [
    ...exampleDestinations,
    ...namedIds
      .filter(({ as }) => as === 'destination')
      .map((id) => ({ ...id, label: id.happens })),
  ]
  const table: Partial<Record<ProviderKind, Map<string, string | undefined>>> = {}
  for (const { provider, id, label } of known) {
    const kind = kinds[provider]
    const labels = table[kind] ?? new Map<string, string | undefined>([['*', undefined]])
    table[kind] = labels.set(id, label)
  }
  return table
}
