import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestGateway } from '../../../support/gateway.ts'
import { send } from '../../../support/requests/send-invites.ts'
import { toChime } from '../../../support/requests/targets.ts'
import { until } from '../../../support/until.ts'

const gateway = await startTestGateway({
  callers: {
    owner: { tenant: 'acme' },
    reader: { tenant: 'acme', scopes: new Set(['invites:read']) },
    elsewhere: { tenant: 'acme', destinations: new Set(['CHIME/one']) },
  },
})
after(() => gateway[Symbol.asyncDispose]())

interface Action {
  readonly action: string
  readonly count: number
  readonly reason: string | null
}

async function actionsOf(caller: string, id: string): Promise<Readonly<Record<string, Action>>> {
  const query = `{ node(id: "${id}") { ... on InviteBatch { actions { action count reason } } } }`
  const { data, errors } = await (await gateway.as(caller).post({ query })).json()
  assert.equal(errors, undefined, JSON.stringify(errors))
  return Object.fromEntries(data.node.actions.map((one: Action) => [one.action, one]))
}

async function statusOf(id: string): Promise<string> {
  const query = `{ node(id: "${id}") { ... on InviteBatch { status } } }`
  return (await (await gateway.as('owner').post({ query })).json()).data.node.status
}

async function apply(field: string, input: object): Promise<number> {
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`
  const query = `mutation ($input: ${name}Input!) { ${field}(input: $input) {
    __typename ... on InviteBatchPayload { affected } ... on UserError { message } } }`
  const { data } = await (await gateway.as('owner').post({ query, variables: { input } })).json()
  assert.equal(data[field].__typename, `${name}Payload`, JSON.stringify(data))
  return data[field].affected
}

test('a batch offers to try again what failed at the provider, as many as the retry takes', async () => {
  const { batch } = await send(gateway.as('owner'), {
    targets: [
      toChime(['failed@example.com', 'failed2@example.com', 'no address', 'ada@example.com']),
    ],
  })

  const { RETRY, RETRY_WITH_CONSENT, CANCEL, RECONCILE } = await actionsOf('owner', batch.id)

  assert.deepEqual([RETRY?.count, RETRY?.reason], [2, null])
  assert.equal(RETRY_WITH_CONSENT?.count, 0)
  assert.equal(CANCEL?.reason, 'Every recipient already has a final outcome.')
  assert.equal(RECONCILE?.count, 0)
  assert.equal(await apply('retryInviteBatch', { batchId: batch.id }), RETRY?.count)
})

test('what may have been sent is offered with consent, and to be looked up', async () => {
  const { batch } = await send(gateway.as('owner'), {
    targets: [toChime(['vanished@example.com', 'bob@example.com'])],
  })
  const found = await actionsOf('owner', batch.id)

  assert.equal(found.RETRY?.count, 0)
  assert.ok((found.RETRY_WITH_CONSENT?.count ?? 0) > 0)
  assert.equal(await apply('reconcileInviteBatch', { batchId: batch.id }), found.RECONCILE?.count)
  assert.equal(
    await apply('retryInviteBatch', { batchId: batch.id, acceptDuplicateRisk: true }),
    found.RETRY_WITH_CONSENT?.count,
  )
})

test('what waits can be canceled, as many as the cancellation skips', async () => {
  const { CHIME: chime } = gateway.emulators
  chime.decide(() => ({ kind: 'throttle', retryAfterSeconds: 3_600 }))
  const { batch } = await send(gateway.as('owner'), {
    waitSeconds: 0,
    targets: [toChime(['x@example.com', 'y@example.com'], { accountId: 'busy' })],
  })
  await until(async () => (await statusOf(batch.id)) === 'WAITING_FOR_PROVIDER')
  chime.decide(undefined)

  assert.equal((await actionsOf('owner', batch.id)).CANCEL?.count, 2)

  assert.equal(await apply('cancelInviteBatch', { batchId: batch.id }), 2)
  const { CANCEL, RETRY } = await actionsOf('owner', batch.id)
  assert.equal(CANCEL?.reason, 'The batch was canceled.')
  assert.equal(RETRY?.reason, 'The batch was canceled.')
})

test('callers are offered nothing that would be refused', async () => {
  const { batch } = await send(gateway.as('owner'), {
    targets: [
      toChime(['failed@example.com'], { accountId: 'one' }),
      toChime(['failed@example.com'], { accountId: 'two' }),
    ],
  })

  const reader = await actionsOf('reader', batch.id)
  const elsewhere = await actionsOf('elsewhere', batch.id)

  assert.equal(reader.RETRY?.reason, 'This needs the scope invites:resend.')
  assert.equal(elsewhere.RETRY?.reason, 'You may not use every destination of this batch.')
  for (const { count } of [...Object.values(reader), ...Object.values(elsewhere)]) {
    assert.equal(count, 0)
  }
})
