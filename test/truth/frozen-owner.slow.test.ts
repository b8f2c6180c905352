import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import type { CrashPoint } from '../../src/crash-points.ts'
import type { SendInvitesInput } from '../gql/graphql.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { createClient } from './day/client.ts'
import { answer, mutations } from './day/documents.ts'
import { createCrowd, destinations } from './day/recipients.ts'
import { targetInput } from './day/targets.ts'
import type { UpstreamKind } from './processes/faults.ts'
import { type GatewayChild, startGatewayChild } from './processes/gateway-child.ts'
import type { GatewaySettings } from './processes/gateway-process.ts'

/** A lane whose owner stands still at a step, is taken over by another replica, and whose owner goes on. */
interface Row {
  readonly step: CrashPoint
  readonly cloud: UpstreamKind
  /** The owner had taken it over itself, from one that was killed when its call was processed. */
  readonly isSecond?: true
  /** The answer that the owner has in hand: what is not simply a success is recorded by itself. */
  readonly throttled?: true
  readonly outcome: 'InviteSent' | 'InviteUnconfirmed'
  readonly ledger: 0 | 1
  /** What the late answer proves. */
  readonly afterwards?: 'InviteSent'
}

const sent = { outcome: 'InviteSent', ledger: 1 } as const
const unprocessed = { outcome: 'InviteUnconfirmed', ledger: 0 } as const
const unread = { outcome: 'InviteUnconfirmed', ledger: 1 } as const
const rows: readonly Row[] = [
  { step: 'claimed', cloud: 'REPOST_PRIVATE', ...sent },
  { step: 'taken-over', cloud: 'REPOST_PRIVATE', isSecond: true, ...unread },
  { step: 'taken-over', cloud: 'WICKR', isSecond: true, ...sent },
  { step: 'forming', cloud: 'CHIME', ...sent },
  { step: 'formed', cloud: 'REPOST_PRIVATE', ...unprocessed },
  { step: 'formed', cloud: 'WICKR', ...sent },
  { step: 'formed', cloud: 'TENCENT_ORGANIZATION', ...sent },
  { step: 'answered', cloud: 'REPOST_PRIVATE', ...unread, afterwards: 'InviteSent' },
  { step: 'answered', cloud: 'WICKR', ...sent },
  { step: 'gathered', cloud: 'REPOST_PRIVATE', ...unread, afterwards: 'InviteSent' },
  { step: 'gathered', cloud: 'CHIME', ...sent },
  { step: 'recording', cloud: 'CHIME', throttled: true, ...unprocessed },
]

const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-frozen-'))
const log = join(directory, 'gateway.log')
const server = await startPostgres()
after(async () => {
  await server?.[Symbol.asyncDispose]()
  await rm(directory, { recursive: true })
})
const onServer = { concurrency: 3, ...(server === undefined ? { skip: noServer } : {}) }

test('a lane is taken over while its owner stands still', onServer, async (t) => {
  const run = rows.map((row) => t.test(nameOf(row), () => takeOver(row)))
  await Promise.all(run)
})

async function takeOver(row: Row): Promise<void> {
  const { cloud, outcome, ledger, afterwards = outcome } = row
  await using emulators = await startEmulators()
  if (row.throttled) emulators[cloud].next({ kind: 'throttle' })
  const url = (await server?.createDatabase()) ?? assert.fail()
  const upstreams = urlsOf(emulators)
  const database = { url }
  const settings = { database, upstreams, port: 0, requestTimeoutMs: 5_000, leaseMs: 1_000 }
  if (row.isSecond) await dieInFlight(row, settings, emulators)
  await using stack = new AsyncDisposableStack()
  const owner = startGatewayChild({ ...settings, freezeAt: row.step }, log)
  stack.defer(() => kill(owner))
  // It stands still before it listens if it has a lane to take over.
  if (!row.isSecond) stack.use(startAsking((await owner.listening) ?? '', inputFor(row, 0)))
  await until(() => owner.isFrozen())

  const opened = await openPostgres({ url, onError: () => undefined })
  const gateway = stack.use(await startTestGateway({ database: stack.use(opened), emulators }))
  assert.equal(await outcomeOf(gateway, row), outcome)
  assert.equal(emulators[cloud].ledger.length, ledger)
  owner.thaw()
  await until(async () => (await outcomeOf(gateway, row)) === afterwards)

  // What it had in hand is over by the time that it has answered somebody else.
  const awake = (await owner.listening) ?? ''
  const input = { ...inputFor(row, 1), waitSeconds: 50 }
  const next = await createClient(() => awake).post(mutations.sendInvites, { input }, answer)
  assert.deepEqual(
    next.answer.results?.map(({ kind }) => kind),
    ['SENT'],
  )
  assert.equal(await outcomeOf(gateway, row), afterwards)
  assert.equal(emulators[cloud].ledger.length, ledger + 1)
}

/** A gateway is killed when its call was processed and not answered. */
async function dieInFlight(row: Row, settings: GatewaySettings, emulators: Emulators) {
  const emulator = emulators[row.cloud]
  emulator.next({ kind: 'stall', accepted: true })
  const first = startGatewayChild(settings, log)
  using _abandoned = startAsking((await first.listening) ?? '', inputFor(row, 0))
  await until(() => emulator.requests.length === 1)
  await kill(first)
}

async function kill(child: GatewayChild): Promise<void> {
  child.kill()
  await child.gone
}

/** Asks, and hears of no answer. */
function startAsking(url: string, input: SendInvitesInput): Disposable {
  const abandoned = new AbortController()
  createClient(() => url)
    .post(mutations.sendInvites, { input }, answer, abandoned.signal)
    .catch(() => undefined)
  return { [Symbol.dispose]: () => abandoned.abort() }
}

async function outcomeOf(gateway: TestGateway, row: Row): Promise<string | undefined> {
  const input = { ...inputFor(row, 0), waitSeconds: 50 }
  const { sendInvites } = await gateway.execute(SendInvites, { input })
  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  return sendInvites.results[0]?.__typename
}

/** The nth for the nth person. */
function inputFor({ cloud }: Row, nth: number): SendInvitesInput {
  const crowd = createCrowd(nth)
  const [destinationId] = destinations[cloud]
  const people = [crowd.someone(cloud, destinationId)]
  const targets = [targetInput({ emulator: cloud, destinationId, title: 'Hello', people })]
  return { idempotencyKey: `person-${nth}`, waitSeconds: 0, targets }
}

function nameOf({ step, cloud, outcome, afterwards }: Row): string {
  const then = afterwards === undefined ? '' : `, then ${afterwards}`
  return `${step}, ${cloud}: ${outcome}${then}`
}
