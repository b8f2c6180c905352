import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestsAtOnce } from '#providers/connections/requests-at-once.ts'
import type { RequestsAtOnce } from '#providers/contract/facts.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Emulators } from '#sandbox/emulators.ts'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { lifecycles } from '../../support/requests/lifecycles.ts'
import { kindsOf, send, sentBy } from '../../support/requests/send-invites.ts'
import { toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { progressOf, troubleLines } from '../waiting/progress.ts'

const requestTimeoutMs = 60_000
const limits = { maxTargetsPerBatch: 200 }
const person = (index: number) => `ada-${index}@example.com`
const crowds = {
  CHIME: (index: number) => toChime([person(index)], { accountId: `account-${index}` }),
  WICKR: (index: number) => toWickr([person(index)], String(31_000_000 + index)),
} as const

for (const kind of ['CHIME', 'WICKR'] as const) {
  test(`${kind}: more slow destinations than requests at once are all sent`, async () => {
    await using gateway = await startTestGateway({ limits, requestTimeoutMs })
    const emulator = gateway.emulators[kind]
    const answer = emulator.hold()
    const targets = Array.from({ length: 120 }, (_, index) => crowds[kind](index))

    const { batch } = await send(gateway, { targets, waitSeconds: 0 })
    await until(() => emulator.requests.length >= requestsAtOnce.calls)
    const other = await send(gateway, { targets: [toRepostPrivate(['ada'])] })
    const formed = await callsInFlight(gateway, kind)
    const arrived = emulator.requests.length
    answer()
    await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')

    assert.deepEqual(kindsOf(other.results), ['InviteSent'])
    assert.deepEqual([formed, arrived], [requestsAtOnce.calls, requestsAtOnce.calls])
    assert.deepEqual((await progressOf(gateway, batch.id)).counts, allSent(120))
    assert.equal(new Set(sentBy(emulator)).size, 120)
    assert.deepEqual(troubleLines(gateway), [])
  })
}

test('destinations that hang leave room to the others of their provider', async () => {
  await using started = new AsyncDisposableStack()
  const emulators = await startEmulators()
  const providers = withAtOnce(emulators, { calls: 8, lookUps: 2, reads: 2 })
  const gateway = started.use(await startTestGateway({ emulators, providers }))
  // They end first: the calls that hang end with them.
  started.use(emulators)
  const { CHIME: chime } = emulators
  chime.decide(({ destinationId }) =>
    destinationId.startsWith('hung') ? { kind: 'stall' } : undefined,
  )
  const people = Array.from({ length: 500 }, (_, index) => person(index))

  for (const accountId of ['hung-1', 'hung-2', 'hung-3']) {
    await send(gateway, { targets: [toChime(people, { accountId })], waitSeconds: 0 })
  }
  await until(() => new Set(chime.requests.map(({ destinationId }) => destinationId)).size === 3)
  const { results } = await send(gateway, { targets: [crowds.CHIME(1)] })

  assert.deepEqual(kindsOf(results), ['InviteSent'])
  assert.deepEqual(
    chime.requests.filter(({ operation }) => operation === 'ListUsers'),
    [],
  )
})

test('look-ups wait for each other, and no send waits for them', async () => {
  await using emulators = await startEmulators()
  const providers = withAtOnce(emulators, { calls: 4, lookUps: 2, reads: 1 })
  const unanswered = { baseMs: 2_000, capMs: 2_000 }
  await using gateway = await startTestGateway({
    ...{ emulators, providers, dispatch: { policy: { unanswered } } },
  })
  const { CHIME: chime } = emulators
  const lookUps = () => chime.requests.filter(({ operation }) => operation === 'ListUsers').length
  chime.next({ kind: 'reset', accepted: true }, 6)
  const crowd = Array.from({ length: 6 }, (_, index) => crowds.CHIME(index))
  const others = Array.from({ length: 10 }, (_, index) => crowds.CHIME(100 + index))

  const lost = await send(gateway, { targets: crowd, waitSeconds: 0 })
  await until(() => chime.ledger.length === 6)
  const answer = chime.hold()
  const early = lookUps()
  await until(() => lookUps() === early + 2)
  const { batch } = await send(gateway, { targets: others, waitSeconds: 0 })
  await until(() => chime.requests.length === 6 + early + 2 + 4)
  const formed = await callsInFlight(gateway, 'CHIME')
  answer()
  for (const id of [batch.id, lost.batch.id]) {
    await until(async () => (await progressOf(gateway, id)).status === 'FINISHED')
  }

  assert.equal(formed, 2 + 4)
  assert.deepEqual((await progressOf(gateway, batch.id)).counts, allSent(10))
  assert.deepEqual((await progressOf(gateway, lost.batch.id)).counts, allSent(6))
  assert.equal(sentBy(chime).length, 16)
  assert.equal(lookUps(), 6)
})

test('readings of many destinations wait for each other, and no send waits for them', async () => {
  await using emulators = await startEmulators()
  const providers = withAtOnce(emulators, { calls: 4, lookUps: 1, reads: 3 })
  await using gateway = await startTestGateway({
    ...{ emulators, providers, limits: { lifecycleMemorySeconds: 0 } },
    lifecycles: { maxReadWaitMs: 50 },
  })
  const { CHIME: chime } = emulators
  const reads = () => chime.requests.filter(({ operation }) => operation === 'ListUsers').length
  await send(gateway, { targets: Array.from({ length: 12 }, (_, index) => crowds.CHIME(index)) })
  const before = chime.requests.length
  const answer = chime.hold()

  await lifecycles(gateway)
  await until(() => reads() === 3)
  const { batch } = await send(gateway, { targets: [crowds.CHIME(50)], waitSeconds: 0 })
  await until(() => chime.requests.length === before + 4)
  answer()
  await until(() => reads() === 12)
  await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')

  assert.deepEqual((await progressOf(gateway, batch.id)).counts, allSent(1))
  const failed = gateway.logger.lines.filter(({ message }) => message.includes('lifecycles'))
  assert.deepEqual(failed, [])
})

function withAtOnce(emulators: Emulators, atOnce: RequestsAtOnce) {
  const providers = sandboxProviders(urlsOf(emulators), requestTimeoutMs)
  return new Map(
    [...providers.values()].map((provider): [Provider['kind'], Provider] => [
      provider.kind,
      { ...provider, requestsAtOnce: atOnce },
    ]),
  )
}

async function callsInFlight({ database }: TestGateway, kind: string): Promise<number | undefined> {
  const [row] = await database.query<{ count: number }>(
    `select count(*)::int as count from calls c join lanes l on l.id = c.lane_id
     where c.state = 'in_flight' and l.provider = $1`,
    [kind],
  )
  return row?.count
}

const allSent = (sent: number) => ({ queued: 0, sent, failed: 0 })
