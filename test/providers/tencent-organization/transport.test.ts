import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { test } from 'node:test'
import type { Call } from '#providers/contract/call.ts'
import { endpointOf } from '#providers/tencent-organization/agent.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { until } from '../../support/until.ts'

const call: Call = {
  id: 'call',
  operation: 'invite',
  destinationId: 'organization',
  message: {},
  recipients: [
    { id: 'r1', kind: 'ACCOUNT_UIN', value: '100000000777', details: { name: 'Shop', remark: '' } },
  ],
  token: 'token',
  repeated: false,
}

const settings = { credential: sandboxCredentials, requestTimeoutMs: 300 }

async function startServer(listener: RequestListener) {
  const server = createServer(listener)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    connections: () =>
      new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count))),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('a proxy of the environment is not asked', async (context) => {
  await using emulators = await startEmulators()
  const { url: endpoint } = emulators.TENCENT_ORGANIZATION
  context.after(() => {
    delete process.env.http_proxy
  })
  process.env.http_proxy = 'http://127.0.0.1:9'
  const provider = createTencentOrganization({
    ...settings,
    endpoint,
    // The first call of this file loads the SDK.
    requestTimeoutMs: 5_000,
  })

  const answer = await provider.send(call)

  provider.close?.()
  assert.equal(answer.kind, 'answered')
})

for (const [name, body, headers] of [
  ['without a request id', '{"Response":{}}', {}],
  ['without a Response', '{}', {}],
  ['that is null', 'null', {}],
  ['that is a stream of events', 'data: 1\n\n', { 'content-type': 'text/event-stream' }],
] as const) {
  test(`an answer ${name} is no answer`, async () => {
    await using server = await startServer((_request, response) => {
      response.writeHead(200, headers).end(body)
    })
    const provider = createTencentOrganization({ ...settings, endpoint: server.endpoint })

    const answer = await provider.send(call)

    provider.close?.()
    assert.equal(answer.kind, 'unanswered')
  })
}

test('a body that drips ends with the call', async () => {
  await using server = await startServer((_request, response) => {
    const drip = setInterval(() => response.write(' '), 50)
    response.once('close', () => clearInterval(drip))
  })
  const provider = createTencentOrganization({ ...settings, endpoint: server.endpoint })
  const before = performance.now()

  const answer = await provider.send(call)

  provider.close?.()
  assert.equal(answer.kind, 'unanswered')
  // It drips for as long as somebody listens.
  assert.ok(performance.now() - before < 20_000)
})

test('a long error page does not keep its socket', async () => {
  await using server = await startServer((_request, response) => {
    response.writeHead(502).end('x'.repeat(1_000_000))
  })
  const provider = createTencentOrganization({ ...settings, endpoint: server.endpoint })

  await provider.send(call)

  await until(async () => (await server.connections()) === 0)
})

test('calls that follow each other share a connection', async () => {
  const sockets = new Set<Socket>()
  await using server = await startServer(({ socket }, response) => {
    sockets.add(socket)
    response.end('{"Response":{"RequestId":"1"}}')
  })
  const provider = createTencentOrganization({ ...settings, endpoint: server.endpoint })

  for (let index = 0; index < 5; index += 1) await provider.send(call)

  provider.close?.()
  assert.equal(sockets.size, 1)
})

const reinvite: Call = { ...call, operation: 'reinvite' }
const list = 'ListOrganizationInvitations'

for (const [name, kind] of [
  ['RequestLimitExceeded', 'throttled'],
  ['UnauthorizedOperation', 'refused'],
  ['ResourceNotFound.UserNotExist', 'refused'],
  ['InternalError', 'unavailable'],
] as const) {
  test(`when reading fails with ${name}, the reinvite is ${kind} and nothing is sent`, async () => {
    await using emulators = await startEmulators()
    const { TENCENT_ORGANIZATION: tencentOrganization } = emulators
    tencentOrganization.next({ kind: 'error', name })
    const provider = createTencentOrganization({ ...settings, endpoint: tencentOrganization.url })

    const answer = await provider.send(reinvite)

    provider.close?.()
    assert.ok(answer.kind === kind && answer.error.operation === list)
    if (answer.kind === 'refused') assert.notEqual(answer.code, 'RECIPIENT_NOT_FOUND')
    assert.equal(tencentOrganization.requests.length, 1)
  })
}

for (const fault of [
  { kind: 'reset' },
  { kind: 'reset', accepted: true },
  { kind: 'stall' },
] as const) {
  test(`when cancelling meets ${JSON.stringify(fault)}, the reinvite may be tried anew`, async () => {
    await using emulators = await startEmulators()
    const { TENCENT_ORGANIZATION: tencentOrganization } = emulators
    const recipients = call.recipients.map((each) => ({ ...each, value: '100000000409' }))
    const pending: Call = { ...reinvite, recipients }
    tencentOrganization.decide(({ operation }) =>
      operation.startsWith('Cancel') ? fault : undefined,
    )
    const provider = createTencentOrganization({ ...settings, endpoint: tencentOrganization.url })

    const answer = await provider.send(pending)
    tencentOrganization.decide(undefined)
    const second = await provider.send(pending)

    provider.close?.()
    assert.equal(answer.kind, 'unavailable')
    assert.equal(second.kind, 'answered')
    assert.equal(tencentOrganization.ledger.length, 1)
  })
}

for (const [name, kind] of [
  ['FailedOperation', 'answered'],
  ['FailedOperation.InvitationIsAccepted', 'answered'],
  ['OperationDenied', 'answered'],
  ['InternalError', 'unavailable'],
  ['InternalError.Database', 'unavailable'],
  ['ServiceUnavailable', 'unavailable'],
] as const) {
  test(`when an invitation cannot be cancelled for ${name}, the reinvite is ${kind}`, async () => {
    await using emulators = await startEmulators()
    const { TENCENT_ORGANIZATION: tencentOrganization } = emulators
    const recipients = call.recipients.map((each) => ({ ...each, value: '100000000409' }))
    tencentOrganization.decide(({ operation }) =>
      operation.startsWith('Cancel') ? { kind: 'error', name } : undefined,
    )
    const provider = createTencentOrganization({ ...settings, endpoint: tencentOrganization.url })

    const answer = await provider.send({ ...reinvite, recipients })

    provider.close?.()
    const outcomes = answer.kind === 'answered' ? [...answer.outcomes.values()] : []
    assert.equal(answer.kind, kind)
    assert.deepEqual(
      outcomes.map((outcome) => outcome.kind),
      kind === 'answered' ? ['ALREADY_PENDING'] : [],
    )
    assert.equal(tencentOrganization.ledger.length, 0)
  })
}

test('a refusal after cancelling says that the old invitation is gone', async () => {
  await using emulators = await startEmulators()
  const { TENCENT_ORGANIZATION: tencentOrganization } = emulators
  tencentOrganization.decide(({ operation }) =>
    operation.startsWith('Send') ? { kind: 'error', name: 'LimitExceeded.Members' } : undefined,
  )
  const recipients = call.recipients.map((each) => ({ ...each, value: '100000000409' }))
  const provider = createTencentOrganization({ ...settings, endpoint: tencentOrganization.url })

  const answer = await provider.send({ ...reinvite, recipients })

  provider.close?.()
  assert.ok(answer.kind === 'refused' && answer.code === 'QUOTA_EXCEEDED')
  assert.match(answer.error.message, /^The invitation from before was cancelled; then: /)
})

test('an endpoint of Tencent is spoken to, any other is only connected to', () => {
  const international = 'organization.intl.tencentcloudapi.com'
  const of = (endpoint?: string) => endpointOf(endpoint, international)

  assert.deepEqual(of(), { protocol: 'https:', host: international })
  assert.deepEqual(of('https://organization.tencentcloudapi.com'), {
    protocol: 'https:',
    host: 'organization.tencentcloudapi.com',
  })
  assert.deepEqual(of('http://[::1]:8080/'), {
    protocol: 'http:',
    host: `${international}:8080`,
    connectTo: '::1',
  })
})
