import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { InviteFilter } from '#invites/query/invite-conditions.ts'
import { inviteConditions } from '#invites/query/invite-conditions.ts'
import { listInvites } from '#invites/query/lists.ts'
import type { PageRequest } from '#invites/query/pagination.ts'
import { chooseStreams } from '#invites/query/positions/choose-streams.ts'
import { lifecycleSqlOf } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { developer } from '#sandbox/developer.ts'
import { freshPglite } from '../../../support/database.ts'
import { storeVariousInvites } from './various-invites.ts'

const lifecycle = lifecycleSqlOf({ untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())
await storeVariousInvites(database)

const acme = { ...developer, tenant: 'acme' }
const restricted = { ...acme, destinations: new Set(['CHIME/here', 'WICKR/*']) }
const day = (n: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + n * 86_400_000)
const batchId = '00000000-0000-4000-8000-000000000024'

const one: readonly InviteFilter[] = [
  {},
  { batchId },
  { personKey: 'person-8' },
  { recipient: 'P1' },
  { provider: ['WICKR'] },
  { provider: ['WICKR', 'CHIME'] },
  { provider: ['REPOST_PRIVATE'] },
  { destinationId: 'there' },
  { destinationIds: ['there', 'away', 'there'] },
  { destinationIds: [] },
  { outcome: ['SENT'] },
  { outcome: ['QUEUED'] },
  { outcome: ['QUEUED', 'FAILED'] },
  { outcome: ['FAILED', 'UNCONFIRMED', 'SKIPPED'] },
  { outcome: ['SENT', 'FAILED'] },
  { failureCode: ['NAME_TAKEN'] },
  { failureCode: ['NAME_TAKEN', 'PROVIDER_REJECTED'] },
  { lifecycle: ['PENDING'] },
  { lifecycle: ['ACCEPTED'] },
  { lifecycle: ['EXPIRED', 'REVOKED'] },
  { lifecycle: ['INVALID'] },
  { lifecycle: ['UNTRACKED'] },
  { lifecycle: ['UNKNOWN'] },
  { lifecycle: ['ACCEPTED', 'INVALID', 'UNKNOWN', 'UNTRACKED'] },
  { updatedAfter: day(40) },
  { updatedAfter: day(24) },
  { updatedAfter: day(12) },
  { updatedAfter: day(0) },
  { updatedBefore: day(0) },
  { updatedBefore: day(12) },
  { updatedBefore: day(50) },
  { updatedAfter: day(9), updatedBefore: day(11) },
]
const both = (filters: readonly InviteFilter[]) =>
  filters.flatMap((first, nth) => filters.slice(nth + 1).map((other) => ({ ...other, ...first })))
const pairs = new Map(both(one).map((filter) => [JSON.stringify(filter), filter]))

for (const [who, caller] of [
  ['a caller', acme],
  ['a caller with some destinations', restricted],
] as const) {
  for (const filter of one) {
    test(`${who} finds by ${JSON.stringify(filter)} what matches, in order, in pages`, async () => {
      const expected = await matching(filter, caller)
      assert.deepEqual(await paged(filter, 'first', caller), expected)
      assert.deepEqual(await paged(filter, 'last', caller), expected)
    })
  }

  test(`${who} finds by two filters what matches both`, async () => {
    for (const filter of pairs.values()) {
      const { rows, count } = await list(filter, { first: 1_000 }, caller)
      const positions = rows.map(({ position }) => position)
      assert.deepEqual(positions, await matching(filter, caller), JSON.stringify(filter))
      assert.equal(await count(), positions.length)
    }
  })
}

test('most filters find some of the invites, and not all', async () => {
  const counts = await Promise.all(one.map(async (filter) => (await matching(filter, acme)).length))

  assert.ok(counts.filter((count) => count > 0 && count < Math.max(...counts)).length > 20)
})

test('a lifecycle that no provider of the filter can have is not looked for', () => {
  const streams = (states: readonly InviteLifecycle[], provider: readonly ProviderKind[]) =>
    chooseStreams({ lifecycle: states, provider }, acme, lifecycle.tracking)

  assert.deepEqual(streams(['PENDING', 'ACCEPTED'], ['REPOST_PRIVATE']), [])
  assert.deepEqual(streams(['UNTRACKED'], ['CHIME', 'WICKR']), [])
  assert.notDeepEqual(streams(['PENDING'], ['REPOST_PRIVATE', 'CHIME']), [])
  assert.notDeepEqual(streams(['UNTRACKED', 'PENDING'], ['CHIME']), [])
})

test('a lifecycle that no outcome of the filter can have is not looked for', () => {
  const streams = (filter: InviteFilter) => chooseStreams(filter, acme, lifecycle.tracking)

  assert.deepEqual(streams({ lifecycle: ['UNKNOWN'], outcome: ['SENT', 'ALREADY_PENDING'] }), [])
  assert.notDeepEqual(streams({ lifecycle: ['UNKNOWN'], outcome: ['SENT', 'FAILED'] }), [])
  assert.notDeepEqual(streams({ lifecycle: ['UNKNOWN', 'UNTRACKED'], outcome: ['SENT'] }), [])
  assert.notDeepEqual(streams({ lifecycle: ['ACCEPTED'], outcome: ['FAILED'] }), [])
})

test('a lifecycle is looked for only where a provider of the destination can have it', () => {
  const lanes = (state: InviteLifecycle) =>
    chooseStreams({ lifecycle: [state], destinationId: 'there' }, acme, lifecycle.tracking)

  assert.deepEqual(lanes('PENDING'), [
    {
      of: 'lanes',
      laneIds: ['WICKR/there', 'TENCENT_ORGANIZATION/there', 'CHIME/there'],
      by: 'destinationId',
    },
  ])
})

test('what is rare is looked for in the lanes of a few destinations, and of many anywhere', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, nth) => `there-${nth}`)
  const lanes = (count: number) =>
    chooseStreams(
      { outcome: ['FAILED'], provider: ['CHIME'], destinationIds: ids(count) },
      acme,
      lifecycle.tracking,
    )

  assert.deepEqual(lanes(1), [{ of: 'outcomes', outcomes: ['FAILED'], laneIds: ['CHIME/there-0'] }])
  assert.deepEqual(lanes(41), [{ of: 'outcomes', outcomes: ['FAILED'] }])
})

const list = (filter: InviteFilter, page: PageRequest, caller: typeof acme) =>
  listInvites({ on: database, lifecycle }, filter, page, caller)

/** The positions of all pages of seven, read forward or backward. */
async function paged(filter: InviteFilter, from: 'first' | 'last', caller: typeof acme) {
  const positions: number[] = []
  for (let cursor: number | undefined, more = true; more; ) {
    const page = await list(
      filter,
      from === 'first'
        ? { first: 7, ...(cursor !== undefined && { after: cursor }) }
        : { last: 7, ...(cursor !== undefined && { before: cursor }) },
      caller,
    )
    const mine = page.rows.map(({ position }) => position)
    if (from === 'first') positions.push(...mine)
    else positions.unshift(...mine)
    cursor = from === 'first' ? mine.at(-1) : mine[0]
    more = from === 'first' ? page.hasNextPage : page.hasPreviousPage
  }
  return positions
}

/** By the conditions alone, whatever the indexes. */
async function matching(filter: InviteFilter, caller: typeof acme): Promise<number[]> {
  const { sql, parameters } = inviteConditions(lifecycle, filter, caller)
  const rows = await database.query<{ born: number }>(
    `select born from sends s where ${sql.join(' and ')} order by born desc`,
    parameters,
  )
  return rows.map(({ born }) => born)
}
