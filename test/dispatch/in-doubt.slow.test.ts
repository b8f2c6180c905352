import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { startTestGateway } from '../support/gateway.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { send } from '../support/requests/send-invites.ts'
import { toChime, toRepostPrivate } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { startCommitCutter } from './waiting/cut-commit.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

for (const [kind, target] of [
  ['REPOST_PRIVATE', toRepostPrivate(['ada', 'grace'])],
  ['CHIME', toChime(['ada@example.com', 'grace@example.com'])],
] as const) {
  test(
    `${kind}: a call whose intent was committed without an answer never left, and is made`,
    onServer,
    async () => {
      assert.ok(server)
      await using cutter = await startCommitCutter(
        await server.createDatabase(),
        'split_from, origin_id)',
      )
      await using database = await openPostgres({ url: cutter.url, onError: () => undefined })
      await using gateway = await startTestGateway({ database })

      const { results } = await send(gateway, { targets: [target], waitSeconds: 20 })

      assert.equal(cutter.cut(), 1)
      assert.deepEqual(
        results.map(({ __typename }) => __typename),
        ['InviteSent', 'InviteSent'],
      )
      assert.equal(gateway.emulators[kind].ledger.length, 2)
    },
  )
}

test(
  'an answer whose recording was committed without an answer is recorded once',
  onServer,
  async () => {
    assert.ok(server)
    await using cutter = await startCommitCutter(await server.createDatabase(), 'with noted as (')
    await using database = await openPostgres({ url: cutter.url, onError: () => undefined })
    await using gateway = await startTestGateway({ database })

    // What has a failure in it is recorded by itself.
    const targets = [toChime(['ada@example.com', 'failed@example.com'])]
    const { results } = await send(gateway, { targets })

    assert.equal(cutter.cut(), 1)
    assert.equal(results[0]?.__typename, 'InviteSent')
    assert.equal(gateway.emulators.CHIME.ledger.length, 1)
  },
)

test('the same of answers that are recorded together', onServer, async () => {
  assert.ok(server)
  const url = await server.createDatabase()
  await using cutter = await startCommitCutter(url, '), ended as (', { isWhole: true })
  await using database = await openPostgres({ url: cutter.url, onError: () => undefined })
  await using gateway = await startTestGateway({ database })

  const { batch, results } = await send(gateway, { targets: [toChime(['ada@example.com'])] })

  assert.equal(cutter.cut(), 1)
  assert.equal(results[0]?.__typename, 'InviteSent')
  assert.equal(batch.progress.counts.sent, 1)
  assert.equal(gateway.emulators.CHIME.ledger.length, 1)
  const events = await database.query(`select 1 from events where code in ('ANSWERED', 'FINISHED')`)
  assert.equal(events.length, 2)
})

test('a gateway that stops before it knows takes the call back', onServer, async () => {
  assert.ok(server)
  await using cutter = await startCommitCutter(
    await server.createDatabase(),
    'split_from, origin_id)',
  )
  await using database = await openPostgres({ url: cutter.url, onError: () => undefined })
  await using emulators = await startEmulators()
  const input = { idempotencyKey: 'stopped', targets: [toRepostPrivate(['ada'])] }
  {
    await using gateway = await startTestGateway({ database, emulators })
    await send(gateway, { ...input, waitSeconds: 0 })
    await until(() => cutter.cut() === 1)
  }

  await using gateway = await startTestGateway({ database, emulators })
  const { results } = await send(gateway, input)

  assert.equal(results[0]?.__typename, 'InviteSent')
  assert.equal(emulators.REPOST_PRIVATE.ledger.length, 1)
})
