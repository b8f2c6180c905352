import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Fault } from '#sandbox/emulator.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { resetEmulators, send, sentBy } from '../../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { healthOf, progressOf, troubleLines } from './progress.ts'

const gateway = await startTestGateway({ dispatch: { policy: { credentialsPauseMs: 200 } } })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const error = (name: string, message = 'no') =>
  ({ kind: 'error', name, status: 403, message }) as const satisfies Fault
// Tencent Cloud answers errors with status 200.
const tencentError = (name: string) => ({ kind: 'error', name }) as const satisfies Fault
const uins = (from: number) => Array.from({ length: 30 }, (_, index) => String(from + index))
const ids = (name: string) => Array.from({ length: 30 }, (_, index) => `${name}-${index}`)

const rows = [
  ['REPOST_PRIVATE', (n: number) => toRepostPrivate(ids(`r${n}`)), error('ExpiredTokenException')],
  [
    'CHIME',
    (n: number) => toChime(addresses(`c${n}-`, 30)),
    error('InvalidSignatureException', 'Signature expired: 20261121T101010Z is now earlier'),
  ],
  ['WICKR', (n: number) => toWickr(ids(`w${n}`)), error('UnrecognizedClientException')],
  [
    'TENCENT_ORGANIZATION',
    (n: number) => toTencentOrganization(uins(600_000_000_000 + n * 100)),
    tencentError('AuthFailure.TokenFailure'),
  ],
] as const satisfies readonly (readonly [ProviderKind, unknown, Fault])[]

for (const [kind, target, fault] of rows) {
  test(`${kind}: nothing fails while ${fault.name} lasts, and all are sent once afterwards`, async () => {
    const emulator = gateway.emulators[kind]
    emulator.decide(() => fault)
    const linesBefore = troubleLines(gateway).length

    const { batch } = await send(gateway, { targets: [target(1)], waitSeconds: 0 })
    const waiting = await until(async () => {
      const seen = await progressOf(gateway, batch.id)
      return seen.status === 'WAITING_FOR_PROVIDER' && (await isFailing(kind)) ? seen : undefined
    })
    const requests = emulator.requests.length
    await until(() => emulator.requests.length >= requests + 3)
    const meanwhile = await progressOf(gateway, batch.id)
    emulator.decide(undefined)
    await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')

    assert.ok(waiting.resumesAt)
    assert.deepEqual(meanwhile.counts, { queued: 30, sent: 0, failed: 0 })
    assert.equal((await progressOf(gateway, batch.id)).counts.sent, 30)
    assert.equal(new Set(sentBy(emulator)).size, 30)
    assert.equal(sentBy(emulator).length, 30)
    assert.equal(await isFailing(kind), false)
    await until(() => troubleLines(gateway).length === linesBefore + 2)
    assert.deepEqual(troubleLines(gateway).slice(linesBefore), [
      'error a provider does not accept our credentials, signature or clock',
      'info a provider accepts calls again',
    ])
  })

  test(`${kind}: one ${fault.name} is asked once more at once, and nobody hears of it`, async () => {
    const emulator = gateway.emulators[kind]
    emulator.next(fault)
    const linesBefore = troubleLines(gateway).length

    const { batch } = await send(gateway, { targets: [target(2)], waitSeconds: 20 })

    assert.equal((await progressOf(gateway, batch.id)).counts.sent, 30)
    assert.equal(new Set(sentBy(emulator)).size, sentBy(emulator).length)
    assert.equal(troubleLines(gateway).length, linesBefore)
  })
}

for (const [kind, target, fault] of [
  ['CHIME', toChime(['last@example.com']), error('AccessDeniedException')],
  [
    'TENCENT_ORGANIZATION',
    toTencentOrganization(['600000009000']),
    tencentError('UnauthorizedOperation'),
  ],
  [
    'TENCENT_ORGANIZATION',
    toTencentOrganization(['600000009001']),
    tencentError('AuthFailure.UnauthorizedOperation'),
  ],
] as const) {
  test(`${kind}: ${fault.name}, a permission that is missing, is final`, async () => {
    gateway.emulators[kind].decide(() => fault)

    const { results } = await send(gateway, { targets: [target], waitSeconds: 20 })

    assert.ok(results[0]?.__typename === 'InviteFailed')
    assert.equal(results[0].failureCode, 'ACCESS_DENIED')
    assert.equal(gateway.emulators[kind].requests.length, 1)
  })
}

const isFailing = async (kind: ProviderKind) => (await healthOf(gateway, kind)) === 'FAILING'
