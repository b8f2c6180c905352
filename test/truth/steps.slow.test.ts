import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import type { CrashPoint } from '../../src/crash-points.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway } from '../support/gateway.ts'
import { type FreshDatabase, testOnEachDatabase } from './databases.ts'
import { createCrowd, destinations } from './day/recipients.ts'
import { targetInput } from './day/targets.ts'
import { authorization } from './processes/credential.ts'
import { type UpstreamKind, upstreamKinds } from './processes/faults.ts'
import { startGatewayChild } from './processes/gateway-child.ts'
import type { GatewaySettings } from './processes/gateway-process.ts'

/** What must have become of one recipient at each of `clouds`, and how often each was invited. */
interface Row {
  readonly clouds: readonly UpstreamKind[]
  readonly outcome: 'SENT' | 'UNCONFIRMED'
  readonly evidence?: 'INFERRED'
  readonly ledger: 0 | 1
  /** Had the first request been accepted? */
  readonly replayed?: boolean
  /** The answer that the gateway dies with: what is not simply a success is recorded by itself. */
  readonly throttled?: boolean
  /** At a step that only a lane comes to that the gateway owns already, by some earlier request. */
  readonly owned?: boolean
}

const sent = { outcome: 'SENT', ledger: 1 } as const
const everywhere = { clouds: upstreamKinds, ...sent } as const
// Both repeat the very same call: Wickr by its token, Tencent by its own duplicate check.
const repeated = { clouds: ['WICKR', 'TENCENT_ORGANIZATION'], ...sent } as const
const notProcessed: readonly Row[] = [
  { clouds: ['REPOST_PRIVATE'], outcome: 'UNCONFIRMED', ledger: 0 },
  { clouds: ['CHIME'], outcome: 'UNCONFIRMED', ledger: 0 },
  repeated,
]
const answerLost: readonly Row[] = [
  { clouds: ['REPOST_PRIVATE'], outcome: 'UNCONFIRMED', ledger: 1 },
  { clouds: ['CHIME'], outcome: 'SENT', evidence: 'INFERRED', ledger: 1 },
  repeated,
]

/** The gateway dies at the step; its client asks again with the same key. */
const table: Readonly<Record<CrashPoint, readonly Row[]>> = {
  accepting: [{ ...everywhere, replayed: false }],
  // Tencent's calls need a slot each, and are formed for themselves.
  intended: [...notProcessed.slice(0, 2), { ...repeated, clouds: ['WICKR'] as const }].map(
    (row) => ({
      ...row,
      owned: true,
    }),
  ),
  accepted: [everywhere],
  claimed: [everywhere],
  'taken-over': [everywhere],
  forming: [everywhere],
  formed: notProcessed,
  answered: answerLost,
  gathered: answerLost,
  recording: notProcessed.map((row) => ({ ...row, throttled: true })),
  recorded: [{ clouds: ['REPOST_PRIVATE'], ...sent }],
  released: [{ clouds: ['REPOST_PRIVATE'], ...sent }],
}

const cases = Object.entries(table).flatMap(([step, rows]) =>
  rows.flatMap((row) =>
    // Only before any call can several lanes be at the same step.
    row.clouds === repeated.clouds
      ? row.clouds.map((cloud) => ({ ...row, clouds: [cloud], step: step as CrashPoint }))
      : [{ ...row, step: step as CrashPoint }],
  ),
)

const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-steps-'))
after(() => rm(directory, { recursive: true }))

await testOnEachDatabase(
  'a gateway killed at any step',
  cases.map((row) => [nameOf(row), (fresh) => dieAndAskAgain(row, fresh)]),
)

async function dieAndAskAgain(
  { step, clouds, outcome, evidence, ledger, replayed = true, ...row }: (typeof cases)[number],
  { settings: database, open }: FreshDatabase,
): Promise<void> {
  await using emulators = await startEmulators()
  if (row.throttled) for (const cloud of clouds) emulators[cloud].next({ kind: 'throttle' })
  const { nth } = await dieAt({ step, clouds, owned: row.owned ?? false }, database, emulators)

  await using reopened = await open()
  await using gateway = await startTestGateway({ database: reopened, emulators })
  const { sendInvites } = await gateway.execute(SendInvites, request(clouds, nth, 20))

  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  assert.equal(sendInvites.replayed, replayed)
  const wanted = clouds.map(() => (outcome === 'SENT' ? 'InviteSent' : 'InviteUnconfirmed'))
  assert.deepEqual(
    sendInvites.results.map(({ __typename }) => __typename),
    wanted,
  )
  if (evidence !== undefined) assert.equal(sendInvites.results[0]?.evidence, evidence)
  for (const cloud of clouds) assert.equal(emulators[cloud].ledger.length, nth + ledger, cloud)
}

/** Runs a gateway in a process of its own, and resolves when it is dead, by which of its requests. */
async function dieAt(
  { step, clouds, owned }: Required<Pick<Row, 'clouds' | 'owned'>> & { readonly step: CrashPoint },
  database: GatewaySettings['database'],
  emulators: Emulators,
): Promise<{ readonly nth: number }> {
  const upstreams = urlsOf(emulators)
  const settings = { database, upstreams, port: 0, requestTimeoutMs: 5_000, leaseMs: 1_000 }
  const kill = { step, occurrence: 1 }
  const child = startGatewayChild({ ...settings, kill }, join(directory, 'gateway.log'))
  // A minute: a step that does not come by then never will, on a busy machine either.
  let reached = true
  const late = setTimeout(() => {
    reached = false
    child.kill()
  }, 60_000)
  const url = await child.listening
  const headers = { 'content-type': 'application/json', authorization }
  const post = async (nth: number) => {
    const body = JSON.stringify({
      query: mutation,
      variables: request(clouds, nth, owned ? 20 : 0),
    })
    const asked = fetch(`${url}/graphql`, { method: 'POST', headers, body })
    return asked.then((response) => response.ok).catch(() => false)
  }
  let nth = 0
  let answered = await post(nth)
  while (owned && answered) answered = await post(++nth)
  await child.gone
  clearTimeout(late)
  assert.ok(reached, `${step} never came`)
  if (step === 'accepting' || step === 'accepted') assert.equal(answered, false)
  return { nth }
}

const mutation =
  'mutation ($input: SendInvitesInput!) { sendInvites(input: $input) { __typename } }'

/** The nth for the nth person. */
function request(clouds: readonly UpstreamKind[], nth: number, waitSeconds: number) {
  const crowd = createCrowd()
  const targets = clouds.map((emulator) => {
    const [destinationId] = destinations[emulator]
    const crew = Array.from({ length: nth + 1 }, () => crowd.someone(emulator, destinationId))
    const people = crew.slice(nth)
    return targetInput({ emulator, destinationId, title: 'Hello', people })
  })
  return { input: { idempotencyKey: `key-${nth}`, waitSeconds, targets } }
}

function nameOf({ step, clouds, outcome, ledger }: (typeof cases)[number]): string {
  const where = clouds.length > 1 ? 'everywhere' : clouds[0]
  return `${step}, ${where}: ${outcome}, ${ledger} in the ledger`
}
