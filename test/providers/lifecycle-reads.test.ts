import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createChime } from '#providers/chime/chime.ts'
import type {
  LifecycleEntry,
  LifecyclePage,
  LifecycleReads,
} from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import type { Emulator } from '#sandbox/emulator.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { callAws } from '../sandbox/support/aws.ts'
import { createUsers, inviteUsers } from '../sandbox/support/invite.ts'
import { askTencent, invitation } from '../sandbox/support/tencent-organization.ts'
import { settingsFor } from './aws/failures.ts'

const account = 'account-1'
const network = '12345678'

interface Upstream {
  readonly name: 'CHIME' | 'WICKR' | 'TENCENT_ORGANIZATION'
  readonly destination: string
  readonly create: (emulator: Emulator) => Provider
  /** Invites as many people as make more than one page. */
  readonly fill: (emulator: Emulator, from: number, to: number) => Promise<unknown>
  readonly people: number
  readonly perPage: number
}

const upstreams: readonly Upstream[] = [
  {
    name: 'CHIME',
    destination: account,
    create: (emulator) => createChime(settingsFor(emulator)),
    fill: ({ url }, from, to) => callAws(url, inviteUsers(emails(from, to))),
    people: 450,
    perPage: 200,
  },
  {
    name: 'WICKR',
    destination: network,
    create: (emulator) => createWickr(settingsFor(emulator)),
    fill: ({ url }, from, to) => callAws(url, createUsers(emails(from, to))),
    // Four users are in every network.
    people: 246,
    perPage: 100,
  },
  {
    name: 'TENCENT_ORGANIZATION',
    destination: 'organization',
    create: ({ url }) =>
      createTencentOrganization({
        endpoint: url,
        credential: sandboxCredentials,
        requestTimeoutMs: 500,
      }),
    fill: async ({ url }, from, to) => {
      for (let n = from; n < to; n += 1) {
        await askTencent(url, { body: invitation(100_000_001_000 + n) })
        // 20 a second, as upstream.
        await new Promise((resolve) => setTimeout(resolve, 52))
      }
    },
    // Two are in the organization from the start.
    people: 58,
    perPage: 50,
  },
]

for (const { name, destination, create, fill, people, perPage } of upstreams) {
  test(`${name}: a list is read page by page to its end, and everybody is in it once`, async () => {
    await using emulators = await startEmulators()
    const emulator = emulators[name]
    const provider = create(emulator)
    for (let from = 0; from < people; from += 50) {
      await fill(emulator, from, Math.min(from + 50, people))
    }
    const sent = emulator.requests.length

    const pages = await walk(readsOf(provider), destination)
    provider.close?.()

    const keys = pages.flat().map(({ keys }) => keys[0])
    assert.equal(new Set(keys).size, keys.length)
    const seeds = { CHIME: 0, WICKR: 4, TENCENT_ORGANIZATION: 2 }[name]
    assert.equal(keys.length, people + seeds)
    assert.equal(pages[0]?.length, perPage)
    assert.equal(emulator.requests.length - sent, Math.ceil((people + seeds) / perPage))
  })

  test(`${name}: what goes wrong with a page is said, and nothing is asked again`, async () => {
    await using emulators = await startEmulators()
    const emulator = emulators[name]
    const provider = create(emulator)
    const reads = readsOf(provider)
    const kinds: string[] = []
    for (const fault of [
      { kind: 'throttle', retryAfterSeconds: 3 },
      { kind: 'reset' },
      { kind: 'cut' },
      { kind: 'rubbish' },
      { kind: 'html-error', status: 502 },
      {
        kind: 'error',
        name: name === 'TENCENT_ORGANIZATION' ? 'UnauthorizedOperation' : 'ForbiddenException',
      },
    ] as const) {
      emulator.next(fault)
      kinds.push((await reads.list(destination, undefined)).kind)
    }
    await emulators[Symbol.asyncDispose]()
    // A provider of its own has no old connection that breaks instead.
    const late = create(emulator)
    kinds.push((await readsOf(late).list(destination, undefined)).kind)
    late.close?.()
    provider.close?.()

    assert.deepEqual(kinds, [
      'throttled',
      ...Array.from({ length: 4 }, () => 'unanswered'),
      'refused',
      'unavailable',
    ])
    assert.equal(emulator.requests.length, 6)
  })
}

test('chime: every named fate has its lifecycle, and the hidden are missing', async () => {
  await using emulators = await startEmulators()
  const names = ['ada', 'joins', 'suspended', 'bounced', 'hidden', 'failed']
  await callAws(emulators.CHIME.url, inviteUsers(names.map((name) => `${name}@Example.com`)))
  const provider = createChime(settingsFor(emulators.CHIME))

  const [entries = []] = await walk(readsOf(provider), account)
  provider.close?.()

  assert.deepEqual(told(entries), {
    'ada@example.com': 'PENDING',
    'joins@example.com': 'ACCEPTED',
    'suspended@example.com': 'ACCEPTED',
    'bounced@example.com': 'INVALID',
  })
})

test('wickr: every named fate has its lifecycle, by name and by id, and no invite code', async () => {
  await using emulators = await startEmulators()
  const names = ['ada', 'joins', 'expired', 'declined']
  await callAws(emulators.WICKR.url, createUsers(names.map((name) => `${name}@example.com`)))
  const provider = createWickr(settingsFor(emulators.WICKR))

  const [entries = []] = await walk(readsOf(provider), network)
  provider.close?.()

  assert.deepEqual(told(entries), {
    'pending.person@example.com': 'PENDING',
    'active.person@example.com': 'ACCEPTED',
    'late.person@example.com': 'EXPIRED',
    'overlooked.person@example.com': 'PENDING',
    'ada@example.com': 'PENDING',
    'joins@example.com': 'ACCEPTED',
    'expired@example.com': 'EXPIRED',
  })
  const [first] = entries
  assert.deepEqual(first?.keys, ['pending.person@example.com', '1000000001'])
  assert.equal(first?.reference, '1000000001')
  assert.doesNotMatch(JSON.stringify(entries), /inviteCode/i)
})

test('tencent: every named fate has its lifecycle, and the newest invitation comes last', async () => {
  await using emulators = await startEmulators()
  const { url } = emulators.TENCENT_ORGANIZATION
  for (const uin of [100000000201, 100000000202, 100000000203, 100000000204, 100000000208]) {
    await askTencent(url, { body: invitation(uin) })
  }
  const provider = upstreams[2]?.create(emulators.TENCENT_ORGANIZATION)
  assert.ok(provider)

  const [entries = []] = await walk(readsOf(provider), 'TENCENT_ORGANIZATION')
  provider.close?.()

  const ordered = entries.toSorted((a, b) => compare(a.order ?? [], b.order ?? []))
  assert.deepEqual(told(ordered), {
    '100000000201': 'ACCEPTED',
    '100000000202': 'INVALID',
    '100000000203': 'REVOKED',
    '100000000204': 'EXPIRED',
    // Expired once, and invited again since.
    '100000000208': 'PENDING',
    '100000000409': 'PENDING',
  })
  assert.equal(entries[0]?.lifetimeMs, 15 * 86_400_000)
})

test('tencent: without credentials nothing is asked', async () => {
  await using emulators = await startEmulators()
  const provider = createTencentOrganization({
    endpoint: emulators.TENCENT_ORGANIZATION.url,
    credential: { secretId: '', secretKey: '' },
    requestTimeoutMs: 500,
  })

  const page = await readsOf(provider).list('TENCENT_ORGANIZATION', undefined)
  provider.close?.()

  assert.equal(page.kind, 'unavailable')
  assert.equal(emulators.TENCENT_ORGANIZATION.requests.length, 0)
})

for (const [name, destination, value, found] of [
  ['CHIME', account, 'p7@example.com', 1],
  ['CHIME', account, 'nobody@example.com', 0],
  ['WICKR', network, ' p7@example.com ', 1],
  ['WICKR', network, 'nobody@example.com', 0],
] as const) {
  test(`${name}: ${value.trim()} is found ${found} times by one request`, async () => {
    await using emulators = await startEmulators()
    const upstream = upstreams.find((one) => one.name === name)
    await upstream?.fill(emulators[name], 0, 20)
    const provider = upstream?.create(emulators[name])
    assert.ok(provider)

    const page = await readsOf(provider).search?.find(destination, value)
    provider.close?.()

    assert.ok(page?.kind === 'read')
    assert.equal(page.entries.length, found)
    assert.equal(page.next, undefined)
    assert.equal(emulators[name].requests.length, 2)
  })
}

test('a Wickr user id and a Tencent account cannot be searched for', async () => {
  await using emulators = await startEmulators()

  const [chime, wickr, tencent] = upstreams.map(({ name, create }) => {
    const provider = create(emulators[name])
    provider.close?.()
    return readsOf(provider).search?.kinds
  })

  assert.deepEqual(chime, ['EMAIL'])
  assert.deepEqual(wickr, ['EMAIL', 'USERNAME'])
  assert.equal(tencent, undefined)
})

function readsOf({ lifecycles }: Provider): LifecycleReads {
  assert.notEqual(lifecycles, 'UNTRACKED')
  return lifecycles as LifecycleReads
}

async function walk(reads: LifecycleReads, destination: string) {
  const pages: (readonly LifecycleEntry[])[] = []
  let cursor: string | undefined
  do {
    const page: LifecyclePage = await reads.list(destination, cursor)
    assert.ok(page.kind === 'read', JSON.stringify(page))
    pages.push(page.entries)
    cursor = page.next
  } while (cursor !== undefined)
  return pages
}

function told(entries: readonly LifecycleEntry[]) {
  return Object.fromEntries(entries.map(({ keys, lifecycle }) => [keys[0], lifecycle]))
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function emails(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => `p${from + index}@example.com`)
}
