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
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { settingsFor } from '../contract/aws.ts'
import { callAws } from '../sandbox/support/aws.ts'
import { createUsers, inviteUsers } from '../sandbox/support/invite.ts'
import { askTencent, invitation } from '../sandbox/support/tencent-organization.ts'

const account = 'account-1'
const network = '12345678'

test('chime: every named fate has its lifecycle, and the hidden are missing', async () => {
  await using emulators = await startEmulators()
  const names = ['ada', 'joins', 'suspended', 'bounced', 'hidden', 'failed']
  await callAws(emulators.CHIME.url, inviteUsers(names.map((name) => `${name}@Example.com`)))
  const provider = createChime(settingsFor(emulators.CHIME))

  const [entries = []] = await walk(readsOf(provider), account)
  provider.close?.()

  assert.deepEqual(lifecyclesByKey(entries), {
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

  assert.deepEqual(lifecyclesByKey(entries), {
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
  const provider = createTencentOrganization({
    endpoint: url,
    credential: sandboxCredentials,
    requestTimeoutMs: 1_000,
  })

  const [entries = []] = await walk(readsOf(provider), 'TENCENT_ORGANIZATION')
  provider.close?.()

  const ordered = entries.toSorted((a, b) => compare(a.order ?? [], b.order ?? []))
  assert.deepEqual(lifecyclesByKey(ordered), {
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

function lifecyclesByKey(entries: readonly LifecycleEntry[]) {
  return Object.fromEntries(entries.map(({ keys, lifecycle }) => [keys[0], lifecycle]))
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
