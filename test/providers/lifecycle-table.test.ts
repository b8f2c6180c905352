import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifecycleOf as chimeLifecycle } from '#providers/chime/lifecycle.ts'
import type { Lifecycle } from '#providers/contract/lifecycle.ts'
import {
  entryOf,
  lifecycleOf as tencentOrganizationLifecycle,
} from '#providers/tencent-organization/lifecycle.ts'
import { lifecycleOf as wickrLifecycle } from '#providers/wickr/lifecycle.ts'
import chime from '#sandbox/chime/model.json' with { type: 'json' }
import tencent from '#sandbox/tencent-organization/model.json' with { type: 'json' }

type Invitation = Parameters<typeof chimeLifecycle>[0]['UserInvitationStatus']
type Registration = Parameters<typeof chimeLifecycle>[0]['UserRegistrationStatus']

const chimeTable: readonly [Invitation, Registration, Lifecycle | undefined][] = [
  ['Pending', 'Unregistered', 'PENDING'],
  ['Pending', undefined, 'PENDING'],
  ['Pending', 'Registered', 'ACCEPTED'],
  ['Pending', 'Suspended', 'ACCEPTED'],
  ['Accepted', 'Unregistered', 'ACCEPTED'],
  ['Accepted', undefined, 'ACCEPTED'],
  ['Accepted', 'Registered', 'ACCEPTED'],
  ['Accepted', 'Suspended', 'ACCEPTED'],
  ['Failed', 'Unregistered', 'INVALID'],
  ['Failed', undefined, 'INVALID'],
  ['Failed', 'Registered', 'ACCEPTED'],
  ['Failed', 'Suspended', 'ACCEPTED'],
  [undefined, 'Unregistered', undefined],
  [undefined, undefined, undefined],
  [undefined, 'Registered', 'ACCEPTED'],
  [undefined, 'Suspended', 'ACCEPTED'],
  ['SomethingNew' as 'Pending', 'Unregistered', undefined],
]
for (const [UserInvitationStatus, UserRegistrationStatus, lifecycle] of chimeTable) {
  test(`Chime: ${UserInvitationStatus} and ${UserRegistrationStatus} is ${lifecycle}`, () => {
    const user = {
      ...(UserInvitationStatus && { UserInvitationStatus }),
      ...(UserRegistrationStatus && { UserRegistrationStatus }),
    }
    assert.equal(chimeLifecycle(user), lifecycle)
  })
}

test('Chime: every status of the model stands in the table', () => {
  const valuesOf = (name: 'InviteStatus' | 'RegistrationStatus') =>
    Object.keys(chime.shapes[`com.amazonaws.chime#${name}`].members)

  const missing = valuesOf('InviteStatus').flatMap((invitation) =>
    valuesOf('RegistrationStatus')
      .filter((status) => !chimeTable.some(([a, b]) => a === invitation && b === status))
      .map((status) => `${invitation} ${status}`),
  )

  assert.deepEqual(missing, [])
})

for (const [status, isInviteExpired, lifecycle] of [
  [1, false, 'PENDING'],
  [1, undefined, 'PENDING'],
  [1, true, 'EXPIRED'],
  [2, false, 'ACCEPTED'],
  [2, undefined, 'ACCEPTED'],
  [2, true, 'ACCEPTED'],
  [3, false, undefined],
  [undefined, true, undefined],
] as const) {
  test(`Wickr: status ${status}, isInviteExpired ${isInviteExpired} is ${lifecycle}`, () => {
    assert.equal(wickrLifecycle({ status, isInviteExpired }), lifecycle)
  })
}

for (const [Status, lifecycle] of [
  [-1, 'EXPIRED'],
  [0, 'PENDING'],
  [1, 'ACCEPTED'],
  [2, 'INVALID'],
  [3, 'REVOKED'],
  [4, undefined],
] as const) {
  test(`Tencent: status ${Status} is ${lifecycle}`, () => {
    assert.equal(tencentOrganizationLifecycle({ Status }), lifecycle)
  })
}

test('Tencent: the documented statuses are those of the table', () => {
  const documented = Object.keys(tencent.shapes.OrgInvitation.Status.enum).map(Number)

  const known = documented.filter(
    (Status) => tencentOrganizationLifecycle({ Status }) !== undefined,
  )

  assert.deepEqual(
    known.sort((a, b) => a - b),
    [-1, 0, 1, 2, 3],
  )
})

const times = { InviteTime: '2026-11-20 18:37:00', ExpireTime: '2026-12-05 18:37:00' }
for (const [what, change, lifetimeMs] of [
  ['both times', times, 15 * 86_400_000],
  [
    'times with a T',
    { InviteTime: '2026-11-20T18:37:00', ExpireTime: '2026-11-20T18:37:01Z' },
    1000,
  ],
  ['no expiry', { InviteTime: times.InviteTime }, undefined],
  ['no invitation', { ExpireTime: times.ExpireTime }, undefined],
  ['an expiry before the invitation', { ...times, ExpireTime: '2026-01-01 00:00:00' }, undefined],
  ['rubbish', { ...times, ExpireTime: '0000-00-00 00:00:00' }, undefined],
] as const) {
  test(`Tencent: ${what} give ${lifetimeMs} ms to live`, () => {
    const entry = entryOf({ Id: 5, Uin: 777, Status: 0, ...change })

    assert.equal(entry?.lifetimeMs, lifetimeMs)
    assert.deepEqual(entry?.keys, ['777'])
  })
}

test('Tencent: an account whose number may be rounded is nobody', () => {
  assert.equal(entryOf({ Id: 5, Uin: 2 ** 53, Status: 0 }), undefined)
})
