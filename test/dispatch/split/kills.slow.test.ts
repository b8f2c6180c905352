import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import type { CrashPoint } from '../../../src/crash-points.ts'
import { createClient } from '../../truth/day/client.ts'
import { answer, mutations } from '../../truth/day/documents.ts'
import { createRandom } from '../../truth/day/random.ts'
import { startGatewayChild } from '../../truth/processes/gateway-child.ts'
import type { GatewaySettings } from '../../truth/processes/gateway-process.ts'
import { isCulprit, type Refusing, refusing } from './culprits.ts'

const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-split-'))
after(() => rm(directory, { recursive: true }))

// From the forming of a part to the recording of its answer; the first of each is the refused call's.
const kills: readonly (readonly [Refusing['kind'], CrashPoint, number])[] = [
  ['CHIME', 'recording', 1],
  ['CHIME', 'recorded', 1],
  ['CHIME', 'forming', 2],
  ['CHIME', 'formed', 3],
  ['CHIME', 'answered', 4],
  ['WICKR', 'recorded', 2],
  ['WICKR', 'formed', 3],
  ['REPOST_PRIVATE', 'recording', 2],
  ['REPOST_PRIVATE', 'answered', 3],
]

for (const [kind, step, occurrence] of kills) {
  test(`${kind}: killed while a call is split, at ${step} number ${occurrence}`, async () => {
    const upstream = refusing.find((one) => one.kind === kind)
    assert.ok(upstream)
    await killWhileSplitting(upstream, step, occurrence)
  })
}

/** Kills a gateway among the parts of one refused call, and lets another one finish. */
async function killWhileSplitting(upstream: Refusing, step: CrashPoint, occurrence: number) {
  const random = createRandom('kills', upstream.kind, step, occurrence)
  const size = random.int(20, 50)
  const culprits = new Set(Array.from({ length: 3 }, () => random.int(0, size - 1)))
  const people = Array.from({ length: size }, (_, n) =>
    culprits.has(n) ? upstream.culprit(3 * n + 1) : upstream.innocent(n),
  )
  await using emulators = await startEmulators()
  const emulator = emulators[upstream.kind]
  const settings: GatewaySettings = {
    database: { directory: join(directory, `${upstream.kind}-${step}-${occurrence}`) },
    upstreams: urlsOf(emulators),
    port: 0,
    requestTimeoutMs: 5_000,
    leaseMs: 1_000,
  }
  const log = join(directory, 'gateway.log')
  const first = startGatewayChild({ ...settings, kill: { step, occurrence } }, log)
  let url = (await first.listening) ?? ''
  const client = createClient(() => url)
  const input = { idempotencyKey: 'split', targets: [upstream.target(people)] }
  const sendTo = (waitSeconds: number) =>
    client.post(mutations.sendInvites, { input: { ...input, waitSeconds } }, answer)
  const asking = sendTo(0)
  await first.gone
  const second = startGatewayChild(settings, log)
  url = (await second.listening) ?? ''
  await asking
  let results = (await sendTo(30)).answer.results ?? []
  for (let tries = 0; tries < 3 && results.some(({ kind }) => kind === 'QUEUED'); tries += 1) {
    await sleep(100)
    results = (await sendTo(30)).answer.results ?? []
  }
  second.kill()
  await second.gone

  const times = Map.groupBy(emulator.ledger, ({ recipient }) => recipient)
  assert.equal(results.length, size)
  for (const { value, kind, failureCode, retryable } of results) {
    const sent = times.get(value)?.length ?? 0
    const said = `${value}: ${kind} ${failureCode ?? ''}, ${sent} sent`
    if (kind === 'UNCONFIRMED') assert.ok(sent <= (isCulprit(value) ? 0 : 1), said)
    else if (isCulprit(value)) assert.ok(kind === 'FAILED' && sent === 0, said)
    else if (kind === 'FAILED') assert.ok(retryable && sent === 0, said)
    else assert.ok(kind === 'SENT' && sent === 1, said)
  }
  // A refusal that was recorded before the kill is not in doubt. The first one was not, if the kill
  // came while it was being recorded: then the whole call was in flight.
  const isRefusalRecorded = step !== 'recording' || occurrence > 1
  const doubtful = results.filter(({ kind }) => kind === 'UNCONFIRMED').length
  if (isRefusalRecorded) assert.ok(doubtful < size, 'only the call in flight may be in doubt')
}
