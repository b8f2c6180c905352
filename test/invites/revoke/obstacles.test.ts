import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDestinations } from '#invites/check/destinations.ts'
import { obstacleTo, type Revocable, type RevokeFacts } from '#invites/revoke/revocable.ts'
import { createChime } from '#providers/chime/chime.ts'
import { createWickr } from '#providers/wickr/wickr.ts'

const wickr = createWickr({ requestTimeoutMs: 1 })
const chime = createChime({ requestTimeoutMs: 1 })
const sent: Revocable = {
  ...{ inviteId: 'i', batchId: 'b', laneId: 'WICKR/1', provider: 'WICKR', destinationId: '1' },
  ...{ kind: 'EMAIL', value: 'ada@example.com', reference: null },
  ...{ outcomeKind: 'SENT', lifecycle: 'PENDING', revoked: false, foreign: false, open: false },
  isErased: false,
}
const facts: RevokeFacts = {
  provider: wickr,
  destinations: createDestinations({ WICKR: new Map([['1', undefined]]) }),
  acceptUserDeletion: true,
}

const rows: readonly (readonly [
  fact: string,
  invite: Partial<Revocable>,
  given: Partial<RevokeFacts>,
  obstacle: string | undefined,
])[] = [
  ['a pending invitation', {}, {}, undefined],
  ['an upstream without a way to revoke', {}, { provider: chime }, 'not-supported'],
  ['a provider that is switched off', {}, { provider: undefined }, 'not-supported'],
  ['a destination that is not allowed', { destinationId: '2' }, {}, 'PROVIDER_UNAVAILABLE'],
  ['a send that is open', { open: true }, {}, 'IN_PROGRESS'],
  ["another tenant's invitation", { foreign: true }, {}, 'NOTHING_TO_REVOKE'],
  ['a failed send', { outcomeKind: 'FAILED', lifecycle: 'UNKNOWN' }, {}, 'NOTHING_TO_REVOKE'],
  ['a skipped send', { outcomeKind: 'SKIPPED', lifecycle: 'UNKNOWN' }, {}, 'NOTHING_TO_REVOKE'],
  ['a failed send to a person with an invitation', { outcomeKind: 'FAILED' }, {}, undefined],
  ['an unconfirmed send', { outcomeKind: 'UNCONFIRMED', lifecycle: 'UNKNOWN' }, {}, undefined],
  ['no consent to delete the user', {}, { acceptUserDeletion: false }, 'CONSENT_REQUIRED'],
]

for (const [fact, invite, given, obstacle] of rows) {
  test(`${fact}: ${obstacle ?? 'can be tried'}`, () => {
    const found = obstacleTo({ ...sent, ...invite }, { ...facts, ...given })

    assert.equal(found?.kind === 'failed' ? found.code : found?.kind, obstacle)
  })
}
