import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startTestGateway } from '../support/gateway.ts'
import { kindsOf, resetEmulators, send, sentBy } from '../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'
import { busiestSecond } from '../truth/processes/upstreams.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const users = Array.from({ length: 1_001 }, (_, index) => `user-${index + 1}`)
const uins = Array.from({ length: 25 }, (_, index) => `${100000000101 + index}`)

const rows = [
  { name: 'REPOST_PRIVATE', target: toRepostPrivate(users), recipients: users, calls: [1_000, 1] },
  ...(['CHIME', 'WICKR'] as const).map((name) => {
    const recipients = addresses('ada', 51)
    const target = name === 'CHIME' ? toChime(recipients) : toWickr(recipients)
    return { name, target, recipients, calls: [50, 1] }
  }),
  {
    name: 'TENCENT_ORGANIZATION',
    target: toTencentOrganization(uins),
    recipients: uins,
    calls: uins.map(() => 1),
  },
] as const

for (const { name, target, recipients, calls } of rows) {
  test(`${name}: ${recipients.length} recipients make ${calls.length} calls`, async () => {
    const { results } = await send(gateway, { targets: [target] })

    const emulator = gateway.emulators[name]
    assert.deepEqual(
      emulator.requests.map((request) => request.recipients.length),
      calls,
    )
    assert.deepEqual(sentBy(emulator).toSorted(), [...recipients].sort())
    assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteSent']))
    assert.equal(results.length, recipients.length)
  })
}

test('TENCENT_ORGANIZATION: at most 20 calls arrive in any second', async () => {
  const others = Array.from({ length: 25 }, (_, index) => `${200000000101 + index}`)

  await send(gateway, { targets: [toTencentOrganization(others)] })

  const { requests } = gateway.emulators.TENCENT_ORGANIZATION
  assert.equal(requests.length, others.length)
  const busiest = busiestSecond(requests.map(({ at }) => at))
  assert.ok(busiest <= 20, `${busiest} calls within a second`)
})
