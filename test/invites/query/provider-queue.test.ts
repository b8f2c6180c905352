import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ListQueues } from '../../support/documents/queues.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({
  callers: {
    ada: {},
    stranger: { tenant: 'other' },
    berlin: { destinations: new Set(['CHIME/berlin']) },
  },
})
after(() => gateway[Symbol.asyncDispose]())

async function queueOf(caller: string) {
  const { providers } = await gateway.as(caller).execute(ListQueues, {})
  const queues = new Map(providers.map(({ kind, health }) => [kind, health]))
  return queues.get('CHIME') ?? assert.fail('Chime is missing')
}

test('a provider says how many of the recipients wait that a caller may see, and since when', async () => {
  assert.deepEqual(await queueOf('ada'), { waiting: 0, waitingSince: null })
  const { CHIME: chime } = gateway.emulators
  for (let call = 0; call < 2; call += 1) chime.next({ kind: 'throttle', retryAfterSeconds: 3_600 })
  await send(gateway.as('ada'), {
    waitSeconds: 0,
    targets: [
      toChime(addresses('queue', 3)),
      toChime(addresses('queue', 2), { accountId: 'paris' }),
    ],
  })

  await until(async () => (await queueOf('ada')).waiting === 5 && chime.requests.length === 2)
  const { waiting, waitingSince } = await queueOf('berlin')
  assert.equal(waiting, 3)
  assert.ok(Date.parse(waitingSince ?? '') <= Date.now() + 60_000)
  assert.deepEqual(await queueOf('stranger'), { waiting: 0, waitingSince: null })
})

test('more than 10,000 are not counted', async () => {
  await gateway.database.query(
    `insert into sends (id, batch_id, target_position, position, invite_id, lane_id, provider,
       destination_id, message_key, recipient_kind, recipient_value, recipient_key, details, state, tenant)
     select gen_random_uuid(), batch_id, 0, 100 + n, gen_random_uuid(), lane_id, provider,
       destination_id, message_key, recipient_kind, n || recipient_value, n || recipient_key,
       details, 'queued', tenant
     from (select * from sends where lane_id = 'CHIME/paris' limit 1) as one,
       generate_series(1, 12000) as n`,
  )

  assert.equal((await queueOf('ada')).waiting, 10_001)
})
