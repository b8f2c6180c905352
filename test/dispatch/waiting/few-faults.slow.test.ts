import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { toTencentOrganization } from '../../support/requests/targets.ts'

// As in production: a call whose end is not noticed holds its place for so long.
const requestTimeoutMs = 30_000
const gateway = await startTestGateway({ requestTimeoutMs })
after(() => gateway[Symbol.asyncDispose]())

test('TENCENT_ORGANIZATION: four 429s and four cut bodies do not stop the lane', async () => {
  const { TENCENT_ORGANIZATION: tencent } = gateway.emulators
  const faults: readonly Fault[] = [{ kind: 'throttle' }, { kind: 'cut' }]
  for (let nth = 0; nth < 4; nth += 1) for (const fault of faults) tencent.next(fault)
  const uins = Array.from({ length: 60 }, (_, nth) => String(700_000_000_000 + nth))

  const { results } = await send(gateway, { targets: [toTencentOrganization(uins)] })

  const times = tencent.requests.map(({ at }) => at)
  const gaps = times.slice(1).map((at, nth) => at - Number(times[nth]))
  assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteSent']))
  assert.ok(times.length >= 68, `${times.length} requests`)
  assert.ok(Math.max(...gaps) < requestTimeoutMs / 2, `a gap of ${Math.max(...gaps)} ms`)
})
