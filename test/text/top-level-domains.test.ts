import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootZone } from '#text/root-zone.ts'
import { isTopLevelDomain, looksLikeTopLevelDomain } from '#text/top-level-domains.ts'

test('the list is the one that IANA publishes: sorted, each name once, with a version', () => {
  const names = rootZone.domains.trim().split(/\s+/)

  assert.match(rootZone.version, /^Version \d{10}, Last Updated /)
  assert.ok(names.length > 1_400)
  assert.deepEqual(names, [...new Set(names)].sort())
  assert.ok(names.every((name) => /^[a-z]+$|^xn--[a-z\d-]+$/.test(name)))
})

for (const [label, exists, looks] of [
  ['com', true, true],
  ['de', true, true],
  ['photography', true, true],
  ['xn--p1ai', true, true],
  ['рф', true, true],
  ['भारत', true, true],
  ['中国', true, true],
  ['example', false, true],
  ['test', false, true],
  ['localhost', false, true],
  ['xn--zzzz', false, true],
  ['js', false, false],
  ['g', false, false],
  ['', false, false],
] as const) {
  test(`${label} ${exists ? 'is' : 'is not'} delegated, and ${looks ? 'could' : 'could not'} be linked`, () => {
    assert.deepEqual([isTopLevelDomain(label), looksLikeTopLevelDomain(label)], [exists, looks])
  })
}
