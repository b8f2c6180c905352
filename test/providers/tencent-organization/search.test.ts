import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Call } from '#providers/contract/call.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'
import { until } from '../../support/until.ts'
import { busiestSecond } from '../../truth/processes/upstreams.ts'

const callFor = (uin: number, operation: 'invite' | 'reinvite'): Call => ({
  id: `call ${uin}`,
  operation,
  destinationId: 'organization',
  message: {},
  recipients: [
    { id: `r${uin}`, kind: 'ACCOUNT_UIN', value: `${uin}`, details: { name: 'Shop', remark: '' } },
  ],
  token: `token ${uin}`,
  repeated: false,
})

/** An organization that has invited so many accounts: UIN 1, 2, 3, … `read`: when pages were. */
async function startOrganization(size: number) {
  const uins = Array.from({ length: size }, (_, index) => index + 1)
  const read: number[] = []
  const server = createServer(async (request, response) => {
    const { Offset = 0, Limit = 0 } = (await json(request)) as { Offset?: number; Limit?: number }
    const isList = request.headers['x-tc-action'] === 'ListOrganizationInvitations'
    if (isList) read.push(performance.now())
    const rows = uins.slice(Offset, Offset + Limit).map((Uin) => ({ Id: Uin, Uin, Status: 0 }))
    const list = isList ? { Invitations: rows, TotalCount: uins.length } : {}
    response.end(JSON.stringify({ Response: { ...list, RequestId: '1' } }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const provider = createTencentOrganization({
    endpoint: `http://127.0.0.1:${port}`,
    credential: sandboxCredentials,
    requestTimeoutMs: 10_000,
  })
  return {
    provider,
    uins,
    read,
    [Symbol.asyncDispose]: async () => {
      provider.close?.()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('calls that search at once share their reading, and it keeps below the limit', async () => {
  await using organization = await startOrganization(600)
  const { provider, read } = organization

  const answers = await Promise.all([
    ...Array.from({ length: 20 }, (_, nth) => provider.send(callFor(600 - nth, 'reinvite'))),
    ...Array.from({ length: 10 }, (_, nth) => provider.lookUp?.(callFor(9_000 + nth, 'invite'))),
  ])

  assert.deepEqual(new Set(answers.map((answer) => answer?.kind)), new Set(['answered']))
  assert.ok(read.length <= 24, `${read.length} requests for 12 pages`)
  assert.ok(busiestSecond(read) <= 20, `${busiestSecond(read)} within a second`)
})

test('a call is answered by a list that was read after it came', async () => {
  await using organization = await startOrganization(200)
  const { provider, uins, read } = organization
  const first = provider.lookUp?.(callFor(9_001, 'invite'))
  await until(() => read.length === 2)

  uins.unshift(9_002)
  const second = await provider.lookUp?.(callFor(9_002, 'invite'))

  assert.ok(second?.kind === 'answered')
  assert.equal(second.outcomes.size, 1)
  assert.deepEqual((await first)?.kind, 'answered')
})

test('a call that is given up waits no longer, and the others are answered', async () => {
  await using organization = await startOrganization(300)
  const { provider, read } = organization
  const givenUp = new AbortController()
  const first = provider.lookUp?.(callFor(300, 'invite'), givenUp.signal)
  const other = provider.lookUp?.(callFor(299, 'invite'))
  await until(() => read.length === 1)

  givenUp.abort()

  assert.equal((await first)?.kind, 'unanswered')
  assert.ok(read.length < 6, `${read.length} pages of 6 had been read`)
  assert.equal((await other)?.kind, 'answered')
})

test('a reinvite that is given up while it searches was not sent', async () => {
  await using organization = await startOrganization(300)
  const givenUp = new AbortController()
  const reinvite = organization.provider.send(callFor(300, 'reinvite'), givenUp.signal)
  await until(() => organization.read.length === 1)

  givenUp.abort()

  assert.equal((await reinvite).kind, 'unavailable')
})
