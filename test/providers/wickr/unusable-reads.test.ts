import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import type { Call } from '#providers/contract/call.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'

/** A Wickr that answers everything with one success. */
let body = ''
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': 'r-1' })
  response.end(body)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const wickr = createWickr({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  credentials: sandboxCredentials,
  requestTimeoutMs: 10_000,
})
after(() => {
  wickr.close?.()
  server.closeAllConnections()
  server.close()
})

const networkId = '12345678'

for (const answer of ['', '{}', '{"users":null}', '{"message":"later"}']) {
  test(`'${answer}' does not say that a network has no users`, async () => {
    body = answer
    assert.ok(wickr.lifecycles !== 'UNTRACKED')

    const page = await wickr.lifecycles.list(networkId, undefined)
    const found = await wickr.lifecycles.search?.find(networkId, 'ada')

    assert.equal(page.kind, 'unanswered')
    assert.equal(found?.kind, 'unanswered')
  })
}

test('an empty list says it', async () => {
  body = '{"users":[]}'
  assert.ok(wickr.lifecycles !== 'UNTRACKED')

  assert.deepEqual(await wickr.lifecycles.list(networkId, undefined), { kind: 'read', entries: [] })
})

const reinvite: Call = {
  ...{ id: 'call', token: 'token', operation: 'reinvite', destinationId: networkId, message: {} },
  recipients: [{ id: 'ada', kind: 'USER_ID', value: '5', details: {} }],
  repeated: false,
}

for (const answer of ['', '{}', '{"status":2}', '{"userId":"6","status":2}']) {
  test(`'${answer}' says nothing of the user who was asked about`, async () => {
    body = answer

    const read = await wickr.revocations?.read?.(networkId, { kind: 'USER_ID', value: '5' })
    const identified = await wickr.identify?.(reinvite)

    assert.equal(read?.kind, 'unanswered')
    assert.equal(identified?.kind, 'unanswered')
  })
}
