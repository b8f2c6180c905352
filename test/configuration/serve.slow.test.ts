import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { print } from 'graphql'
import { openPglite } from '#database/pglite.ts'
import { makeKey } from '#identity/api-keys.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { type Emulators, sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { exampleDestinations } from '#sandbox/wickr/example-destinations.ts'
import { defaultSecurityGroupId } from '#sandbox/wickr/networks.ts'
import { compiled } from '../compiled.ts'
import { unpackImage } from '../support/database.ts'
import { SendInvites } from '../support/documents/send.ts'
import { until } from '../support/until.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-serve-'))
after(() => rmSync(directory, { recursive: true, force: true }))

const [{ id: networkId }] = exampleDestinations
const securityGroupId = defaultSecurityGroupId(networkId)
const user = { username: 'ada@example.com', securityGroupId }
const accessor = { accessorId: '90676c2d-ada' }
const config = join(directory, 'gateway.json')
const destinations = [{ id: '*' }]
const aws = { destinations }
const { key, id, hash } = makeKey()
writeFileSync(
  join(directory, 'identities.json'),
  JSON.stringify({
    keys: [
      {
        ...{ id, sha256: hash, caller: 'ada', tenant: 'acme' },
        ...{ scopes: ['invites:send'], destinations: ['*'] },
      },
    ],
  }),
)
writeFileSync(
  config,
  JSON.stringify({
    identity: { keys: 'identities.json' },
    providers: { repostPrivate: aws, wickr: aws, chime: aws, tencentOrganization: {} },
  }),
)

const withoutKeys = join(directory, 'without-keys.json')
writeFileSync(
  withoutKeys,
  JSON.stringify({ identity: { keys: 'missing.json' }, providers: { chime: aws } }),
)

const emptyKeys = join(directory, 'empty-keys.json')
writeFileSync(join(directory, 'empty.json'), JSON.stringify({ keys: [] }))
writeFileSync(
  emptyKeys,
  JSON.stringify({ identity: { keys: 'empty.json' }, providers: { chime: aws } }),
)

const noCredentials = {
  AWS_ACCESS_KEY_ID: '',
  // The SDK would ask the network for an instance's role.
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: join(directory, 'none'),
  AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none'),
}

test('without configuration it stops with one sentence, and starts no sandbox', async () => {
  await using serve = start({})

  assert.equal(await serve.ended, 1)
  assert.equal(
    await serve.said,
    'Set GATEWAY_CONFIG (the path of a JSON file, which docs/configuration.md describes).\n',
  )
})

test('whatever stops the start is said once, in one sentence, and files and ports come first', async () => {
  const occupant = createServer().listen(0, '127.0.0.1')
  after(() => occupant.close())
  await once(occupant, 'listening')
  const address = occupant.address()
  assert.ok(address !== null && typeof address === 'object')
  const unreachable = `postgres://127.0.0.1:${address.port}/invites?connect_timeout=1`
  occupant.on('connection', (socket) => socket.destroy())
  const rows = [
    // No database is opened: this directory could not be one.
    [
      { PORT: String(address.port), DATA_DIR: config },
      `Cannot listen on 127.0.0.1:${address.port}: another program does; stop it, or set PORT.`,
    ],
    [{ HOST: 'foo bar', DATA_DIR: config }, 'Set HOST (an address of this machine such as '],
    [
      { PORT: String(address.port), GATEWAY_CONFIG: withoutKeys, DATA_DIR: config },
      `Make ${join(directory, 'missing.json')}, which identity.keys names, a readable file.`,
    ],
    [
      { GATEWAY_CONFIG: emptyKeys, DATA_DIR: config },
      `Add a key to ${join(directory, 'empty.json')} with npm run key: it has none, so nobody can `,
    ],
    [
      { AWS_REGION: 'eu-centrl', DATA_DIR: config },
      `Correct the AWS region eu-centrl in ${config} or AWS_REGION: the AWS SDK knows no region of `,
    ],
    [
      { ...noCredentials, DATA_DIR: config },
      'Give the gateway AWS credentials, which providers.repostPrivate needs: set AWS_ACCESS_KEY_ID ',
    ],
    [
      { ...noCredentials, AWS_PROFILE: 'nobody', DATA_DIR: config },
      'Correct AWS_PROFILE: providers.repostPrivate needs AWS credentials, and no profile nobody has ',
    ],
    [{ DATA_DIR: config }, `Make ${config} a directory that can be written to, or set DATA_DIR to`],
    [{ DATABASE_URL: unreachable }, 'Start the database that DATABASE_URL names, or correct it: '],
  ] as const

  for (const [environment, sentence] of rows) {
    await using emulators = await startEmulators()
    await using serve = start({ ...given(emulators), ...environment })

    assert.equal(await serve.ended, 1)
    assert.ok((await serve.said).startsWith(sentence), await serve.said)
    assert.match(await serve.said, /^[^\n]+\.\n$/)
  }
})

test('a data directory of another commit is refused in one sentence', async () => {
  const data = join(directory, 'another-commit')
  unpackImage(join(data, 'pglite'))
  const database = await openPglite({ directory: data })
  await database.query('drop table if exists migrations')
  await database.query('create table migrations (name text primary key, checksum text)')
  await database.query(`insert into migrations values ('0001-theirs.sql', 'theirs')`)
  await database[Symbol.asyncDispose]()
  await using emulators = await startEmulators()

  await using serve = start({ ...given(emulators), DATA_DIR: data })

  assert.equal(await serve.ended, 1)
  assert.match(
    await serve.said,
    /^Another version of the gateway made the tables of this database \(migration 0001-theirs\.sql [^\n]+\.\n$/,
  )
})

test('it sends through all four clouds, stops when asked and remembers', async () => {
  await using emulators = await startEmulators()
  await using serve = start(given(emulators))

  const unnamed = await fetch(`${await serve.url}/graphql`)
  const sent = await send(await serve.url)
  serve.stop()
  const code = await serve.ended
  await using again = start(given(emulators))
  const replayed = await send(await again.url)

  assert.deepEqual(outcomes(sent), ['InviteSent', 'InviteSent', 'InviteSent', 'InviteSent'])
  assert.equal(unnamed.status, 401)
  assert.equal(code, 0)
  assert.match(await serve.said, /"database":"pglite","msg":"listening"/)
  assert.match(await serve.said, /"msg":"stopped"/)
  assert.equal(replayed.replayed, true)
  assert.deepEqual(outcomes(replayed), outcomes(sent))
  for (const kind of providerKinds) {
    assert.equal(emulators[kind].ledger.length, 1, kind)
  }
})

test('what it compiled is kept before it is killed', { timeout: 90_000 }, async () => {
  const kept = join(directory, 'compiled')
  mkdirSync(kept)
  await using emulators = await startEmulators()
  await using serve = start({ ...given(emulators), NODE_COMPILE_CACHE: kept })
  await serve.url

  await until(() => readdirSync(kept, { recursive: true }).length > 500)
})

test('asked to stop, it tells probes so until the last call is recorded', async () => {
  await using emulators = await startEmulators()
  unpackImage(join(directory, 'stopping', 'pglite'))
  await using serve = start({ ...given(emulators), DATA_DIR: join(directory, 'stopping') })
  const url = await serve.url
  const called = Promise.withResolvers<void>()
  emulators.CHIME.decide(() => {
    called.resolve()
    return undefined
  })
  emulators.CHIME.latency(2_000)
  const sent = send(url)
  await called.promise

  serve.stop()
  let ready = 200
  while (ready === 200) ready = (await fetch(`${url}/health/ready`)).status
  const live = await fetch(`${url}/health/live`)
  const { results } = await sent
  const code = await serve.ended

  assert.deepEqual([ready, live.status, code], [503, 200, 0])
  assert.equal(results.length, 4)
  assert.equal(emulators.CHIME.ledger.length, 1)
})

function given(emulators: Emulators): Record<string, string> {
  const { accessKeyId, secretAccessKey, secretId, secretKey } = sandboxCredentials
  return {
    GATEWAY_CONFIG: config,
    DATA_DIR: join(directory, 'data'),
    PORT: '0',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL_CHIME: emulators.CHIME.url,
    AWS_ENDPOINT_URL_REPOSTSPACE: emulators.REPOST_PRIVATE.url,
    AWS_ENDPOINT_URL_WICKR: emulators.WICKR.url,
    TENCENTCLOUD_SECRET_ID: secretId,
    TENCENTCLOUD_SECRET_KEY: secretKey,
    TENCENTCLOUD_ENDPOINT: emulators.TENCENT_ORGANIZATION.url,
  }
}

/** `npm run serve`, with this environment and, of ours, what is compiled already. */
function start(environment: Readonly<Record<string, string>>) {
  const env = { ...compiled, ...environment }
  const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = listening(child)
  url.catch(() => undefined)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return {
    url,
    ended,
    said: text(child.stderr),
    stop: () => child.kill('SIGTERM'),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function listening({ stderr }: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    stderr?.on('data', (piece) => {
      said += piece
      const url = /"url":"([^"]+)".*"msg":"listening"/.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    })
    stderr?.on('end', () => reject(new Error(`it ended: ${said}`)))
  })
}

async function send(url: string) {
  const body = JSON.stringify({
    query: print(SendInvites),
    variables: {
      input: {
        idempotencyKey: 'four',
        waitSeconds: 20,
        targets: [
          { repostPrivate: { spaceId: 'SP1', title: 'a', body: 'b', recipients: [accessor] } },
          { wickr: { networkId, recipients: [user] } },
          { chime: { accountId: 'team', recipients: [{ email: 'ada@example.com' }] } },
          { tencentOrganization: { recipients: [{ uin: '100000000001', name: 'Ada' }] } },
        ],
      },
    },
  })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  const { data } = await response.json()
  assert.equal(data.sendInvites.__typename, 'SendInvitesPayload')
  return data.sendInvites as { replayed: boolean; results: { __typename: string }[] }
}

function outcomes({ results }: Awaited<ReturnType<typeof send>>): string[] {
  return results.map(({ __typename }) => __typename)
}
