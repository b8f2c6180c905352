import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPglite } from '#database/pglite.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway } from '../support/gateway.ts'

const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-restart-'))
const emulators = await startEmulators()
after(async () => {
  await emulators[Symbol.asyncDispose]()
  await rm(directory, { recursive: true })
})

/** A gateway on the same directory and the same upstreams, as after a restart. */
async function start() {
  await using started = new AsyncDisposableStack()
  const database = started.use(await openPglite({ directory }))
  const gateway = started.use(await startTestGateway({ database, emulators }))
  const running = started.move()
  return { ...gateway, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

const request = (idempotencyKey: string, email: string, waitSeconds = 10) => ({
  input: {
    idempotencyKey,
    waitSeconds,
    targets: [{ chime: { accountId: 'team', recipients: [{ email }] } }],
  },
})

test('after a restart a replay and a conflict are answered as before', async () => {
  const first = await (async () => {
    await using gateway = await start()
    return (await gateway.execute(SendInvites, request('key', 'ada@example.com'))).sendInvites
  })()
  await using gateway = await start()

  const replay = await gateway.execute(SendInvites, request('key', 'ada@example.com'))
  const conflict = await gateway.execute(SendInvites, request('key', 'grace@example.com'))

  assert.ok(first.__typename === 'SendInvitesPayload')
  assert.ok(replay.sendInvites.__typename === 'SendInvitesPayload')
  assert.ok(conflict.sendInvites.__typename === 'IdempotencyConflict')
  assert.deepEqual(replay.sendInvites, { ...first, replayed: true })
  assert.equal(conflict.sendInvites.batch.id, first.batch.id)
  assert.equal(emulators.CHIME.ledger.length, 1)
})

test('after a restart an accepted batch goes on, but not before Retry-After has passed', async () => {
  emulators.CHIME.reset()
  emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 2 })
  const queued = await (async () => {
    await using gateway = await start()
    // One second: the throttled answer is in by then.
    return (await gateway.execute(SendInvites, request('later', 'later@example.com', 1)))
      .sendInvites
  })()
  assert.ok(queued.__typename === 'SendInvitesPayload')
  const [waiting] = queued.results
  assert.ok(waiting?.__typename === 'InviteQueued')
  await using gateway = await start()

  const { sendInvites } = await gateway.execute(SendInvites, request('later', 'later@example.com'))

  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  assert.equal(sendInvites.results[0]?.__typename, 'InviteSent')
  assert.equal(sendInvites.replayed, true)
  assert.equal(waiting.lastError?.code, 'ThrottledClientException')
  const [refused, accepted] = emulators.CHIME.requests
  assert.ok(refused && accepted && accepted.at - refused.at >= 2_000)
  assert.equal(emulators.CHIME.requests.length, 2)
})
