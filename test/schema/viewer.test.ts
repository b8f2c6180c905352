import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestGateway } from '../support/gateway.ts'
import { send } from '../support/requests/send-invites.ts'
import { toChime } from '../support/requests/targets.ts'

const gateway = await startTestGateway({
  limits: { maxRecipientsPerDay: 100 },
  destinations: {
    CHIME: new Map([
      ['*', undefined],
      ['office', 'Berlin'],
      ['lab', 'Singapore'],
    ]),
    WICKR: new Map([['31415926', undefined]]),
  },
  callers: {
    owner: { tenant: 'acme' },
    elsewhere: { tenant: 'acme', destinations: new Set(['CHIME/lab', 'WICKR/*']) },
    newcomer: { tenant: 'new' },
  },
})
after(() => gateway[Symbol.asyncDispose]())

const answerOf = async (caller: string, query: string) => {
  const { data, errors } = await (await gateway.as(caller).post({ query })).json()
  assert.equal(errors, undefined, JSON.stringify(errors))
  return data
}

test('callers see themselves, and what is left for their own tenant', async () => {
  const query = '{ viewer { caller tenant scopes grants quotaLeft { recipients stored } } }'
  await send(gateway.as('owner'), { targets: [toChime(['ada@example.com', 'no address'])] })

  const { viewer } = await answerOf('elsewhere', query)
  const { viewer: other } = await answerOf('newcomer', query)

  assert.equal(viewer.caller, 'elsewhere')
  assert.equal(viewer.tenant, 'acme')
  assert.deepEqual(viewer.grants, ['CHIME/lab', 'WICKR/*'])
  assert.equal(viewer.quotaLeft.recipients, 99)
  assert.equal(other.quotaLeft.recipients, 100)
  assert.equal(viewer.quotaLeft.stored, other.quotaLeft.stored - 2)
})

test('callers see the destinations that the configuration names and that they may use', async () => {
  const query = '{ destinations { nodes { provider externalId label } totalCount } }'
  const berlin = { provider: 'CHIME', externalId: 'office', label: 'Berlin' }
  const singapore = { provider: 'CHIME', externalId: 'lab', label: 'Singapore' }
  const wickr = { provider: 'WICKR', externalId: '31415926', label: '31415926' }

  const owner = (await answerOf('owner', query)).destinations
  const elsewhere = (await answerOf('elsewhere', query)).destinations

  assert.deepEqual(new Set(owner.nodes), new Set([berlin, singapore, wickr]))
  assert.deepEqual(new Set(elsewhere.nodes), new Set([singapore, wickr]))
  assert.equal(elsewhere.totalCount, 2)
})

test('destinations are paged in both directions, and filtered by provider', async () => {
  const shown = async (args: string) =>
    (
      await answerOf(
        'owner',
        `{ destinations(provider: [CHIME], ${args}) { nodes { externalId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      )
    ).destinations

  const first = await shown('first: 1')
  const second = await shown(`first: 1, after: "${first.pageInfo.endCursor}"`)
  const back = await shown(`last: 5, before: "${second.pageInfo.startCursor}"`)

  assert.deepEqual(first.nodes, [{ externalId: 'office' }])
  assert.equal(first.pageInfo.hasNextPage, true)
  assert.deepEqual(second.nodes, [{ externalId: 'lab' }])
  assert.equal(second.pageInfo.hasNextPage, false)
  assert.equal(second.pageInfo.hasPreviousPage, true)
  assert.deepEqual(back.nodes, [{ externalId: 'office' }])
})

test('any other destination may be given where both the configuration and the grants allow it', async () => {
  const query = '{ providers { kind acceptsAnyDestination } }'

  assert.deepEqual((await answerOf('owner', query)).providers, [
    { kind: 'WICKR', acceptsAnyDestination: false },
    { kind: 'CHIME', acceptsAnyDestination: true },
  ])
  assert.deepEqual((await answerOf('elsewhere', query)).providers, [
    { kind: 'WICKR', acceptsAnyDestination: false },
    { kind: 'CHIME', acceptsAnyDestination: false },
  ])
})
