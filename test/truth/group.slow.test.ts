import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import type { CrashPoint } from '../../src/crash-points.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway } from '../support/gateway.ts'
import { until } from '../support/until.ts'
import { type FreshDatabase, testOnEachDatabase } from './databases.ts'
import { createClient } from './day/client.ts'
import { answer, mutations } from './day/documents.ts'
import { createCrowd, destinations } from './day/recipients.ts'
import { targetInput } from './day/targets.ts'
import { startGatewayChild } from './processes/gateway-child.ts'

interface Death {
  readonly kind: 'CHIME' | 'WICKR'
  readonly step: CrashPoint
  readonly occurrence: number
}

/** What became of a call of the group, and so what is to be known of its recipients. */
interface Fate {
  readonly fault: Fault | undefined
  readonly ledger: 0 | 1
}

// Four calls in flight: two are answered, and two never are.
const fates: readonly Fate[] = [
  { fault: undefined, ledger: 1 },
  { fault: { kind: 'stall', accepted: true }, ledger: 1 },
  { fault: undefined, ledger: 1 },
  { fault: { kind: 'stall' }, ledger: 0 },
]

// So many answers widen the window of a lane from two calls to four.
const firstAnswers = 5
const perCall = 50

/** Where the gateway dies: with both answers in hand, as it records them, and after the first record. */
const deaths = [
  { kind: 'WICKR', step: 'answered', occurrence: firstAnswers + 2 },
  { kind: 'CHIME', step: 'gathered', occurrence: firstAnswers + 1 },
  { kind: 'CHIME', step: 'recorded', occurrence: firstAnswers + 1 },
] as const satisfies readonly Death[]

const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-group-'))
after(() => rm(directory, { recursive: true }))

await testOnEachDatabase(
  'a gateway killed inside a group of which half was answered',
  deaths.map((death) => [`${death.step}, ${death.kind}`, (fresh) => dieInGroup(death, fresh)]),
)

async function dieInGroup(
  { kind, ...kill }: Death,
  { settings: database, open }: FreshDatabase,
): Promise<void> {
  await using emulators = await startEmulators()
  const { calls, input } = await fly({ kind, ...kill }, database, emulators)
  emulators[kind].decide(undefined)

  await using reopened = await open()
  await using gateway = await startTestGateway({ database: reopened, emulators })
  const { sendInvites } = await gateway.execute(SendInvites, {
    input: { ...input, waitSeconds: 50 },
  })

  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  const times = Map.groupBy(emulators[kind].ledger, ({ recipient }) => recipient)
  const results = new Map(
    sendInvites.results.map((result) => [result.recipient.value, result] as const),
  )
  assert.equal(results.size, 4 * perCall)
  // The same call is made again, with the same token.
  const isRepeated = kind === 'WICKR'
  let recorded = 0
  for (const [nth, { recipients }] of calls.entries()) {
    const { ledger } = fates[nth] ?? assert.fail()
    for (const value of recipients) {
      const { __typename: outcome, evidence } = results.get(value) ?? assert.fail(value)
      const sent = times.get(value)?.length ?? 0
      const said = `call ${nth}, ${value}: ${outcome} by ${evidence}, ${sent} in the ledger`
      assert.equal(sent, isRepeated ? 1 : ledger, said)
      assert.equal(outcome, sent === 1 ? 'InviteSent' : 'InviteUnconfirmed', said)
      if (outcome === 'InviteSent' && evidence !== 'INFERRED') recorded += 1
    }
  }
  // What Chime says of one that is looked up is inferred.
  if (kill.step === 'gathered') assert.equal(recorded, 0)
  if (kill.step === 'recorded') assert.ok(recorded === perCall || recorded === 2 * perCall)
}

/** Ends when the gateway is dead. Returns the calls that were in flight, in order. */
async function fly(
  { kind, ...kill }: Death,
  database: FreshDatabase['settings'],
  emulators: Emulators,
) {
  const emulator = emulators[kind]
  const upstreams = urlsOf(emulators)
  const settings = { database, upstreams, port: 0, requestTimeoutMs: 60_000, leaseMs: 1_000, kill }
  const child = startGatewayChild(settings, join(directory, 'gateway.log'))
  const url = (await child.listening) ?? ''
  const client = createClient(() => url)
  const crowd = createCrowd()
  const [destinationId] = destinations[kind]
  const request = (key: string, count: number) => {
    const people = Array.from({ length: count }, () => crowd.someone(kind, destinationId))
    return {
      idempotencyKey: key,
      targets: [targetInput({ emulator: kind, destinationId, title: 'Hello', people })],
    }
  }
  for (let first = 0; first < firstAnswers; first += 1) {
    const input = { ...request(`first-${first}`, 1), waitSeconds: 50 }
    const { answer: told } = await client.post(mutations.sendInvites, { input }, answer)
    assert.equal(told.results?.[0]?.kind, 'SENT')
  }
  const before = emulator.requests.length
  let nth = 0
  emulator.decide(() => fates[nth++]?.fault)
  const release = emulator.hold()
  const input = request('group', 4 * perCall)
  const asking = client.post(mutations.sendInvites, { input: { ...input, waitSeconds: 0 } }, answer)
  asking.catch(() => undefined)
  await until(() => emulator.requests.length === before + fates.length)
  release()
  await child.gone
  return { calls: emulator.requests.slice(before), input }
}
