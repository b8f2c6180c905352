import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openPostgres } from '#database/postgres.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway } from '../support/gateway.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'

const server = await startPostgres()
const onServer = server === undefined ? { skip: noServer } : {}

const people = Array.from({ length: 400 }, (_, index) => `p${index}@example.com`)
const request = (idempotencyKey: string, emails: readonly string[], waitSeconds: number) => ({
  input: {
    idempotencyKey,
    waitSeconds,
    targets: [
      { chime: { accountId: 'team', recipients: emails.map((email) => ({ email })) } },
      {
        tencentOrganization: {
          recipients: emails
            .slice(0, 20)
            .map((_, index) => ({ uin: String(400_000_000_000 + index), name: `Shop ${index}` })),
        },
      },
    ],
  },
})

async function startOnServer() {
  assert.ok(server)
  const url = await server.createDatabase()
  const database = await openPostgres({ url, onError: () => undefined })
  const gateway = await startTestGateway({ database, dispatch: { leaseMs: 3_000 } })
  return {
    ...gateway,
    url,
    [Symbol.asyncDispose]: async () => {
      await gateway[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
interface Refused {
  readonly errors: readonly { message: string; extensions?: { code?: string } }[]
}

type OnServer = Awaited<ReturnType<typeof startOnServer>>

/** Repeats the request with its key until every recipient has a final outcome. */
async function finish(gateway: OnServer, key: string) {
  return until(async () => {
    const answer = await gateway
      .execute(SendInvites, request(key, people, 20))
      .catch(() => undefined)
    const sent = answer?.sendInvites
    const isFinished = sent?.__typename === 'SendInvitesPayload' && sent.batch.status === 'FINISHED'
    return isFinished ? sent : undefined
  }, 120_000)
}

/** The ledger has no invite twice, has those reported sent, and lacks those reported failed. */
function assertTruth(gateway: OnServer, results: Awaited<ReturnType<typeof finish>>['results']) {
  const { CHIME: chime, TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const ledger = [...chime.ledger, ...tencentOrganization.ledger].map(({ recipient }) => recipient)
  const accepted = new Set(ledger)
  assert.equal(ledger.length, accepted.size, 'a person was invited twice')
  for (const { __typename, recipient } of results) {
    if (__typename === 'InviteSent')
      assert.ok(accepted.has(recipient.value), 'reported sent, but not in the ledger')
    if (__typename === 'InviteFailed')
      assert.ok(!accepted.has(recipient.value), 'reported failed, but in the ledger')
  }
  assert.equal(results.length, 420)
}

test('a database killed under load loses nothing and sends nothing twice', onServer, async () => {
  await using gateway = await startOnServer()
  gateway.emulators.CHIME.latency(50)
  await gateway.execute(SendInvites, request('load', people, 0))
  await sleep(120)

  await server?.kill()
  const asked = performance.now()
  const meanwhile = await gateway.post({ query: '{ inviteBatches { totalCount } }' })
  const waited = performance.now() - asked
  const { errors } = (await meanwhile.json()) as Refused
  const later = performance.now()
  const again = await gateway.post({ query: '{ inviteBatches { totalCount } }' })
  const waitedAgain = performance.now() - later
  await server?.start()
  const { results } = await finish(gateway, 'load')

  assert.match(errors[0]?.message ?? '', /^The database is not available\. Try again in \d s\.$/)
  assert.equal(errors[0]?.extensions?.code, 'UNAVAILABLE')
  assert.deepEqual([meanwhile.status, again.status], [503, 503])
  assert.match(meanwhile.headers.get('retry-after') ?? '', /^[1-5]$/)
  assert.ok(waited < 6_000, `a request hung for ${waited} ms`)
  assert.ok(waitedAgain < 4_000, `a request hung for ${waitedAgain} ms`)
  assertTruth(gateway, results)
})

test('connections cut in the middle lose nothing and send nothing twice', onServer, async () => {
  await using gateway = await startOnServer()
  gateway.emulators.CHIME.latency(30)
  await gateway.execute(SendInvites, request('cut', people, 0))

  const admin = new pg.Client({ connectionString: gateway.url })
  await admin.connect()
  for (let cuts = 0; cuts < 5; cuts += 1) {
    await sleep(60)
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
  }
  await admin.end()
  const { results } = await finish(gateway, 'cut')

  assertTruth(gateway, results)
})

test(
  'while the database refuses writes, requests are answered; sending goes on when it accepts them again',
  onServer,
  async () => {
    await using gateway = await startOnServer()
    gateway.emulators.CHIME.latency(30)
    await gateway.execute(SendInvites, request('full', people, 0))
    const admin = new pg.Client({ connectionString: gateway.url })
    await admin.connect()
    const name = new URL(gateway.url).pathname.slice(1)

    // What a full disk or a failover looks like to us: every write fails.
    await admin.query(`alter database ${name} set default_transaction_read_only = on`)
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
    )
    const refused = await gateway.post({
      query: 'mutation ($input: SendInvitesInput!) { sendInvites(input: $input) { __typename } }',
      variables: request('new', ['new@example.com'], 0),
    })
    const { errors } = (await refused.json()) as Refused
    await sleep(500)
    await admin.query('set default_transaction_read_only = off')
    await admin.query(`alter database ${name} set default_transaction_read_only = off`)
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
    )
    await admin.end()
    const { results } = await finish(gateway, 'full')

    assert.deepEqual([refused.status, errors[0]?.extensions?.code], [503, 'UNAVAILABLE'])
    assertTruth(gateway, results)
  },
)

after(() => server?.[Symbol.asyncDispose]())
