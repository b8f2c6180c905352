import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDestinations } from '#invites/check/destinations.ts'

const destinations = createDestinations({
  CHIME: new Map([
    ['berlin', 'Berlin office'],
    ['paris', undefined],
  ]),
  WICKR: new Map([['*', undefined]]),
  REPOST_PRIVATE: new Map(),
})

for (const [provider, id, has, allows, label] of [
  ['CHIME', 'berlin', true, true, 'Berlin office'],
  ['CHIME', 'paris', true, true, 'paris'],
  ['CHIME', 'rome', true, false, 'rome'],
  ['WICKR', '31415926', true, true, '31415926'],
  ['REPOST_PRIVATE', 'SPengineering', true, false, 'SPengineering'],
  ['TENCENT_ORGANIZATION', 'organization', false, false, 'organization'],
] as const) {
  test(`${provider}/${id} is ${allows ? 'allowed' : 'not allowed'}, and called ${label}`, () => {
    assert.equal(destinations.has(provider), has)
    assert.equal(destinations.allows(provider, id), allows)
    assert.equal(destinations.label(provider, id), label)
  })
}
