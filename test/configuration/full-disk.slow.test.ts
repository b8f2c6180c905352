import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeKey } from '#identity/api-keys.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { compiled } from '../compiled.ts'
import { mountSmallDisk, noSmallDisk } from '../database/pglite/small-disk.ts'

const disk = mountSmallDisk(160)
after(() => disk?.[Symbol.dispose]())
const onSmallDisk = { skip: disk === undefined && noSmallDisk, timeout: 240_000 }
const emulators = await startEmulators()
after(() => emulators[Symbol.asyncDispose]())
const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-full-disk-'))
after(() => rmSync(directory, { recursive: true, force: true }))
const data = join(disk?.directory ?? '', 'data')

const { key, id, hash } = makeKey()
const caller = { caller: 'ada', tenant: 'acme', scopes: ['invites:send'], destinations: ['*'] }
writeFileSync(
  join(directory, 'identities.json'),
  JSON.stringify({ keys: [{ id, sha256: hash, ...caller }] }),
)
const config = join(directory, 'gateway.json')
writeFileSync(
  config,
  JSON.stringify({
    identity: { keys: 'identities.json' },
    providers: { chime: { destinations: [{ id: '*' }] } },
    limits: { maxStoredRecipientsPerDay: 1_000_000_000, maxWaitingRecipients: 1_000_000_000 },
  }),
)

test(
  'without space for a table requests are unavailable, and without space for its log the gateway ends and says why',
  onSmallDisk,
  async () => {
    assert.ok(disk)
    // A new directory: the log of an image has room in segments that it has used before.
    await using serve = start()
    const url = await serve.url
    const first = await send(url, 'first', 1)

    await disk.fill(0)
    const unavailable = await untilUnavailable(url)
    const ready = await fetch(`${url}/health/ready`)
    await disk.free()
    for (let round = 0; serve.isRunning(); round += 1) {
      assert.ok(round < 300, 'there was always space')
      // A table can grow, and a segment of the log, of 16 MB, cannot be made.
      await disk.fill(3_000_000)
      await send(url, `round ${round}`, 500).catch(() => undefined)
    }

    assert.equal(first.status, 200)
    assert.deepEqual([unavailable.code, ready.status], ['UNAVAILABLE', 503])
    assert.ok(Number(unavailable.retryAfter) > 0)
    assert.equal(await serve.ended, 1)
    const line =
      serve
        .said()
        .split('\n')
        .find((line) => line.includes('stopped the gateway')) ?? ''
    const { level, msg, error } = JSON.parse(line)
    assert.deepEqual([level, msg], ['error', 'the built-in database stopped the gateway'])
    assert.match(error.message, /because its disk has no space left: make space and start/)
  },
)

test(
  'a start with too little space says so and ends, and with space it has kept all',
  onSmallDisk,
  async () => {
    assert.ok(disk)
    await disk.free()
    await disk.fill(3_000_000)
    await using refused = start()
    const status = await refused.ended
    await disk.free()
    await using serve = start()

    const replayed = await send(await serve.url, 'first', 1)

    assert.equal(status, 1)
    // What it recovered before took some of the 3 MB, or freed some.
    assert.match(
      refused.said(),
      /^Make space on the disk of \S+: the built-in database needs 64 MB to start, and [1-5]?\d MB are left\.$/m,
    )
    assert.match(JSON.stringify(replayed.body), /"replayed":true/)
  },
)

async function untilUnavailable(url: string) {
  for (let round = 0; round < 100; round += 1) {
    await disk?.fill(0)
    const { status, code, retryAfter } = await send(url, `full ${round}`, 200)
    if (status === 503) return { code, retryAfter }
  }
  return assert.fail('there was always space')
}

interface Answer {
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

/** Nobody twice: who is skipped as a duplicate needs less space. */
async function send(url: string, idempotencyKey: string, count: number) {
  const name = idempotencyKey.replace(' ', '-')
  const recipients = Array.from({ length: count }, (_, n) => ({
    email: `${name}.${n}@example.com`,
  }))
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({
      query: `mutation ($input: SendInvitesInput!) {
        sendInvites(input: $input) { __typename ... on SendInvitesPayload { replayed } }
      }`,
      variables: {
        input: {
          idempotencyKey,
          waitSeconds: 0,
          targets: [{ chime: { accountId: 'a', recipients } }],
        },
      },
    }),
  })
  const body = (await response.json()) as Answer
  const code = body.errors?.[0]?.extensions?.code
  return { status: response.status, code, retryAfter: response.headers.get('retry-after'), body }
}

/** `npm run serve` on the small disk. */
function start() {
  const { accessKeyId, secretAccessKey } = sandboxCredentials
  const env = {
    ...compiled,
    ...{ GATEWAY_CONFIG: config, DATA_DIR: data, PORT: '0', AWS_REGION: 'us-east-1' },
    ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    AWS_ENDPOINT_URL_CHIME: emulators.CHIME.url,
  }
  const child = spawn(process.execPath, ['src/main.ts'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  const listening = Promise.withResolvers<string>()
  listening.promise.catch(() => undefined)
  child.stderr.on('data', (piece) => {
    said += piece
    const url = /"url":"([^"]+)".*"msg":"listening"/.exec(said)?.[1]
    if (url !== undefined) listening.resolve(url)
  })
  child.stderr.on('end', () => listening.reject(new Error(`it ended: ${said}`)))
  // Not `exit`: all that it said is to be read.
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    url: listening.promise,
    ended,
    said: () => said,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
