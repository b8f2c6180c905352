import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import type { CrashPoint } from '../../src/crash-points.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { type Client, createClient } from '../truth/day/client.ts'
import { answer, mutations } from '../truth/day/documents.ts'
import { type Replicas, startReplicas } from '../truth/processes/replicas.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}
const leaseMs = 6_000
const shared = Array.from({ length: 20 }, (_, index) => `shared-${index}`)

// It then holds the locks of a request, of a lane, or of a batch and its recipients; or none, but answers.
for (const step of [
  'accepting',
  'forming',
  'recording',
  'gathered',
] as const satisfies CrashPoint[]) {
  test(
    `a replica that freezes while ${step} fails no request at another, and holds up its lanes for a lease`,
    onServer,
    async (context) => {
      assert.ok(server)
      await using replicas = await startReplicas(server, { count: 2, leaseMs, freezeLastAt: step })
      // What is simply a success is recorded together with others.
      if (step === 'recording') replicas.emulators.CHIME.next({ kind: 'throttle' }, shared.length)
      const healthy = createClient(() => replicas.url(0))
      using _abandoned = sendAtLast(replicas)
      await until(() => isFrozen(replicas))
      const frozenAt = performance.now()

      const sameLanes = shared.map((account) => send(healthy, `same-${account}`, [account], 0))
      const times = await sendElsewhere(healthy, frozenAt + leaseMs)
      await Promise.all(sameLanes)
      await until(() => areAllSent(replicas), 60_000)
      const heldUpMs = performance.now() - frozenAt

      const slowestMs = Math.max(...times)
      context.diagnostic(
        `${times.length} requests, the slowest in ${Math.round(slowestMs)} ms; all were sent after ${Math.round(heldUpMs)} ms`,
      )
      const ledger = replicas.emulators.CHIME.ledger.map(({ recipient }) => recipient)
      assert.equal(new Set(ledger).size, ledger.length, 'a person was invited twice')
      assert.deepEqual(healthy.complaints, [])
      assert.ok(
        slowestMs < (step === 'accepting' ? 5_000 : 7_000),
        `a request took ${slowestMs} ms`,
      )
      assert.ok(heldUpMs < 2 * leaseMs, `its lanes waited for ${heldUpMs} ms`)
    },
  )
}

/** A request to the replica that freezes, for many lanes: it owns some of them. */
function sendAtLast(replicas: Replicas): Disposable {
  const abandoned = new AbortController()
  const client = createClient(() => replicas.url(1))
  send(client, 'shared', shared, 0, abandoned.signal).catch(() => undefined)
  return { [Symbol.dispose]: () => abandoned.abort() }
}

/** Requests to destinations of their own, ten at a time, until `end`. Returns how long each took. */
async function sendElsewhere(client: Client, end: number): Promise<readonly number[]> {
  const times: number[] = []
  const crew = Array.from({ length: 10 }, async (_, nth) => {
    for (let round = 0; performance.now() < end; round += 1) {
      const began = performance.now()
      const account = `own-${nth}-${round % 5}`
      const results = await send(client, `own-${nth}-${round}`, [account], 30)
      times.push(performance.now() - began)
      assert.deepEqual(
        results.map(({ kind }) => kind),
        ['SENT'],
      )
    }
  })
  await Promise.all(crew)
  return times
}

async function send(
  client: Client,
  key: string,
  accounts: readonly string[],
  waitSeconds: number,
  signal?: AbortSignal,
) {
  const input = {
    idempotencyKey: key,
    waitSeconds,
    targets: accounts.map((accountId) => ({
      chime: { accountId, recipients: [{ email: `${key}-${accountId}@example.com` }] },
    })),
  }
  const sent = await client.post(mutations.sendInvites, { input }, answer, signal)
  return sent.answer.results ?? []
}

async function isFrozen(replicas: Replicas): Promise<boolean> {
  const signal = AbortSignal.timeout(300)
  return fetch(`${replicas.url(1)}/health/live`, { signal }).then(
    () => false,
    () => true,
  )
}

async function areAllSent({ databaseUrl }: Replicas): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rowCount } = await client.query(`select 1 from sends where state <> 'final' limit 1`)
  await client.end()
  return rowCount === 0
}
