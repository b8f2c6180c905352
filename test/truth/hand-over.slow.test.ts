import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import type { CrashPoint } from '../../src/crash-points.ts'
import type { InviteTargetInput } from '../gql/graphql.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway } from '../support/gateway.ts'
import { until } from '../support/until.ts'
import { type FreshDatabase, testOnEachDatabase } from './databases.ts'
import { createClient } from './day/client.ts'
import { answer, mutations } from './day/documents.ts'
import { createCrowd, destinations } from './day/recipients.ts'
import { targetInput } from './day/targets.ts'
import { type UpstreamKind, upstreamKinds } from './processes/faults.ts'
import { startGatewayChild } from './processes/gateway-child.ts'

/** Two lanes at each cloud, but one at Tencent: of the first the call was processed, of the second not. */
const lanes = upstreamKinds.flatMap((cloud) =>
  destinations[cloud].slice(0, 2).map((destinationId, nth) => ({
    ...{ cloud, destinationId, wasProcessed: nth === 0 },
  })),
)

/** Where the second gateway dies, which takes over the lanes of the first: at the first or a later lane. */
const deaths = [
  ['claimed', 2],
  ['taken-over', 4],
  ['recording', 4],
  ['recorded', 3],
] as const satisfies readonly (readonly [CrashPoint, number])[]

const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-hand-over-'))
after(() => rm(directory, { recursive: true }))

await testOnEachDatabase(
  'a gateway killed while it takes over the lanes of a killed one',
  deaths.map(([step, occurrence]) => [
    `${step}, number ${occurrence}`,
    (fresh) => dieTwice({ step, occurrence }, fresh),
  ]),
)

async function dieTwice(
  kill: { readonly step: CrashPoint; readonly occurrence: number },
  { settings: database, open }: FreshDatabase,
): Promise<void> {
  await using emulators = await startEmulators()
  const upstreams = urlsOf(emulators)
  const settings = { database, upstreams, port: 0, requestTimeoutMs: 60_000, leaseMs: 1_000 }
  const log = join(directory, 'gateway.log')
  const input = { idempotencyKey: 'handed-over', targets: lanes.map(targetTo) }
  for (const cloud of upstreamKinds) stallAt(emulators, cloud)
  const first = startGatewayChild(settings, log)
  const url = (await first.listening) ?? ''
  await createClient(() => url).post(
    mutations.sendInvites,
    { input: { ...input, waitSeconds: 0 } },
    answer,
  )
  const inFlight = () => upstreamKinds.flatMap((cloud) => emulators[cloud].requests)
  await until(() => inFlight().length === lanes.length)
  first.kill()
  await first.gone
  for (const cloud of upstreamKinds) emulators[cloud].decide(undefined)
  const second = startGatewayChild({ ...settings, kill }, log)
  const late = sleep(60_000, 'never', { ref: false })
  const end = await Promise.race([second.gone, late])
  second.kill()
  assert.notEqual(end, 'never', `${kill.step} number ${kill.occurrence} never came`)

  await using reopened = await open()
  await using gateway = await startTestGateway({ database: reopened, emulators })
  const { sendInvites } = await gateway.execute(SendInvites, {
    input: { ...input, waitSeconds: 50 },
  })

  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  const { replayed, results } = sendInvites
  assert.ok(replayed)
  for (const [nth, { cloud, destinationId, wasProcessed }] of lanes.entries()) {
    const sent = emulators[cloud].ledger.filter((row) => row.destinationId === destinationId).length
    const { __typename: outcome, evidence } = results[nth] ?? assert.fail()
    const said = `${cloud} ${destinationId}: ${outcome} by ${evidence}, ${sent} in the ledger`
    // Both repeat the very same call: Wickr by its token, Tencent by its own duplicate check.
    const isRepeated = cloud === 'WICKR' || cloud === 'TENCENT_ORGANIZATION'
    const isFound = cloud === 'CHIME' && wasProcessed
    assert.equal(sent, isRepeated || wasProcessed ? 1 : 0, said)
    assert.equal(outcome, isRepeated || isFound ? 'InviteSent' : 'InviteUnconfirmed', said)
    if (isFound) assert.equal(evidence, 'INFERRED', said)
  }
}

/** No call is answered; those to the first destination are processed. */
function stallAt(emulators: Emulators, cloud: UpstreamKind): void {
  const [processed] = destinations[cloud]
  const { length } = destinations[cloud]
  emulators[cloud].decide(({ destinationId }) => ({
    ...{ kind: 'stall', accepted: length === 1 || destinationId === processed },
  }))
}

function targetTo({ cloud, destinationId }: (typeof lanes)[number]): InviteTargetInput {
  const people = [createCrowd().someone(cloud, destinationId)]
  return targetInput({ emulator: cloud, destinationId, title: 'Hello', people })
}
