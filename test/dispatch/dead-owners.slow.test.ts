import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { noServer, startPostgres } from '../support/postgres.ts'
import { createClient } from '../truth/day/client.ts'
import { answer, mutations } from '../truth/day/documents.ts'
import { type Replicas, startReplicas } from '../truth/processes/replicas.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}
// Nobody would wait for a lease to lapse.
const leaseMs = 3_600_000

test(
  'the lanes of a killed replica move on at once, though their leases last',
  onServer,
  async () => {
    assert.ok(server)
    await using replicas = await startReplicas(server, { count: 2, leaseMs })
    const { CHIME: chime } = replicas.emulators
    chime.latency(200)
    void send(replicas, 0, 600).catch(() => undefined)
    await until(() => chime.requests.length >= 2)

    // The owner may be either of them.
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
  'a Retry-After that one replica was given is kept by the one that follows it',
  onServer,
  async () => {
    assert.ok(server)
    await using replicas = await startReplicas(server, { count: 2, leaseMs })
    const { CHIME: chime } = replicas.emulators
    chime.next({ kind: 'throttle', retryAfterSeconds: 3 })
    void send(replicas, 0, 10).catch(() => undefined)
    await paused(replicas)
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

async function send(replicas: Replicas, replica: number, count: number) {
  const client = createClient(() => replicas.url(replica))
  const recipients = Array.from({ length: count }, (_, index) => ({
    email: `person${index}@example.com`,
  }))
  const input = {
    idempotencyKey: 'the-only-one',
    targets: [{ chime: { accountId: 'team', recipients } }],
    waitSeconds: 50,
  }
  const told = await client.ask(mutations.sendInvites, { input }, answer)
  return told.answer.results ?? []
}

async function paused({ databaseUrl }: Replicas): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const look = 'select 1 from lanes where paused_until > now()'
  while ((await client.query(look)).rowCount === 0) await sleep(10)
  await client.end()
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5)
}
