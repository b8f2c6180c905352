import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Fault } from '#sandbox/emulator.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, resetEmulators, send } from '../../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { progressOf } from './progress.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const fault = (name: string, status: number): Fault => ({
  kind: 'error',
  name,
  status,
  message: 'no',
  retryAfterSeconds: 3_600,
})
// Each test has a lane of its own where the upstream has several.
const toRepost = (n: number, test: number) =>
  toRepostPrivate([`ada-${n}`], { spaceId: `SP${test}` })
const toChimeUser = (n: number, test: number) =>
  toChime([`ada${n}@example.com`], { accountId: `account-${test}` })

const rows = [
  ['REPOST_PRIVATE', toRepost, 'InternalServerException', 500, 'InviteUnconfirmed'],
  ['CHIME', toChimeUser, 'ServiceUnavailableException', 503, 'InviteQueued'],
  [
    'WICKR',
    (n: number, _: number) => toWickr([`user${n}`]),
    'InternalServerError',
    500,
    'InviteQueued',
  ],
  ['CHIME', toChimeUser, 'AccessDeniedException', 403, 'InviteFailed'],
  ['REPOST_PRIVATE', toRepost, 'ResourceNotFoundException', 404, 'InviteFailed'],
  ['REPOST_PRIVATE', toRepost, 'SomethingNew', 409, 'InviteFailed'],
  ['REPOST_PRIVATE', toRepost, 'ThrottlingException', 429, 'InviteQueued'],
  [
    'TENCENT_ORGANIZATION',
    (n: number, _: number) => toTencentOrganization([String(700_000_000_000 + n)]),
    'InternalError',
    200,
    'InviteQueued',
  ],
] as const satisfies readonly (readonly [ProviderKind, unknown, string, number, string])[]

for (const [nth, [kind, target, name, status, outcome]] of rows.entries()) {
  test(`${kind} ${status} ${name} with a Retry-After pauses the lane, and means what it means`, async () => {
    const emulator = gateway.emulators[kind]
    emulator.next(fault(name, status))

    const first = await send(gateway, {
      targets: [target(1, nth)],
      waitSeconds: outcome === 'InviteQueued' ? 1 : 20,
    })
    const second = await send(gateway, { targets: [target(2, nth)], waitSeconds: 0 })
    const waits = await until(async () => {
      const seen = await progressOf(gateway, second.batch.id)
      return seen.resumesAt === null ? undefined : seen
    })

    assert.deepEqual(kindsOf(first.results), [outcome])
    assert.equal(waits.status, 'WAITING_FOR_PROVIDER')
    const seconds = (Date.parse(waits.resumesAt ?? '') - Date.now()) / 1_000
    assert.ok(seconds > 3_500 && seconds <= 3_600, `${seconds} s`)
    assert.equal(emulator.requests.length, 1)
  })
}

// Without another event it is looked at once a second.
test('a lane goes on when its pause is over, though another call of it hangs', async () => {
  const policy = { throttled: { baseMs: 150, capMs: 150 } }
  await using paused = await startTestGateway({ dispatch: { policy }, requestTimeoutMs: 4_000 })
  const { TENCENT_ORGANIZATION: tencent } = paused.emulators
  tencent.next({ kind: 'stall' })
  tencent.next({ kind: 'throttle' })

  const uins = ['800000000001', '800000000002']
  await send(paused, { targets: [toTencentOrganization(uins)], waitSeconds: 0 })
  await until(() => tencent.requests.length === 3)

  const [, throttled, next] = tencent.requests.map(({ at }) => at)
  const ms = Number(next) - Number(throttled)
  assert.ok(ms < 1_000, `the next call left after ${ms} ms`)
})
