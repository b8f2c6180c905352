import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestGateway } from '../support/gateway.ts'
import { lifecycles } from '../support/requests/lifecycles.ts'
import { reinvite, send } from '../support/requests/send-invites.ts'
import { toTencentOrganization } from '../support/requests/targets.ts'

test('reading gives way to reinvites at Tencent: never more than 20 lists in a second', async () => {
  // Nothing is remembered: every poll would read.
  await using gateway = await startTestGateway({ limits: { lifecycleMemorySeconds: 0 } })
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const uins = Array.from({ length: 40 }, (_, n) => `${100_000_001_000 + n}`)
  const { results } = await send(gateway, { targets: [toTencentOrganization(uins)] })
  const inviteIds = results.flatMap(({ invite }) => invite?.id ?? [])

  let polling = true
  const polls = (async () => {
    for (; polling; await sleep(100)) await lifecycles(gateway)
  })()
  // As many as reading takes in a second, and then as many as the lane bears.
  await sleep(1_200)
  const again = await reinvite(gateway, {
    who: { inviteIds },
    duplicates: { windowSeconds: 0 },
    waitSeconds: 30,
  })
  polling = false
  await polls

  assert.deepEqual([...new Set(again.results.map(({ __typename }) => __typename))], ['InviteSent'])
  const times = tencentOrganization.requests
    .filter(({ operation }) => operation === 'ListOrganizationInvitations')
    .map(({ at }) => at)
  const busiest = Math.max(
    ...times.map((start) => times.filter((at) => at >= start && at < start + 1_000).length),
  )
  assert.ok(busiest <= 20, `${busiest} lists in a second`)
})
