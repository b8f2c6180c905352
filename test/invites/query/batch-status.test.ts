import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { batchStatuses } from '#invites/query/batch-status.ts'
import type { BatchStatus } from '../../gql/graphql.ts'
import { ListBatches } from '../../support/documents/reads.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toRepostPrivate } from '../../support/requests/targets.ts'

const started = await startTestGateway({
  callers: { all: {}, chimeOnly: { destinations: new Set(['CHIME/*']) } },
})
after(() => started[Symbol.asyncDispose]())
const gateway = started.as('all')
const chimeOnly = started.as('chimeOnly')

// A finished batch with each status that a batch can have: the rows say all that it follows from.
const made: Record<BatchStatus, string> = {} as never
for (const status of batchStatuses) {
  const targets = [toRepostPrivate([`repost-${status}`]), toChime([`${status}@example.com`])]
  made[status] = (await send(gateway, { targets, waitSeconds: 60 })).batch.id
}
const idOf = (status: BatchStatus) =>
  Buffer.from(made[status], 'base64url').toString().replace('InviteBatch:', '')
// Nobody may send what is made to look open here.
await gateway.gateway.stop()
const sendsBecome = async (status: BatchStatus, sends: string) => {
  await gateway.database.query(`update batches set finished_at = null, open = 2 where id = $1`, [
    idOf(status),
  ])
  await gateway.database.query(`update sends set ${sends} where batch_id = $1`, [idOf(status)])
}
const queued = `state = 'queued', outcome_kind = 'QUEUED', outcome = null`
await sendsBecome('QUEUED', `${queued}, call_id = null`)
await sendsBecome(
  'RUNNING',
  `${queued}, call_id = case when provider = 'CHIME' then null else call_id end`,
)
await sendsBecome('WAITING_FOR_PROVIDER', `${queued}, not_before = now() + interval '1 hour'`)
await sendsBecome('CANCELING', queued)
for (const status of ['CANCELING', 'CANCELED'] as const) {
  await gateway.database.query(
    `update batches set closed_reason = 'BATCH_CANCELED' where id = $1`,
    [idOf(status)],
  )
}

for (const status of batchStatuses) {
  test(`inviteBatches finds the batch that is ${status}, and says so`, async () => {
    const { inviteBatches } = await gateway.execute(ListBatches, { filter: { status: [status] } })

    assert.deepEqual(
      inviteBatches.nodes.map((batch) => [batch.id, batch.status]),
      [[made[status], status]],
    )
    assert.equal(inviteBatches.totalCount, 1)
  })
}

const several: BatchStatus[][] = [
  [],
  ['FINISHED', 'QUEUED'],
  [...batchStatuses],
  ['QUEUED', 'QUEUED'],
]
for (const statuses of several) {
  test(`inviteBatches finds those that are one of ${JSON.stringify(statuses)}, newest first`, async () => {
    const { inviteBatches } = await gateway.execute(ListBatches, { filter: { status: statuses } })

    const expected = batchStatuses.filter((one) => statuses.includes(one))
    assert.deepEqual(
      inviteBatches.nodes.map((batch) => batch.status),
      expected.toReversed(),
    )
  })
}

test('a caller who sees a part of the batches finds them by the status of that part', async () => {
  const all = await chimeOnly.execute(ListBatches, {})
  const seen = all.inviteBatches.nodes.map(({ id, status }) => ({ id, status }))
  assert.equal(seen.find(({ id }) => id === made.RUNNING)?.status, 'QUEUED')

  for (const status of batchStatuses) {
    const { inviteBatches } = await chimeOnly.execute(ListBatches, { filter: { status: [status] } })

    assert.deepEqual(
      inviteBatches.nodes.map(({ id }) => id),
      seen.filter((batch) => batch.status === status).map(({ id }) => id),
    )
  }
})
