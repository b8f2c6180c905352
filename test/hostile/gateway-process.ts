import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPglite } from '#database/pglite.ts'
import { listen } from '#http/server.ts'
import type { HttpSettings } from '#http/settings.ts'
import { type Caller, scopes } from '#identity/caller.ts'
import { createIdentify, type Identify } from '#identity/identify.ts'
import { openKeyFile } from '#identity/key-file.ts'
import { createVerifyToken, openTokenKeys } from '#identity/tokens/token.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { developer } from '#sandbox/developer.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { sandboxGateway } from '#sandbox/sandbox.ts'
import { createGateway } from '../../src/gateway.ts'
import { createLogger } from '../../src/logger.ts'
import { repeatEvery } from '../support/event-loop/repeat-every.ts'
import { watchBusiestTurn } from './busiest-turn.ts'
import { keyFile, keyFileBefore, keyOf, tokenSettings } from './credentials.ts'
import type { GatewayName } from './row.ts'
import { fillTenants } from './tenants.ts'
import { trustedDocuments } from './trusted-documents.ts'

/** Three gateways over one database, to be attacked. Tells its parent where they are. */
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

const anybody: Identify = async (authorization) => {
  if (authorization === 'Bearer unlucky') throw new Error('the issuer is away')
  return callers[authorization ?? '']
}

async function start(http: Partial<HttpSettings>, identify = anybody): Promise<string> {
  const gateway = await createGateway({
    ...sandboxGateway(emulators, 2_000),
    // No e-mails are sent. Texts are searched for links.
    limits: { coolDownSeconds: 0, allowedLinkHosts: ['example.com'] },
    database,
    logger,
    http,
    identify,
  })
  const local = { host: '127.0.0.1', port: 0 }
  const { url } = await listen(gateway.handle, { ...local, headMs: 1_000, wholeMs: 2_000 })
  return url
}

const origins = ['https://app.example.com']
const urls: Readonly<Record<GatewayName, string>> = {
  usual: await start({ origins, documents: { mode: 'optional', byId: trustedDocuments } }),
  'known-only': await start({ documents: { mode: 'only', byId: trustedDocuments } }),
  locked: await start({}, await asInProduction()),
}
const theirs = await fillTenants(urls.locked)
const upstreams = providerKinds.map((kind) => emulators[kind].url)

const busiestTurn = watchBusiestTurn(10)
// Asked how long it was busy since it was asked last, in milliseconds.
process.on('message', () => process.send?.({ stoodStill: busiestTurn() }))
// Without its parent it has no reason to live.
process.once('disconnect', () => process.exit(0))
process.send?.({ urls, upstreams, theirs })

/** With a key file from which a caller has just been removed. */
async function asInProduction(): Promise<Identify> {
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-hostile-'))
  const path = join(directory, 'keys.json')
  writeFileSync(path, keyFileBefore)
  const { keyring } = openKeyFile(path, logger, repeatEvery(20))
  const identify = createIdentify({
    keyring,
    verifyToken: createVerifyToken(tokenSettings, openTokenKeys(tokenSettings, logger).find),
  })
  const asksRemoved = () => identify(`Bearer ${keyOf('removed')}`)
  if ((await asksRemoved()) === undefined) throw new Error('this key was good before')
  writeFileSync(path, keyFile)
  while ((await asksRemoved()) !== undefined) await sleep(5)
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  return identify
}
