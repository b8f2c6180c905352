import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Database } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import type { InviteFilter } from '#invites/query/invite-conditions.ts'
import { listInvites } from '#invites/query/lists.ts'
import type { PageRequest } from '#invites/query/pagination.ts'
import { lifecycleSqlOf } from '#lifecycles/lifecycle-sql.ts'
import { developer } from '#sandbox/developer.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { pagesRead } from '../plans/pages-read.ts'
import { fillForTwoTenants, type tenants } from './two-tenants.ts'

const lifecycle = lifecycleSqlOf({ untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}
let database: Database

before(
  async () => {
    if (server === undefined) return
    const url = await server.createDatabase()
    database = await openPostgres({ url, onError: () => undefined })
    await migrate(database)
    await fillForTwoTenants(url)
  },
  // 20 min: filling takes 3 min on a quiet machine.
  { timeout: 1_200_000 },
)
after(() => database?.[Symbol.asyncDispose]())

const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
const filters: readonly (readonly [what: string, filter: InviteFilter])[] = [
  ['nothing in particular', {}],
  ['a provider', { provider: ['WICKR'] }],
  ['two providers', { provider: ['WICKR', 'CHIME'] }],
  ['a destination', { destinationId: 'there-7' }],
  ['two destinations', { destinationIds: ['there-7', 'there-3'] }],
  ['a destination that nobody was invited to', { destinationIds: ['nowhere'] }],
  ['the usual outcome', { outcome: ['SENT'] }],
  ['a rare outcome', { outcome: ['UNCONFIRMED'] }],
  ['an open outcome', { outcome: ['QUEUED'] }],
  ['an outcome that no invite has', { outcome: ['ALREADY_MEMBER'] }],
  ['two outcomes', { outcome: ['SENT', 'FAILED'] }],
  ['three rare outcomes', { outcome: ['FAILED', 'UNCONFIRMED', 'SKIPPED'] }],
  ['a failure', { failureCode: ['PROVIDER_REJECTED'] }],
  ['a rare failure', { failureCode: ['NAME_TAKEN'] }],
  ['a failure that no invite has', { failureCode: ['QUOTA_EXCEEDED'] }],
  ...(
    ['ACCEPTED', 'PENDING', 'EXPIRED', 'REVOKED', 'INVALID', 'UNTRACKED', 'UNKNOWN'] as const
  ).map((state) => [`the lifecycle ${state}`, { lifecycle: [state] }] as const),
  ['a change within 30 days', { updatedAfter: ago(30) }],
  ['a change since ever', { updatedAfter: ago(200) }],
  ['a change in the future', { updatedAfter: ago(-1) }],
  ['a change 30 days ago or earlier', { updatedBefore: ago(30) }],
  ['a change 89 days ago or earlier', { updatedBefore: ago(89) }],
  ['a change before ever', { updatedBefore: ago(200) }],
  ['a change within one day', { updatedAfter: ago(40), updatedBefore: ago(39) }],
  ['an outcome and a destination', { outcome: ['SENT'], destinationId: 'there-7' }],
  ['an outcome and a time', { outcome: ['FAILED'], updatedBefore: ago(30) }],
  ['a lifecycle and a provider', { lifecycle: ['ACCEPTED'], provider: ['CHIME'] }],
  [
    'a lifecycle that the provider does not have',
    { lifecycle: ['PENDING'], provider: ['REPOST_PRIVATE'] },
  ],
  ['another such lifecycle', { lifecycle: ['UNTRACKED'], provider: ['CHIME'] }],
  ['a lifecycle and an outcome', { lifecycle: ['PENDING'], outcome: ['SENT'] }],
  ['a destination and a time', { destinationId: 'there-7', updatedAfter: ago(30) }],
]

for (const statistics of ['without', 'with'] as const) {
  test(`${statistics} statistics`, onServer, async (t) => {
    if (statistics === 'with') await database.query('vacuum analyze')

    for (const [what, filter] of filters) {
      const isSince = filter.updatedAfter !== undefined && filter.updatedBefore === undefined
      // All that changed late since then is sorted for the last page.
      for (const page of isSince ? [{ first: 50 }] : [{ first: 50 }, { last: 50 }]) {
        const end = 'first' in page ? 'first' : 'last'
        await t.test(
          `the ${end} page by ${what} does not read more for a large tenant`,
          async (t) => {
            const large = await pagesOf('large', filter, page)
            const small = await pagesOf('small', filter, page)

            t.diagnostic(
              `${large.pages} / ${small.pages} pages, ${large.rows} / ${small.rows} invites`,
            )
            // Where the small tenant has fewer invites to find, each of the others is looked up.
            const others = Math.max(0, large.rows - small.rows) * maxPagesOfInvite
            assert.ok(large.pages <= 1.5 * small.pages + others + maxPagesBeyond)
          },
        )
      }
    }
  })
}

const maxPagesOfInvite = 20
// Beyond the end of each stream as many places are read as a page has.
const maxPagesBeyond = 100

async function pagesOf(tenant: keyof typeof tenants, filter: InviteFilter, page: PageRequest) {
  const caller = { ...developer, tenant }
  const { pages, result } = await pagesRead(database, (on) =>
    listInvites({ on, lifecycle }, filter, page, caller),
  )
  return { pages, rows: result.rows.length }
}
