import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { makeKey } from '#identity/api-keys.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { reaching } from '../secrecy/configuration.ts'
import { scrape } from '../telemetry/scrape.ts'
import { buildImage, type Image } from './dockerfile.ts'
import { inOwnRoot } from './image-root.ts'

const run = promisify(execFile)
const maxMegabytes = 110

// Others may enter it, unlike the folder of this user.
const directory = await mkdtemp('/tmp/invite-gateway-image-')
after(() => rm(directory, { recursive: true }))
await chmod(directory, 0o755)

test('the image of the Dockerfile starts without rights in a root of its own, sends, and is small', async () => {
  const image = await buildImage(join(directory, 'image'))
  const { stdout } = await run('du', ['-sk', '--apparent-size', image.app])
  const megabytes = Number(stdout.split('\t')[0]) / 1_024
  const key = await configure()
  await using emulators = await startEmulators()
  const data = join(directory, 'data')
  const user = await asUser(image)
  const own = inOwnRoot(image, join(directory, 'image'), data)
  const files = own === undefined ? data : '/data'
  const variables = {
    ...{ ...image.environment, ...reaching(emulators), HOST: '127.0.0.1' },
    ...{ PORT: '0', METRICS_PORT: '0', DATA_DIR: join(files, 'invites') },
    ...{ GATEWAY_CONFIG: join(files, 'gateway.json'), PATH: process.env.PATH ?? '' },
    AWS_ACCESS_KEY_ID: sandboxCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: sandboxCredentials.secretAccessKey,
  }
  const plain = { program: process.execPath, args: image.command.slice(1) }
  const gateway = spawn((own ?? plain).program, (own ?? plain).args, {
    ...{ env: variables, stdio: ['ignore', 'ignore', 'pipe'] as const },
    ...(own ? {} : { cwd: image.app, ...user }),
  })
  after(() => gateway.kill('SIGKILL'))
  const { url, metricsUrl } = await listening(gateway.stderr)

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
  assert.ok(megabytes <= maxMegabytes, `${megabytes} MB`)
})

const mutation = `mutation { sendInvites(input: { idempotencyKey: "image", waitSeconds: 30, targets: [
  { chime: { accountId: "berlin", recipients: [{ email: "ada@example.com" }] } }] }) {
    ... on SendInvitesPayload { results { __typename } } ... on UserError { code message } } }`

/** Only root can become the user of the image. Its files belong to another one, who may not write them. */
async function asUser({ user, app }: Image): Promise<{ uid?: number; gid?: number }> {
  const [uid, gid] = user.split(':').map(Number)
  if (process.getuid?.() !== 0 || uid === undefined || gid === undefined) {
    await run('chmod', ['-R', 'a-w', app])
    after(() => run('chmod', ['-R', 'u+w', app]))
    return {}
  }
  await chown(join(directory, 'data'), uid, gid)
  return { uid, gid }
}

async function configure(): Promise<string> {
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
  await mkdir(join(directory, 'data'))
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(directory, 'data', name), JSON.stringify(content))
  }
  return key
}

async function listening(log: NodeJS.ReadableStream): Promise<{ url: string; metricsUrl: string }> {
  const said: string[] = []
  for await (const line of createInterface({ input: log })) {
    said.push(line)
    if (line.includes('"msg":"listening"')) return JSON.parse(line)
  }
  throw new Error(`it ended: ${said.join('\n')}`)
}
