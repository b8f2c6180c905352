import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeKey } from '#identity/api-keys.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { compiled } from '../compiled.ts'
import { unpackImage } from '../support/database.ts'
import { until } from '../support/until.ts'

const emulators = await startEmulators()
after(() => emulators[Symbol.asyncDispose]())
const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-serve-log-'))
after(() => rmSync(directory, { recursive: true, force: true }))

const { key, id, hash } = makeKey()
const caller = { caller: 'ada', tenant: 'acme', scopes: ['invites:send'], destinations: ['*'] }
const file = (name: string, content: unknown) =>
  writeFileSync(join(directory, name), JSON.stringify(content))
file('identities.json', { keys: [{ id, sha256: hash, ...caller }] })
file('gateway.json', {
  identity: { keys: 'identities.json' },
  providers: { chime: { destinations: [{ id: '*' }] } },
})
const limit = { timeout: 120_000 }

test(
  'serve answers and ends while nobody reads its standard error, which is whole afterwards',
  limit,
  async () => {
    using log = openPipe('blocked')
    await using serve = start('blocked', log)
    const url = await until(log.url)
    log.fill()

    const statuses = await use(url)
    serve.child.kill('SIGTERM')
    const read = await until(() => log.read().includes('"stopped"') && log.read())

    assert.deepEqual(statuses, [200, 200])
    assert.equal(await serve.ended, 0)
    const lines = read.trimEnd().split('\n')
    assert.ok(lines.every((line) => typeof JSON.parse(line).msg === 'string'))
  },
)

test('serve answers and ends after the reader of its standard error is gone', limit, async () => {
  const log = openPipe('closed')
  await using serve = start('closed', log)
  const url = await until(log.url)
  log[Symbol.dispose]()

  const statuses = await use(url)
  serve.child.kill('SIGTERM')

  assert.deepEqual(statuses, [200, 200])
  assert.equal(await serve.ended, 0)
})

/** A pipe with a name, as a shell makes them without: one that Node makes is a socket. */
function openPipe(name: string) {
  const path = join(directory, `${name}.log`)
  assert.equal(spawnSync('mkfifo', [path]).status, 0)
  const { O_RDWR, O_NONBLOCK } = constants
  const ours = openSync(path, O_RDWR | O_NONBLOCK)
  let text = ''
  const read = () => {
    const piece = Buffer.alloc(65_536)
    for (;;) {
      const bytes = whenPossible(() => readSync(ours, piece))
      if (bytes === 0) return text
      text += piece.toString('utf8', 0, bytes)
    }
  }
  return {
    path,
    read,
    url: () => /"url":"([^"]+)".*"msg":"listening"/.exec(read())?.[1],
    /** With spaces, which may stand before a line. */
    fill: () => {
      while (whenPossible(() => writeSync(ours, ' ')) > 0);
    },
    [Symbol.dispose]: () => closeSync(ours),
  }
}

/** 0: it would have to wait. */
function whenPossible(work: () => number): number {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0
    throw error
  }
}

/** The statuses of a mutation that an upstream throttles at first, and of a probe. */
async function use(url: string): Promise<number[]> {
  emulators.CHIME.next({ kind: 'throttle' })
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({
      query: `mutation ($input: SendInvitesInput!) {
        sendInvites(input: $input) { ... on SendInvitesPayload { batch { progress { counts { sent } } } } } }`,
      variables: {
        input: {
          idempotencyKey: 'only',
          waitSeconds: 60,
          targets: [{ chime: { accountId: 'a', recipients: [{ email: 'ada@example.com' }] } }],
        },
      },
    }),
  })
  assert.match(await response.text(), /"sent":1/)
  const ready = await fetch(`${url}/health/ready`)
  await ready.text()
  return [response.status, ready.status]
}

function start(name: string, { path }: { readonly path: string }) {
  const data = join(directory, name)
  unpackImage(join(data, 'pglite'))
  const { accessKeyId, secretAccessKey } = sandboxCredentials
  const log = openSync(path, 'w')
  const child: ChildProcess = spawn(process.execPath, ['src/main.ts'], {
    env: {
      ...compiled,
      ...{ GATEWAY_CONFIG: join(directory, 'gateway.json'), DATA_DIR: data, PORT: '0' },
      ...{ AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_CHIME: emulators.CHIME.url },
      ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    },
    stdio: ['ignore', 'ignore', log],
  })
  closeSync(log)
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
