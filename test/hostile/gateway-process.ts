import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openPglite } from '#database/pglite.ts'
import { listen } from '#http/server.ts'
import type { HttpSettings } from '#http/settings.ts'
import { type Caller, scopes } from '#identity/caller.ts'
import { developer } from '#sandbox/developer.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { sandboxGateway } from '#sandbox/sandbox.ts'
import { createGateway } from '../../src/gateway.ts'
import { createLogger } from '../../src/logger.ts'
import { knownDocuments } from './known-documents.ts'
import type { GatewayName } from './row.ts'

/** Two gateways over one database, to be attacked. Tells its parent where they are. */
const emulators = await startEmulators()
const database = await openPglite()
const logger = createLogger()

const callers: Readonly<Record<string, Caller>> = {
  'Bearer developer': developer,
  // May do everything but read the schema.
  'Bearer reader': {
    ...developer,
    id: 'reader',
    scopes: new Set(scopes.filter((scope) => scope !== 'schema:read')),
  },
}

async function start(http: Partial<HttpSettings>): Promise<string> {
  const gateway = await createGateway({
    ...sandboxGateway(emulators, 2_000),
    database,
    logger,
    http,
    identify: async (authorization) => {
      if (authorization === 'Bearer unlucky') throw new Error('the issuer is away')
      return callers[authorization ?? '']
    },
  })
  const local = { host: '127.0.0.1', port: 0 }
  const { url } = await listen(gateway.handle, { ...local, headMs: 1_000, wholeMs: 2_000 })
  return url
}

const origins = ['https://app.example.com']
const urls: Readonly<Record<GatewayName, string>> = {
  usual: await start({ origins, documents: { mode: 'optional', byId: knownDocuments } }),
  'known-only': await start({ documents: { mode: 'only', byId: knownDocuments } }),
}
const { repostspace, chime, wickr, organization } = emulators
const upstreams = [repostspace, chime, wickr, organization].map(({ url }) => url)

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
// Asked how long it stood still since it was asked last, in milliseconds.
process.on('message', () => {
  process.send?.({ stoodStill: delay.max / 1e6 })
  delay.reset()
})
// Without its parent it has no reason to live.
process.once('disconnect', () => process.exit(0))
process.send?.({ urls, upstreams })
