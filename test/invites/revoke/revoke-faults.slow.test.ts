import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import { progressOf } from '../../dispatch/waiting/progress.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { lifecyclesByValue } from '../../support/requests/lifecycles.ts'
import { invited, revoke, revokeWords } from '../../support/requests/revoke.ts'
import { reinvite, send } from '../../support/requests/send-invites.ts'
import { toTencentOrganization, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const uins = Array.from({ length: 3 }, (_, n) => `${100_000_001_000 + n}`)
const cancel = 'CancelOrganizationInvitation'
const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } } as const

for (const [name, target, operation] of [
  ['Tencent', toTencentOrganization([uins[0] ?? '']), cancel],
  ['Wickr', toWickr([at('ada')]), 'BatchDeleteUser'],
] as const) {
  const upstream = name === 'Tencent' ? 'TENCENT_ORGANIZATION' : 'WICKR'

  test(`${name}: a reset after the request is unconfirmed, and a second revoke finds out`, async () => {
    await using gateway = await startTestGateway()
    const emulator = gateway.emulators[upstream]
    const ids = await invited(gateway, target)
    once(emulator, operation, { kind: 'reset', accepted: true })

    const [first] = await revoke(gateway, ids, true)
    const second = await revokeWords(gateway, ids, true)

    assert.ok(first?.__typename === 'RevokeFailed')
    assert.deepEqual([first.code, first.retryable], ['UNCONFIRMED', true])
    assert.equal(first.error?.operation, operation)
    assert.deepEqual(second, ['revoked before'])
    assert.equal(emulator.requests.filter((one) => one.operation === operation).length, 1)
    assert.deepEqual(Object.values(await lifecyclesByValue(gateway)), ['REVOKED'])
  })

  test(`${name}: a reset before the request did anything is unconfirmed too, and then done`, async () => {
    await using gateway = await startTestGateway()
    const ids = await invited(gateway, target)
    once(gateway.emulators[upstream], operation, { kind: 'reset' })

    const words = [
      ...(await revokeWords(gateway, ids, true)),
      ...(await revokeWords(gateway, ids, true)),
    ]

    assert.deepEqual(words, ['UNCONFIRMED', 'revoked'])
  })

  test(`${name}: what is refused or throttled is certainly not revoked`, async () => {
    await using gateway = await startTestGateway()
    const emulator = gateway.emulators[upstream]
    const ids = await invited(gateway, target)
    const denied = name === 'Tencent' ? 'UnauthorizedOperation' : 'AccessDeniedException'
    once(emulator, operation, {
      kind: 'error',
      name: denied,
      status: name === 'Tencent' ? 200 : 403,
    })
    const refused = await revokeWords(gateway, ids, true)
    once(emulator, operation, { kind: 'throttle', retryAfterSeconds: 20 })

    const throttled = await revokeWords(gateway, ids, true)
    const requests = emulator.requests.length
    const paused = await revokeWords(gateway, ids, true)

    assert.deepEqual([refused, throttled], [['ACCESS_DENIED'], ['THROTTLED']])
    assert.deepEqual(paused, ['THROTTLED'])
    assert.equal(emulator.requests.length, requests)
  })

  test(`${name}: a Retry-After with any status pauses the lane`, async () => {
    await using gateway = await startTestGateway()
    const emulator = gateway.emulators[upstream]
    const ids = await invited(gateway, target)
    const unavailable = { kind: 'error', name: 'InternalError', status: 500 } as const
    once(emulator, operation, { ...unavailable, retryAfterSeconds: 3_600 })

    const words = await revokeWords(gateway, ids, true)
    const requests = emulator.requests.length
    const { batch } = await send(gateway, { targets: [target], waitSeconds: 0, ...anyway })
    const resumesAt = await until(async () => (await progressOf(gateway, batch.id)).resumesAt)

    assert.deepEqual(words, ['UNCONFIRMED'])
    assert.ok(Date.parse(resumesAt) - Date.now() > 3_500_000)
    assert.equal(emulator.requests.length, requests)
  })

  test(`${name}: the current state is not read again before its Retry-After is over`, async () => {
    await using gateway = await startTestGateway()
    const emulator = gateway.emulators[upstream]
    const ids = await invited(gateway, target)
    const before = emulator.requests.length
    emulator.next({ kind: 'error', name: 'InternalError', status: 500, retryAfterSeconds: 60 })

    const words = await revokeWords(gateway, ids, true)

    assert.deepEqual(words, ['PROVIDER_UNAVAILABLE'])
    assert.equal(emulator.requests.length, before + 1)
  })

  test(`${name}: the current state is read again where no answer comes, and then given up`, async () => {
    await using gateway = await startTestGateway()
    const emulator = gateway.emulators[upstream]
    const ids = await invited(gateway, target)
    const before = emulator.requests.length
    emulator.next({ kind: 'reset' }, 3)

    const words = await revokeWords(gateway, ids, true)
    const asked = emulator.requests.length - before
    emulator.next({ kind: 'reset' }, 2)
    const again = await revokeWords(gateway, ids, true)

    assert.deepEqual([words, again], [['PROVIDER_UNAVAILABLE'], ['revoked']])
    assert.equal(asked, 3)
  })

  test(`${name}: nothing is revoked while a send to the person is open`, async () => {
    await using gateway = await startTestGateway({ requestTimeoutMs: 30_000 })
    const emulator = gateway.emulators[upstream]
    const ids = await invited(gateway, target)
    const release = emulator.hold()
    const again = { waitSeconds: 0, duplicates: { windowSeconds: 0 } }
    await reinvite(gateway, { who: { inviteIds: ids }, ...again })

    const itself = await revokeWords(gateway, ids, true)
    release()
    await using other = await startTestGateway({ requestTimeoutMs: 30_000 })
    const others = await invited(other, target)
    const releaseOther = other.emulators[upstream].hold()
    await send(other, { targets: [target], ...again })
    const elsewhere = await revokeWords(other, others, true)
    releaseOther()

    assert.deepEqual([itself, elsewhere], [['IN_PROGRESS'], ['IN_PROGRESS']])
    const changes = [...emulator.requests, ...other.emulators[upstream].requests].filter(
      (one) => one.operation === operation,
    )
    // A reinvite at Tencent cancels by itself.
    assert.ok(changes.length <= (name === 'Tencent' ? 1 : 0))
  })
}

test('Wickr: an answer that leaves somebody out is unconfirmed for them alone', async () => {
  await using gateway = await startTestGateway()
  const ids = await invited(gateway, toWickr([at('ada'), at('bob')]))
  once(gateway.emulators.WICKR, 'BatchDeleteUser', { kind: 'short', leaveOut: 1 })

  assert.deepEqual(await revokeWords(gateway, ids, true), ['revoked', 'UNCONFIRMED'])
})

test('after a request without an answer the rest is left alone', async () => {
  await using gateway = await startTestGateway()
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const ids = await invited(gateway, toTencentOrganization(uins.slice(0, 3)))
  once(tencentOrganization, cancel, { kind: 'reset' })

  const words = await revokeWords(gateway, ids)

  assert.deepEqual(words, ['UNCONFIRMED', 'PROVIDER_UNAVAILABLE', 'PROVIDER_UNAVAILABLE'])
  assert.equal(
    tencentOrganization.requests.filter(({ operation }) => operation === cancel).length,
    1,
  )
})

test('two revokes at once revoke once', async () => {
  await using gateway = await startTestGateway()
  const ids = await invited(gateway, toTencentOrganization([uins[0] ?? '']))
  gateway.emulators.TENCENT_ORGANIZATION.latency(100)

  const words = await Promise.all([revokeWords(gateway, ids), revokeWords(gateway, ids)])

  const sorted = words.flat().sort()
  assert.ok(sorted.includes('revoked'))
  assert.ok(['revoked', 'revoked before', 'NOTHING_TO_REVOKE'].includes(sorted[0] ?? ''))
  const cancels = gateway.emulators.TENCENT_ORGANIZATION.requests.filter(
    ({ operation }) => operation === cancel,
  )
  assert.ok(cancels.length <= 2)
})

interface Deciding {
  decide(plan: (request: { readonly operation: string }) => Fault | undefined): void
}

/** The next request to `operation` meets this fault. */
function once(emulator: Deciding, operation: string, fault: Fault): void {
  let met = false
  emulator.decide((request) => {
    if (met || request.operation !== operation) return undefined
    met = true
    return fault
  })
}

function at(name: string): string {
  return `${name}@example.com`
}
