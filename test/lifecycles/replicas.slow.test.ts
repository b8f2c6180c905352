import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { freeClock, setClock } from '../support/clock.ts'
import { startTestGateway } from '../support/gateway.ts'
import { noServer, type PostgresServer, startPostgres } from '../support/postgres.ts'
import { lifecycles, readsAt } from '../support/requests/lifecycles.ts'
import { invited, revokeWords } from '../support/requests/revoke.ts'
import { send } from '../support/requests/send-invites.ts'
import { addresses, toChime, toTencentOrganization, toWickr } from '../support/requests/targets.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

test('two replicas on one server read a destination once between them', onServer, async () => {
  assert.ok(server)
  await using started = await twoReplicas(server)
  const { first, second } = started
  const { emulators } = first
  const { CHIME: chime, WICKR: wickr, TENCENT_ORGANIZATION: tencentOrganization } = emulators
  await send(first, {
    targets: [
      toWickr(['joins@example.com', 'expired@example.com', ...addresses('w', 150)]),
      toChime(addresses('c', 150)),
      toTencentOrganization(['100000000201', '100000001001']),
    ],
  })
  for (const upstream of [chime, wickr, tencentOrganization]) upstream.latency(150)

  const answers = await Promise.all([first, second, second, first].map((one) => lifecycles(one)))

  assert.deepEqual([chime, wickr, tencentOrganization].map(readsAt), [1, 2, 1])
  for (const nodes of answers) {
    const counts = Map.groupBy(nodes, ({ lifecycle }) => lifecycle)
    assert.equal(counts.get('ACCEPTED')?.length, 2)
    assert.equal(counts.get('EXPIRED')?.length, 1)
    assert.equal(counts.get('PENDING')?.length, 301)
    assert.ok(nodes.every(({ lifecycleCheckedAt }) => lifecycleCheckedAt !== null))
  }
  const faults = [first, second].flatMap(({ logger }) =>
    logger.lines.filter(({ level }) => level === 'error'),
  )
  assert.deepEqual(faults, [])
})

test('two replicas that revoke at once agree, and revoke nothing twice', onServer, async () => {
  assert.ok(server)
  await using started = await twoReplicas(server)
  const { first, second } = started
  const ids = await invited(
    first,
    toWickr(addresses('w', 12)),
    toTencentOrganization(['100000001001']),
  )

  const words = await Promise.all([first, second].map((one) => revokeWords(one, ids, true)))

  for (const [index] of ids.entries()) {
    const pair = words.map((list) => list[index])
    assert.ok(pair.includes('revoked'), `${pair}`)
    for (const word of pair) {
      assert.ok(['revoked', 'revoked before', 'NOTHING_TO_REVOKE'].includes(word ?? ''), word)
    }
  }
  assert.deepEqual([...new Set(await revokeWords(second, ids, true))], ['revoked before'])
  const states = (await lifecycles(second)).map(({ lifecycle }) => lifecycle)
  assert.deepEqual([...new Set(states)], ['REVOKED'])
  const faults = [first, second].flatMap(({ logger }) =>
    logger.lines.filter(({ level }) => level === 'error'),
  )
  assert.deepEqual(faults, [])
})

test('a reader that died is followed by another when its lease has lapsed', async () => {
  await using gateway = await startTestGateway({ lifecycles: { maxReadWaitMs: 300 } })
  const { database, emulators } = gateway
  await send(gateway, { targets: [toTencentOrganization(['100000000201'])] })
  await database.query(
    `insert into readings (lane_id, owner, leased_until, since)
     values ('TENCENT_ORGANIZATION/organization', gen_random_uuid(),
       gateway_now() + interval '20 seconds', gateway_now())`,
  )

  const [waiting] = await lifecycles(gateway)
  await setClock(database, '21 s')
  const [followed] = await lifecycles(gateway)

  assert.deepEqual([waiting?.lifecycle, waiting?.lifecycleCheckedAt], ['PENDING', null])
  assert.equal(followed?.lifecycle, 'ACCEPTED')
  assert.equal(readsAt(emulators.TENCENT_ORGANIZATION), 1)
  await freeClock(database)
})

/** On one database, in front of the same upstreams. */
async function twoReplicas(server: PostgresServer) {
  const url = await server.createDatabase()
  const open = () => openPostgres({ url, onError: () => undefined })
  await using starting = new AsyncDisposableStack()
  const first = starting.use(await startTestGateway({ database: starting.use(await open()) }))
  const { emulators } = first
  const second = starting.use(
    await startTestGateway({ database: starting.use(await open()), emulators }),
  )
  const started = starting.move()
  return { first, second, [Symbol.asyncDispose]: () => started.disposeAsync() }
}
