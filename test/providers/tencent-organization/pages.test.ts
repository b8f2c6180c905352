import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Call } from '#providers/contract/call.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'

const reinvite: Call = {
  id: 'call',
  operation: 'reinvite',
  destinationId: 'organization',
  message: {},
  recipients: [
    { id: 'r1', kind: 'ACCOUNT_UIN', value: '777', details: { name: 'Shop', remark: '' } },
  ],
  token: 'token',
  repeated: false,
}

/** An upstream that gives two invitations a page, whatever it is asked for. Without a list: `null`. */
async function startPages(invitations: readonly string[] | undefined, TotalCount?: number) {
  const log: string[] = []
  const server = createServer(async (request, response) => {
    const action = `${request.headers['x-tc-action']}`
    const body = await json(request)
    log.push(`${action} ${JSON.stringify(body)}`)
    const { Offset = 0 } = body as { readonly Offset?: number }
    const page = invitations ? `[${invitations.slice(Offset, Offset + 2).join()}]` : 'null'
    const total = TotalCount === undefined ? '' : `"TotalCount":${TotalCount},`
    response.end(`{"Response":{"Invitations":${page},${total}"RequestId":"1"}}`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const provider = createTencentOrganization({
    endpoint: `http://127.0.0.1:${port}`,
    credential: sandboxCredentials,
    requestTimeoutMs: 5_000,
  })
  return {
    provider,
    log,
    [Symbol.asyncDispose]: async () => {
      provider.close?.()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const row = (id: number | string, uin: number | string, status: number | string = 0) =>
  `{"Id":${id},"Uin":${uin},"Status":${status}}`
const page = (offset: number) =>
  `ListOrganizationInvitations {"Invited":0,"Offset":${offset},"Limit":50}`
const cancel = 'CancelOrganizationInvitation {"Id":5}'
const send = 'SendOrganizationInvitation {"InviteUin":777,"Name":"Shop","Remark":""}'

const others = [row(1, 1), row(2, 777, 3), row(3, 777, -1), row(4, 4)]

for (const [name, invitations, total, expected] of [
  ['on the last page', [...others, row(5, 777)], 5, [page(0), page(2), page(4), cancel, send]],
  ['on the first page', [row(5, 777), ...others], 5, [page(0), cancel, send]],
  ['nowhere', others, 4, [page(0), page(2), send]],
  ['nowhere, and there is less than there should be', others, 9, [page(0), page(2), page(4), send]],
  ['nowhere, and nobody counts', others, undefined, [page(0), page(2), page(4), send]],
  ['in an empty list', [], 0, [page(0), send]],
  ['in a list that is null, with a count of none', undefined, 0, [page(0), send]],
  ['with its numbers as texts', [row('"5"', '"777"', '"0"')], 1, [page(0), cancel, send]],
  ['with a rounded id', [row('9007199254740993', 777)], 1, [page(0), send]],
] as const) {
  test(`a reinvite finds the invitation ${name}`, async () => {
    await using upstream = await startPages(invitations, total)

    const answer = await upstream.provider.send(reinvite)

    assert.equal(answer.kind, 'answered')
    assert.deepEqual(upstream.log, expected)
  })
}

for (const [name, invitations, total] of [
  ['cannot be read', ['{"Uin":777}'], undefined],
  ['is null and counts somebody', undefined, 1],
  ['is null without a count', undefined, undefined],
] as const) {
  test(`a list that ${name} stops the reinvite before anything is sent`, async () => {
    await using upstream = await startPages(invitations, total)

    const answer = await upstream.provider.send(reinvite)

    assert.equal(answer.kind, 'unavailable')
    assert.deepEqual(upstream.log, [page(0)])
  })
}
