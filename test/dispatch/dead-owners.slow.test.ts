import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import pg from 'pg'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { createDeadOwnerCheck } from '#dispatch/dead-owners.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { createClient } from '../truth/day/client.ts'
import { answer, mutations } from '../truth/day/documents.ts'
import { type Replicas, startReplicas } from '../truth/processes/replicas.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}
// Longer than any test: a lane moves on only if its owner is found dead.
const leaseMs = 3_600_000

test(
  'the lanes of a killed replica move on at once, long before their leases lapse',
  onServer,
  async () => {
    assert.ok(server)
    await using replicas = await startReplicas(server, { count: 2, leaseMs })
    const { CHIME: chime } = replicas.emulators
    chime.latency(200)
    using _abandoned = startSending(replicas, 600)
    await until(() => chime.requests.length >= 2)

    // Either replica may own the lane.
    await replicas.kill(0)
    const first = chime.requests.length
    await until(() => chime.requests.length >= first + 4)
    await replicas.revive(0)
    await replicas.kill(1)
    const results = await send(replicas, 0, 600)

    const ledger = chime.ledger.map(({ recipient }) => recipient)
    assert.equal(new Set(ledger).size, ledger.length)
    assert.equal(results.filter(({ kind }) => kind === 'QUEUED').length, 0)
    const known = results.filter(({ kind }) => kind === 'SENT').map(({ value }) => value)
    assert.deepEqual(
      known.filter((value) => !ledger.includes(value)),
      [],
    )
  },
)

test(
  'a replica that takes over a lane keeps the Retry-After of its former owner',
  onServer,
  async () => {
    assert.ok(server)
    await using replicas = await startReplicas(server, { count: 2, leaseMs })
    const { CHIME: chime } = replicas.emulators
    chime.next({ kind: 'throttle', retryAfterSeconds: 3 })
    using _abandoned = startSending(replicas, 10)
    await untilPaused(replicas)
    await replicas.kill(0)
    await replicas.revive(0)
    await replicas.kill(1)

    const results = await send(replicas, 0, 10)

    const [first, second] = chime.requests
    assert.ok(first !== undefined && second !== undefined)
    assert.ok(second.at - first.at >= 3_000, `${second.at - first.at} ms between the two calls`)
    assert.deepEqual([...new Set(results.map(({ kind }) => kind))], ['SENT'])
  },
)

test(
  'a replica that starts frees the lanes of a dead one, but not at a server that has just started',
  onServer,
  async () => {
    assert.ok(server)
    const url = await server.createDatabase()
    await using database = await openPostgres({ url, onError: () => undefined })
    await migrate(database)
    const restart = async () => {
      const [owner, dead] = [randomUUID(), randomUUID()]
      await database.query(
        `insert into lanes (id, provider, destination_id, owner, present, leased_until)
       values ($1::text, 'CHIME', $1::text, $1::text::uuid, $1::text::uuid, now() + interval '1 hour')`,
        [dead],
      )
      await using connected = await openPostgres({ url, onError: () => undefined })
      const lock = await connected.holdLivenessLock?.(owner)
      const check = createDeadOwnerCheck(connected, owner, lock ?? assert.fail())
      const began = lock?.heldSince() ?? assert.fail()
      await until(async () => (await check()).found)
      return performance.now() - began
    }
    await until(async () => {
      const [up] = await database.query<{ long: boolean }>(
        `select now() - pg_postmaster_start_time() > interval '10 s' as long`,
      )
      return up?.long
    })

    const usually = await restart()
    await server.restart()
    const afterwards = await restart()

    assert.ok(usually < 1_500, `${usually} ms`)
    assert.ok(afterwards >= 1_500, `${afterwards} ms`)
  },
)

/** A request whose replica dies. Aborted at the end of the test: its client would ask for minutes. */
function startSending(replicas: Replicas, count: number): Disposable {
  const abandoned = new AbortController()
  send(replicas, 0, count, abandoned.signal).catch(() => undefined)
  return { [Symbol.dispose]: () => abandoned.abort() }
}

async function send(replicas: Replicas, replica: number, count: number, signal?: AbortSignal) {
  const client = createClient(() => replicas.url(replica))
  const recipients = Array.from({ length: count }, (_, index) => ({
    email: `person${index}@example.com`,
  }))
  const input = {
    idempotencyKey: 'the-only-one',
    targets: [{ chime: { accountId: 'team', recipients } }],
    waitSeconds: 50,
  }
  const sent = await client.post(mutations.sendInvites, { input }, answer, signal)
  return sent.answer.results ?? []
}

async function untilPaused({ databaseUrl }: Replicas): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const look = 'select 1 from lanes where paused_until > now()'
  await until(async () => (await client.query(look)).rowCount !== 0)
  await client.end()
}
