import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trackingOf } from '#lifecycles/lifecycle-sql.ts'
import { newestOf } from '#lifecycles/paced-request.ts'
import { wayToRead } from '#lifecycles/read-destination.ts'
import type { LifecycleReads } from '#providers/contract/lifecycle.ts'
import type { RecipientKind } from '#providers/contract/recipient.ts'
import { createProviders, providerSettings } from '#providers/registry.ts'

const unread = async () => ({ kind: 'read', entries: [] }) as const
const searchable: LifecycleReads = { list: unread, search: { kinds: ['EMAIL'], find: unread } }
const listed: LifecycleReads = { list: unread }

const never = { pages: null, agoMs: null }
const longAgo = (pages: number) => ({ pages, agoMs: 60_000 })
const justNow = { pages: 9, agoMs: 9_999 }

for (const [what, count, kind, last, reads, way] of [
  ['three, and nobody knows how long the list is', 3, 'EMAIL', never, searchable, 'alone'],
  ['four, and nobody knows how long the list is', 4, 'EMAIL', never, searchable, 'everyone'],
  ['one, and the list has one page', 1, 'EMAIL', longAgo(1), searchable, 'everyone'],
  ['one, and the list has two pages', 1, 'EMAIL', longAgo(2), searchable, 'alone'],
  ['as many as pages', 9, 'EMAIL', longAgo(9), searchable, 'everyone'],
  ['twenty of a very long list', 20, 'EMAIL', longAgo(900), searchable, 'alone'],
  ['twenty-one of a very long list', 21, 'EMAIL', longAgo(900), searchable, 'everyone'],
  ['one that cannot be searched for', 1, 'USER_ID', longAgo(9), searchable, 'everyone'],
  ['one where nobody can be', 1, 'EMAIL', longAgo(9), listed, 'everyone'],
  ['three since everybody was read just now', 3, 'EMAIL', justNow, searchable, 'alone'],
  ['four since everybody was read just now', 4, 'EMAIL', justNow, searchable, 'not now'],
  ['one where nobody can be, just now', 1, 'EMAIL', justNow, listed, 'not now'],
] as const) {
  test(`${what}: ${way}`, () => {
    const wanted = Array.from({ length: count }, () => ({ kind: kind as RecipientKind }))

    assert.equal(wayToRead(wanted, last, reads, 10_000), way)
  })
}

test('everybody, when everybody is asked for, and not twice in a row', () => {
  assert.equal(wayToRead(undefined, longAgo(900), searchable, 10_000), 'everyone')
  assert.equal(wayToRead(undefined, justNow, searchable, 10_000), 'not now')
})

test('of several invitations to one account the newest counts, wherever it stands', () => {
  const entry = (key: string, lifecycle: 'PENDING' | 'REVOKED', ...order: number[]) => ({
    keys: [key],
    lifecycle,
    order,
  })

  const newest = newestOf([
    entry('1', 'PENDING', 20, 7),
    entry('1', 'REVOKED', 10, 9),
    entry('2', 'REVOKED', 10, 1),
    entry('2', 'PENDING', 10, 2),
    { keys: ['3'], lifecycle: 'PENDING' },
  ])

  assert.deepEqual(
    newest.map(({ keys, lifecycle }) => [...keys, lifecycle]),
    [
      ['1', 'PENDING'],
      ['2', 'PENDING'],
      ['3', 'PENDING'],
    ],
  )
})

test('of the registry, re:Post cannot be read, and the list of Wickr is complete', () => {
  const providers = createProviders(providerSettings({}, {}))

  assert.deepEqual(trackingOf(providers.values()), {
    untracked: ['REPOST_PRIVATE'],
    complete: ['WICKR'],
  })
})
