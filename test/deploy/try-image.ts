import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { makeKey } from '#identity/api-keys.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { reaching } from '../secrecy/configuration.ts'
import { scrape } from '../telemetry/scrape.ts'
import type { Image } from './dockerfile.ts'
import type { Started } from './image-root.ts'

/** Where an image is tried. */
export interface Place {
  /** A folder that is to be made, for its data. */
  readonly data: string
  /** In a root file system of its own. It sees `data` as `/data`. Undefined: in this machine's. */
  readonly inRoot: Started | undefined
}

/** Starts the image with its own user, sends an invite through it and stops it. */
export async function tryImage(image: Image, { data, inRoot }: Place): Promise<void> {
  const key = await configure(data)
  await using emulators = await startEmulators()
  const user = await asUser(image, data)
  const files = inRoot === undefined ? data : '/data'
  const variables = {
    ...{ ...image.environment, ...reaching(emulators), HOST: '127.0.0.1' },
    ...{ PORT: '0', METRICS_PORT: '0', DATA_DIR: join(files, 'invites') },
    ...{ GATEWAY_CONFIG: join(files, 'gateway.json'), PATH: process.env.PATH ?? '' },
    AWS_ACCESS_KEY_ID: sandboxCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: sandboxCredentials.secretAccessKey,
    NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
  }
  const plain = { program: process.execPath, args: image.command.slice(1) }
  const gateway = spawn((inRoot ?? plain).program, (inRoot ?? plain).args, {
    ...{ env: variables, stdio: ['ignore', 'ignore', 'pipe'] as const },
    ...(inRoot ? {} : { cwd: image.app, ...user }),
  })
  await using _ = { [Symbol.asyncDispose]: async () => void gateway.kill('SIGKILL') }
  const { url, metricsUrl, compiled } = await listening(gateway.stderr)

  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: mutation }),
  })
  const answer = await response.text()
  const scraped = await scrape(metricsUrl)
  gateway.kill('SIGTERM')
  const [code] = await once(gateway, 'exit')

  assert.match(answer, /InviteSent/)
  assert.equal(emulators.CHIME.ledger.length, 1)
  assert.equal(scraped.sum('invite_gateway_recipients_total', { outcome: 'SENT' }), 1)
  assert.equal(code, 0)
  assert.ok(compiled.length > minCompiled, compiled.join('\n'))
  assert.ok(
    compiled.some((line) => line.includes('bundle/serve.js')),
    compiled.join('\n'),
  )
}

/** Of the image without Node. */
export async function assertSmall({ app }: Image): Promise<void> {
  const { stdout } = await run('du', ['-sk', '--apparent-size', app])
  const megabytes = Number(stdout.split('\t')[0]) / 1_024
  assert.ok(megabytes <= maxMegabytes, `${megabytes} MB`)
}

const run = promisify(execFile)
const maxMegabytes = 110
// About 70 are loaded: the bundle, and OpenTelemetry for the metrics.
const minCompiled = 60

const mutation = `mutation { sendInvites(input: { idempotencyKey: "image", waitSeconds: 30, targets: [
  { chime: { accountId: "berlin", recipients: [{ email: "ada@example.com" }] } }] }) {
    ... on SendInvitesPayload { results { __typename } } ... on UserError { code message } } }`

/** Only root can become the user of the image. Its files belong to another one, who may not write them. */
async function asUser({ user, app }: Image, data: string): Promise<{ uid?: number; gid?: number }> {
  const [uid, gid] = user.split(':').map(Number)
  if (process.getuid?.() !== 0 || uid === undefined || gid === undefined) {
    await run('chmod', ['-R', 'a-w', app])
    return {}
  }
  await chown(data, uid, gid)
  return { uid, gid }
}

async function configure(data: string): Promise<string> {
  const { key, id, hash } = makeKey()
  const scopes = ['invites:read', 'invites:send']
  const caller = { caller: 'ada', tenant: 'acme', scopes, destinations: ['*'] }
  const files = {
    'identities.json': { keys: [{ id, sha256: hash, ...caller }] },
    'gateway.json': {
      identity: { keys: 'identities.json' },
      providers: { chime: { destinations: [{ id: '*' }] } },
    },
  }
  await mkdir(data)
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(data, name), JSON.stringify(content))
  }
  return key
}

interface Listening {
  readonly url: string
  readonly metricsUrl: string
  /** What was said of modules that Node did not have to compile. */
  readonly compiled: readonly string[]
}

async function listening(log: NodeJS.ReadableStream): Promise<Listening> {
  const said: string[] = []
  for await (const line of createInterface({ input: log })) {
    said.push(line)
    if (!line.includes('"msg":"listening"')) continue
    // It would wait for a reader.
    log.resume()
    const compiled = said.filter((each) => each.includes(' was accepted'))
    return { ...JSON.parse(line), compiled }
  }
  throw new Error(`it ended: ${said.slice(-20).join('\n')}`)
}
