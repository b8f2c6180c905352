import type { Database, Queryable } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { listBatches, listInvites } from '../../src/invites/query/lists.ts'
import type { Page, PageRequest } from '../../src/invites/query/pagination.ts'
import { lifecycleSqlOf } from '../../src/lifecycles/lifecycle-sql.ts'
import { developer } from '../../src/sandbox/developer.ts'
import { fillForTwoTenants, tenants } from '../../test/database/large-lists/two-tenants.ts'
import { pagesRead } from '../../test/database/plans/pages-read.ts'
import { noServer, startPostgres } from '../../test/support/postgres.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { batchFilters, disjointFilters, inviteFilters } from '../lib/list-filters.ts'
import { ratioOf } from '../lib/ratio.ts'

type Tenant = keyof typeof tenants

export const filters: Figure = {
  title:
    'Pages of 8 kB that lists read for 50 entries of a tenant with 1,000,000 invites, in one database with one of 10,000',
  measure: 'A ÷ B, of an entry found',
  needsPeers: false,
  async run({ quick }) {
    await using server = await startPostgres()
    if (server === undefined) throw new Error(noServer)
    const url = await server.createDatabase()
    await using database = await openPostgres({ url, onError: () => undefined })
    await migrate(database)
    await fillForTwoTenants(url, quick ? { large: 20_000, small: 2_000 } : tenants)
    const found = new Map<List, Reading[]>(lists.map((list) => [list, []]))
    for (const statistics of ['without', 'with'] as const) {
      if (statistics === 'with') await database.query('vacuum analyze')
      for (const [list, readings] of found) {
        readings.push(...(await read(database, list, statistics)))
      }
    }
    return [...found].map(([list, readings]) => rowOf(list, readings))
  },
}

interface List {
  readonly what: string
  readonly page: (on: Queryable, tenant: Tenant, page: PageRequest) => Promise<Page<unknown>>
}

const lifecycle = lifecycleSqlOf({ untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
const caller = (tenant: Tenant) => ({ ...developer, tenant })
const lists: readonly List[] = [
  ...[...inviteFilters, ...disjointFilters].map(
    ([what, filter]): List => ({
      what: `invites: ${what}`,
      page: (on, tenant, page) => listInvites({ on, lifecycle }, filter, page, caller(tenant)),
    }),
  ),
  ...batchFilters.map(
    ([what, filter]): List => ({
      what: `batches: ${what}`,
      page: (on, tenant, page) => listBatches(on, filter, page, caller(tenant)),
    }),
  ),
]

/** What was read for a part of a tenant's list, and how many entries it has. */
interface Read {
  readonly pages: number
  readonly found: number
}

interface Reading extends Readonly<Record<Tenant, Read>> {
  readonly part: Part
  readonly statistics: Statistics
}
type Part = 'first' | 'second' | 'last' | 'total'
/** Tables that were never analyzed have none. */
type Statistics = 'without' | 'with'

async function read(database: Database, list: List, statistics: Statistics): Promise<Reading[]> {
  const large = await ofTenant(database, list, 'large')
  const small = await ofTenant(database, list, 'small')
  return [...large].flatMap(([part, one]) => {
    const other = small.get(part)
    return other === undefined ? [] : [{ part, statistics, large: one, small: other }]
  })
}

async function ofTenant(database: Database, { page }: List, tenant: Tenant) {
  const reads = new Map<Part, Read>()
  const turn = async (part: Part, request: PageRequest) => {
    const { pages, result } = await pagesRead(database, (on) => page(on, tenant, request))
    reads.set(part, { pages, found: result.rows.length })
    return result.rows.at(-1)?.position
  }
  const end = await turn('first', { first: pageSize })
  if (end !== undefined) await turn('second', { first: pageSize, after: end })
  await turn('last', { last: pageSize })
  const { pages, result } = await pagesRead(database, async (on) => {
    const none = await page(on, tenant, { first: 0 })
    return await none.count()
  })
  reads.set('total', { pages, found: result })
  return reads
}

const pageSize = 50

/** Where one tenant has fewer entries to find than the other, the cost of each is compared. */
function rowOf({ what }: List, readings: readonly Reading[]): Row {
  const pages = readings.filter(({ part }) => part !== 'total')
  // To find none may be cheaper than to find one, but not where that is all there is to compare.
  const alike = pages.filter(({ large, small }) => (large.found === 0) === (small.found === 0))
  const compared = alike.length === 0 ? pages : alike
  const each = ({ pages, found }: Read) => Math.max(pages, 1) / Math.max(found, 1)
  return {
    a: what,
    b: '10,000 invites',
    ratio: ratioOf(
      compared.map(({ large }) => each(large)),
      compared.map(({ small }) => each(small)),
    ),
    goal: '≤ 1.5',
    goalFor: 'largest',
    note: (['without', 'with'] as const)
      .map((kind) => readings.filter(({ statistics }) => statistics === kind).map(told))
      .map((parts) => parts.join(', '))
      .join('; analyzed: '),
  }
}

function told({ part, large, small }: Reading): string {
  const found = large.found === small.found ? '' : ` for ${large.found} ÷ ${small.found}`
  return `${part} ${large.pages} ÷ ${small.pages}${found}`
}
