import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Emulator, Fault } from '#sandbox/emulator.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { invited } from '../../support/requests/revoke.ts'
import { kindsOf, reinvite, send } from '../../support/requests/send-invites.ts'
import { toTencentOrganization } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

/** An invitation to this account is pending from the start. */
const pending = '100000000409'
const list = 'ListOrganizationInvitations'
const cancel = 'CancelOrganizationInvitation'
const faults: readonly (readonly [operation: string, name: string, fault: Fault])[] = [
  [cancel, 'InternalError', { kind: 'error', name: 'InternalError' }],
  [cancel, 'a 503 of a proxy', { kind: 'html-error', status: 503 }],
  [cancel, 'a reset', { kind: 'reset' }],
  [list, 'InternalError', { kind: 'error', name: 'InternalError' }],
]

for (const [operation, name, fault] of faults) {
  test(`${operation} that meets ${name} delays its reinvite, and holds up nobody else`, async () => {
    await using gateway = await startTestGateway()
    const { TENCENT_ORGANIZATION: tencent } = gateway.emulators
    const inviteIds = await invited(gateway, toTencentOrganization([pending]))
    failAlways(tencent, operation, fault)

    const duplicates = { windowSeconds: 0 }
    const reinviting = reinvite(gateway, { who: { inviteIds }, duplicates })
    await until(() => tencent.requests.some((request) => request.operation === operation))
    const others = await send(gateway, { targets: [toTencentOrganization(uins)] })
    const sentMeanwhile = sentTo(tencent, pending)
    tencent.decide(() => undefined)
    const again = await reinviting

    assert.deepEqual(new Set(kindsOf(others.results)), new Set(['InviteSent']))
    assert.equal(sentMeanwhile, 0)
    assert.deepEqual(kindsOf(again.results), ['InviteSent'])
    assert.equal(sentTo(tencent, pending), 1)
  })
}

const uins = Array.from({ length: 5 }, (_, nth) => String(700_000_000_000 + nth))

function failAlways(tencent: Emulator, operation: string, fault: Fault): void {
  tencent.decide((request) => (request.operation === operation ? fault : undefined))
}

function sentTo({ ledger }: Emulator, uin: string): number {
  return ledger.filter(({ recipient }) => recipient === uin).length
}
