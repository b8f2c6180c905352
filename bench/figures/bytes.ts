import type { Database } from '../../src/database/database.ts'
import { openPglite } from '../../src/database/pglite.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { ratioTo } from '../lib/ratio.ts'
import { type DatabaseKind, databaseKinds, type Stage, setStage } from '../lib/stage.ts'

export const bytes: Figure = {
  title: 'What an invite takes on disk, as the gateway wrote it',
  measure: 'bytes a send',
  async run({ quick }) {
    await using stage = await setStage()
    const rows: Row[] = []
    for (const on of databaseKinds) rows.push(...(await grow(stage, on, quick ? 20 : 1)))
    return rows
  },
}

async function grow(stage: Stage, on: DatabaseKind, part: number): Promise<Row[]> {
  const place =
    on === 'PGlite'
      ? { directory: await stage.directory() }
      : { url: await stage.postgres.createDatabase() }
  {
    await using gateway = await stage.gateway(on, { database: place })
    const load = { url: gateway.url, kind: 'gateway', accounts: 10 } as const
    await stage.load({ ...load, recipients: [1_000], concurrency: 2, count: 100 / part })
    await stage.load({ ...load, recipients: [1], concurrency: 32, count: 5_000 / part })
  }
  await using database = await open(place)
  const grown = await sizesOf(database)
  await database.query('vacuum full')
  const packed = await sizesOf(database)
  const [{ sends } = { sends: Number.NaN }] = await database.query<{ sends: number }>(
    'select count(*)::int as sends from sends',
  )
  const row = (a: string, size: number): Row => ({
    a: `${on}: ${a}`,
    b: `${sends.toLocaleString('en')} sends`,
    ratio: ratioTo([size], sends),
  })
  const sum = (of: readonly Size[]) => of.reduce((sum, { size }) => sum + size, 0)
  const parts = (table: string) => grown.filter((one) => one.table === table)
  const others = grown.filter(({ table }) => !large.some((name) => name === table))
  return [
    { ...row('all tables and indexes', sum(grown)), goal: '≤ 1000', note: batches },
    row('the same, written anew (`vacuum full`)', sum(packed)),
    ...large.flatMap((table) => {
      const [rows, indexes] = [false, true].map((index) =>
        parts(table).filter((one) => one.index === index),
      )
      return [
        row(`\`${table}\`, rows`, sum(rows ?? [])),
        { ...row(`\`${table}\`, indexes`, sum(indexes ?? [])), note: told(indexes ?? [], sends) },
      ]
    }),
    { ...row('all others', sum(others)), note: told(others, sends) },
  ]
}

const batches = 'batches of 1,000, and 5,000 of one; ten destinations'
const large = ['sends', 'invites'] as const

interface Size {
  readonly table: string
  readonly name: string
  readonly index: boolean
  /** In bytes, with what is stored beside the rows. */
  readonly size: number
}

const sizesOf = (on: Database) =>
  on.query<Size>(
    `select t.relname as table, c.relname as name, c.oid <> t.oid as index,
       (case when c.oid = t.oid then pg_table_size(c.oid) else pg_relation_size(c.oid) end)::float8 as size
     from pg_class t
     left join pg_index i on i.indrelid = t.oid
     join pg_class c on c.oid in (t.oid, i.indexrelid)
     where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
     group by t.relname, t.oid, c.relname, c.oid order by size desc`,
  )

/** Those that take five bytes of each send or more, the largest first. */
function told(sizes: readonly Size[], sends: number): string {
  const each = sizes.map(({ name, size }) => ({ name, bytes: Math.round(size / sends) }))
  return each.flatMap(({ name, bytes }) => (bytes >= 5 ? [`${name} ${bytes}`] : [])).join(', ')
}

async function open(place: { readonly directory: string } | { readonly url: string }) {
  const onError = (error: Error) => console.error(error.message)
  return 'url' in place
    ? await openPostgres({ ...place, onError })
    : await openPglite({ ...place, onDeath: onError })
}
