import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({
  destinations: { WICKR: new Map([['*', undefined]]), CHIME: new Map([['office', 'Berlin']]) },
  lifecycles: { maxReadWaitMs: 1_000 },
  callers: {
    owner: {},
    reader: { scopes: new Set(['invites:read']) },
    elsewhere: { destinations: new Set(['WICKR/31415926']) },
  },
})
after(() => gateway[Symbol.asyncDispose]())
const { WICKR: wickr } = gateway.emulators
beforeEach(() => wickr.reset())

const query = `query ($provider: ProviderKind!, $externalId: ID!) {
  destination(provider: $provider, externalId: $externalId) { label securityGroups {
    __typename
    ... on SecurityGroups { nodes { externalId name isDefault } isComplete readAt }
    ... on UnreadDestination { problem message error { code operation } at }
    ... on UserError { code message }
  } } }`

async function groupsOf(externalId: string, caller = 'owner', provider = 'WICKR') {
  const response = await gateway.as(caller).post({ query, variables: { provider, externalId } })
  const { data, errors } = await response.json()
  assert.equal(errors, undefined, JSON.stringify(errors))
  return data.destination
}

test('the groups of a network can be chosen from', async () => {
  const { securityGroups } = await groupsOf('11111111')

  assert.equal(securityGroups.__typename, 'SecurityGroups')
  assert.equal(securityGroups.isComplete, true)
  assert.deepEqual(securityGroups.nodes[0], {
    ...{ externalId: 'SG11111111', name: 'Default', isDefault: true },
  })
})

test('who asks at the same time, or soon after, shares one request', async () => {
  await Promise.all([groupsOf('22222222'), groupsOf('22222222'), groupsOf('22222222')])
  await groupsOf('22222222')

  assert.equal(wickr.requests.length, 1)
})

test('where the provider has no groups there is nothing to choose', async () => {
  assert.deepEqual(await groupsOf('office', 'owner', 'CHIME'), {
    ...{ label: 'Berlin', securityGroups: null },
  })
  assert.equal(wickr.requests.length, 0)
})

test('a refusal is an answer, with what the provider said', async () => {
  const { securityGroups } = await groupsOf('00000000')

  assert.equal(securityGroups.__typename, 'UnreadDestination')
  assert.equal(securityGroups.problem, 'REFUSED')
  assert.deepEqual(securityGroups.error, {
    ...{ code: 'ForbiddenError', operation: 'ListSecurityGroups' },
  })
})

test('a provider that does not answer is an answer in time, and what comes later is kept', async () => {
  const release = wickr.hold()
  const began = performance.now()

  const late = await groupsOf('33333333')
  const waited = performance.now() - began
  release()

  assert.equal(late.securityGroups.problem, 'TIMED_OUT')
  assert.ok(waited < 10_000, `${waited}`)
  await until(
    async () => (await groupsOf('33333333')).securityGroups.__typename === 'SecurityGroups',
  )
  assert.equal(wickr.requests.length, 1)
})

test('a throttled provider is left alone for as long as it asks', async () => {
  wickr.next({ kind: 'throttle', retryAfterSeconds: 60 })

  const first = await groupsOf('44444444')
  const second = await groupsOf('44444444')

  assert.equal(first.securityGroups.problem, 'THROTTLED')
  assert.equal(second.securityGroups.problem, 'THROTTLED')
  assert.equal(wickr.requests.length, 1)
})

test('whoever may not send gets no groups, and nothing is read for them', async () => {
  const { securityGroups } = await groupsOf('55555555', 'reader')

  assert.deepEqual(securityGroups, {
    __typename: 'NotAuthorized',
    code: 'NOT_AUTHORIZED',
    message: 'This needs the scope invites:send.',
  })
  assert.equal(wickr.requests.length, 0)
})

test('a destination that the caller may not use is not there', async () => {
  assert.equal(await groupsOf('66666666', 'elsewhere'), null)
  assert.notEqual(await groupsOf('31415926', 'elsewhere'), null)
})

test('no log has the name of a group', async () => {
  assert.doesNotMatch(gateway.logger.written(), /Guests/)
})
