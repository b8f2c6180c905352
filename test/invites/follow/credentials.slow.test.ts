import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { print } from 'graphql'
import { makeKey } from '#identity/api-keys.ts'
import { createIdentify } from '#identity/identify.ts'
import { openKeyFile } from '#identity/key-file.ts'
import { createVerifyToken, openTokenKeys } from '#identity/tokens/token.ts'
import { seconds, settings, token } from '../../identity/issuer.ts'
import { FollowProgress } from '../../support/documents/progress.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { createTestLogger } from '../../support/logger.ts'
import { resetEmulators } from '../../support/requests/send-invites.ts'
import { toChime, toRepostPrivate } from '../../support/requests/targets.ts'
import { subscribe } from '../../support/subscribe.ts'
import { until } from '../../support/until.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-credentials-'))
after(() => rmSync(directory, { recursive: true }))
const path = join(directory, 'identities.json')
const { key, id, hash: sha256 } = makeKey()
const all = {
  ...{ id, sha256, caller: 'ada', tenant: 'acme' },
  scopes: ['invites:read', 'invites:send'],
  destinations: ['*'],
}
function write(...keys: readonly object[]): void {
  writeFileSync(`${path}.new`, JSON.stringify({ keys }))
  renameSync(`${path}.new`, path)
}
write(all)
const logger = createTestLogger()
const file = openKeyFile(path, logger)
after(() => file[Symbol.dispose]())
const gateway = await startTestGateway({
  requestTimeoutMs: 30_000,
  identify: createIdentify({
    keyring: file.keyring,
    onKeysChange: file.onChange,
    verifyToken: createVerifyToken(settings, openTokenKeys(settings, logger).find),
  }),
})
after(() => gateway[Symbol.asyncDispose]())
let batches = 0
beforeEach(async () => {
  resetEmulators(gateway)
  write(all)
  await until(() => isKnown(all))
})

function isKnown({ caller, tenant, scopes }: typeof all): boolean {
  const found = file.keyring().find(id, Buffer.from(sha256, 'hex'))
  const isSame =
    found?.id === caller && found.tenant === tenant && found.scopes.size === scopes.length
  return isSame && found.destinations.has('*')
}

/** A batch at Chime and re:Post that stays open until `release`. */
async function send(waitSeconds: number, credential = key) {
  batches += 1
  const release = gateway.emulators.CHIME.hold()
  const targets = [toChime([`ada${batches}@example.com`]), toRepostPrivate([`ada-${batches}`])]
  const input = { idempotencyKey: `credentials-${batches}`, waitSeconds, targets }
  const response = gateway.post(
    { query: print(SendInvites), variables: { input } },
    { authorization: `Bearer ${credential}` },
  )
  return { release, answer: response.then((one) => one.json()) }
}

async function follow(credential = key) {
  const { release, answer } = await send(0, credential)
  const batchId = (await answer).data.sendInvites.batch.id
  const post = ({ headers, ...init }: RequestInit) =>
    gateway.gateway.fetch(new URL('http://gateway/graphql'), {
      ...init,
      headers: { ...(headers as object), authorization: `Bearer ${credential}` },
    })
  const stream = await subscribe(post, FollowProgress, { batchId })
  const first = await stream.next()
  assert.ok(first.value?.data, JSON.stringify(first.value))
  return { stream, release }
}

/** The code of the last message of a stream that says no more about the batch. */
async function endOf(stream: Awaited<ReturnType<typeof follow>>['stream']): Promise<unknown> {
  let code: unknown
  for await (const { data, errors } of stream) {
    if (data != null) continue
    code = errors?.[0]?.extensions?.code
  }
  return code
}

const narrowed: readonly [string, readonly object[]][] = [
  ['is removed', []],
  ['may not read any more', [{ ...all, scopes: ['invites:send'] }]],
  ['loses one of the destinations', [{ ...all, destinations: ['CHIME/*'] }]],
  ['loses all destinations', [{ ...all, destinations: [] }]],
  ['gets another tenant', [{ ...all, tenant: 'other' }]],
  ['gets another secret', [{ ...all, sha256: makeKey().hash }]],
]
for (const [what, keys] of narrowed) {
  test(`a stream ends within about a second when its key ${what}`, async () => {
    const { stream, release } = await follow()

    const changed = performance.now()
    write(...keys)
    const code = await endOf(stream)
    const tookMs = performance.now() - changed
    release()

    assert.equal(code, 'UNAUTHENTICATED')
    // The file is read every second; the rest is for a busy machine.
    assert.ok(tookMs < 5_000, `${tookMs} ms`)
  })
}

const kept: readonly [string, object][] = [
  ['another name', { caller: 'ada-2' }],
  ['the destinations one by one', { destinations: ['CHIME/*', 'REPOST_PRIVATE/*'] }],
  ['fewer scopes, reading among them', { scopes: ['invites:read'] }],
]
for (const [what, change] of kept) {
  test(`a key that gets ${what} keeps its stream to the end`, async () => {
    const { stream, release } = await follow()
    const lines = logger.lines.length

    write({ ...all, ...change })
    await until(() => logger.lines.length > lines)
    release()
    const code = await endOf(stream)

    assert.equal(code, undefined)
  })
}

test("a stream ends at its token's exp", async () => {
  // Long enough to send and to follow on a busy machine.
  const exp = seconds(8)
  const mine = await token({ exp, scope: 'invites:read invites:send', destinations: '*' })
  const { stream, release } = await follow(mine)

  const code = await endOf(stream)
  const late = Date.now() - exp * 1_000
  release()

  assert.equal(code, 'UNAUTHENTICATED')
  assert.ok(late >= 0 && late < 5_000, `${late} ms`)
})

test('a mutation that waits ends with its key, and answers nothing about the batch', async () => {
  const { release, answer } = await send(60)
  await until(() => gateway.emulators.CHIME.requests.length > 0)

  write()
  const { data, errors } = await answer
  release()

  assert.equal(errors[0].extensions.code, 'UNAUTHENTICATED')
  assert.doesNotMatch(JSON.stringify(data ?? null), /ada/)
})

test('a mutation that waits ends with its token', async () => {
  const mine = await token({ exp: seconds(2), scope: 'invites:send', destinations: '*' })
  const { release, answer } = await send(60, mine)

  const { errors } = await answer
  release()

  assert.equal(errors[0].extensions.code, 'UNAUTHENTICATED')
})

test('a mutation that waits shows only the destinations that its key has in the end', async () => {
  const { release, answer } = await send(60)
  await until(() => gateway.emulators.CHIME.requests.length > 0)
  const lines = logger.lines.length

  write({ ...all, destinations: ['REPOST_PRIVATE/*'] })
  await until(() => logger.lines.length > lines)
  release()
  const { data, errors } = await answer

  assert.equal(errors, undefined)
  assert.equal(data.sendInvites.results.length, 1)
  assert.doesNotMatch(JSON.stringify(data), /@example\.com/)
})

test('a mutation that waits shows nothing when its key may not send any more', async () => {
  const { release, answer } = await send(60)
  await until(() => gateway.emulators.CHIME.requests.length > 0)
  const lines = logger.lines.length

  write({ ...all, scopes: ['invites:read'] })
  await until(() => logger.lines.length > lines)
  release()
  const { errors } = await answer

  assert.equal(errors[0].extensions.code, 'FORBIDDEN')
})
