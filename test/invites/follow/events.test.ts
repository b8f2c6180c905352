import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { providerKinds } from '#providers/contract/kind.ts'
import { ReadEvents } from '../../support/documents/reads.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { queuedSends } from '../../support/queued-sends.ts'
import { resetEmulators, send } from '../../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({ caller: { id: 'ada' }, requestTimeoutMs: 30_000 })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

test('a batch tells who asked, every call with the id that its provider gave it, and the end', async () => {
  const { batch } = await send(gateway, {
    targets: [
      toRepostPrivate(['user-1', 'user-2', '']),
      toChime(addresses('ada', 51)),
      toWickr(['ada@example.com']),
      toTencentOrganization(['100000000001']),
    ],
  })

  const events = await eventsOf(gateway, batch.id)
  const calls = events.flatMap(({ call }) => call ?? [])
  const requests = providerKinds.flatMap((kind) => gateway.emulators[kind].requests)
  assert.deepEqual(
    events.map(({ kind, actor }) => [kind, actor]),
    [
      ['CREATED', 'ada'],
      ...requests.map(() => ['CALL_SUCCEEDED', 'gateway']),
      ['FINISHED', 'gateway'],
    ],
  )
  assert.equal(events[0]?.message, '56 recipients: 55 to send, 1 final at once.')
  assert.deepEqual(
    [events[0]?.code, events[0]?.recipients, events[0]?.leftOut],
    ['ACCEPTED', 56, 1],
  )
  assert.deepEqual(
    [...new Set(events.slice(1).map(({ code, recipients }) => `${code} ${recipients}`))],
    ['ANSWERED null', 'FINISHED null'],
  )
  assert.deepEqual(
    calls.map((call) => `${call.operation} ${call.recipients} ${call.requestId}`).sort(),
    requests.map((one) => `${one.operation} ${one.recipients.length} ${one.requestId}`).sort(),
  )
  for (const { durationMs, error } of calls) {
    assert.ok(durationMs > 0)
    assert.equal(error, null)
  }
})

test('a call that was throttled, one that failed and one that came to nothing are all told', async () => {
  const { CHIME: chime } = gateway.emulators
  chime.next({ kind: 'throttle', retryAfterSeconds: 0 })
  chime.next({ kind: 'error', name: 'ForbiddenException' })

  const { batch } = await send(gateway, { targets: [toChime(['bob@example.com'])] })

  const events = await eventsOf(gateway, batch.id)
  assert.deepEqual(
    events.map(({ code, call }) => [code, call?.requestId ?? null, call?.error?.code ?? null]),
    [
      ['ACCEPTED', null, null],
      ['RATE_LIMITED', chime.requests[0]?.requestId, 'ThrottledClientException'],
      ['REFUSED', chime.requests[1]?.requestId, 'ForbiddenException'],
      ['FINISHED', null, null],
    ],
  )
  const [, throttled, refused] = events
  assert.deepEqual(
    [throttled?.call?.error?.httpStatus, refused?.call?.error?.httpStatus],
    [429, 403],
  )
  assert.deepEqual(refused?.call?.error?.requestId, refused?.call?.requestId)
})

test('an answer that was lost and the look-up that settled it are two calls', async () => {
  gateway.emulators.CHIME.next({ kind: 'reset', accepted: true })

  const { batch, results } = await send(gateway, { targets: [toChime(['eve@example.com'])] })

  const events = await eventsOf(gateway, batch.id)
  assert.equal(results[0]?.__typename, 'InviteSent')
  assert.deepEqual(
    events.map(({ kind, call }) => [kind, call?.operation ?? null]),
    [
      ['CREATED', null],
      ['CALL_FAILED', 'InviteUsers'],
      ['CALL_SUCCEEDED', 'ListUsers'],
      ['FINISHED', null],
    ],
  )
})

test('of a call that two batches share, each tells its own part', async () => {
  const { CHIME: chime } = gateway.emulators
  const release = chime.hold()
  const first = send(gateway, { targets: [toChime(['first@example.com'])] })
  await until(() => chime.requests.length === 1)

  // While the first call is out, the lane gathers.
  const gathered = [
    send(gateway, { targets: [toChime(['second@example.com'])] }),
    send(gateway, { targets: [toChime(['third@example.com', 'fourth@example.com'])] }),
  ]
  await until(async () => (await queuedSends(gateway.database)) === 3)
  release()
  const answers = await Promise.all([first, ...gathered])

  const parts = await Promise.all(answers.map(({ batch }) => eventsOf(gateway, batch.id)))
  const calls = parts.map((events) => events.flatMap(({ call }) => call ?? []))
  const [, second, third] = calls.map(([call]) => call)
  assert.deepEqual(
    calls.map(({ length }) => length),
    [1, 1, 1],
  )
  assert.equal(chime.requests.length, 2)
  assert.equal(second?.requestId, third?.requestId)
  assert.deepEqual([second?.recipients, third?.recipients], [1, 2])
})

test('a batch of nobody but bad recipients is finished without a call', async () => {
  const { batch } = await send(gateway, { targets: [toChime(['bad'])] })

  const events = await eventsOf(gateway, batch.id)
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['CREATED', 'FINISHED'],
  )
})

async function eventsOf(gateway: TestGateway, id: string) {
  const { node } = await gateway.execute(ReadEvents, { id })
  assert.ok(node?.__typename === 'InviteBatch')
  return node.events.nodes
}
