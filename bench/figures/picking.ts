import pg from 'pg'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { fillWithOld } from '../../test/invites/retention/old-invites.ts'
import type { Figure, Row } from '../lib/figure.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { countingSettings } from '../lib/server-counts.ts'
import { spentOn } from '../lib/spent.ts'
import { type Stage, setStage } from '../lib/stage.ts'

export const picking: Figure = {
  title: 'What an invite costs PostgreSQL where many are stored, autovacuum off',
  measure: 'A ÷ B',
  async run({ quick, pairs }) {
    await using stage = await setStage([...countingSettings, 'autovacuum=off'])
    await using few = await openFilled(stage, 1_000)
    await using many = await openFilled(stage, quick ? 20_000 : 1_000_000)
    const spent = { few: [], many: [] } as Record<'few' | 'many', Spent[]>
    const measure = (name: 'few' | 'many', filled: Filled) => async () => {
      const one = await send(stage, filled, quick ? 1 : 2)
      spent[name].push(one)
      return one.pages
    }
    await inTurn(pairs, { few: measure('few', few), many: measure('many', many) })
    const stored = many.stored.toLocaleString('en')
    return whats.map(([what, name, unit]): Row => {
      // The first round warms up.
      const [a, b] = [spent.many, spent.few].map((all) => all.slice(1).map((one) => one[name]))
      const [some = Number.NaN, least = Number.NaN] = [a ?? [], b ?? []].map(median)
      return {
        a: `${what} an invite, ${stored} stored`,
        b: '1,000 stored',
        ratio: ratioOf(a ?? [], b ?? []),
        goal: '≤ 1.1',
        note: `${some.toFixed(3)} ÷ ${least.toFixed(3)} ${unit}`,
      }
    })
  },
}

interface Spent {
  /** Of 8 kB, in memory or not. */
  readonly pages: number
  readonly picked: number
  readonly cpuMs: number
}

const whats = [
  ['pages read', 'pages', 'pages'],
  ['pages read by picking', 'picked', 'pages'],
  ['CPU of PostgreSQL', 'cpuMs', 'ms'],
] as const satisfies readonly (readonly [string, keyof Spent, string])[]

interface Filled extends AsyncDisposable {
  readonly stored: number
  readonly url: string
  readonly pid: number
  readonly client: pg.Client
}

async function openFilled(stage: Stage, stored: number): Promise<Filled> {
  const url = await stage.postgres.createDatabase()
  {
    await using database = await openPostgres({ url, onError: () => undefined })
    await migrate(database)
    await fillWithOld(database, stored, 0)
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create extension if not exists pg_stat_statements')
  const gateway = await stage.gateway('PostgreSQL', { database: { url } })
  return {
    ...{ stored, client, url: gateway.url, pid: gateway.pid },
    [Symbol.asyncDispose]: () => client.end(),
  }
}

async function send(stage: Stage, { url, pid, client }: Filled, times: number): Promise<Spent> {
  // More calls than leave at once: most wait in the lane, and are picked.
  const recipients = 5_000
  const before = await pagesOf(client)
  const { database } = await spentOn(stage, pid, () =>
    stage.load({ url, kind: 'gateway', recipients: [recipients], concurrency: 1, count: times }),
  )
  const after = await pagesOf(client)
  const invites = times * recipients
  return {
    pages: (after.pages - before.pages) / invites,
    picked: (after.picked - before.picked) / invites,
    cpuMs: database / invites,
  }
}

/** Of all statements, and of the one that picks what a call sends. */
async function pagesOf(client: pg.Client): Promise<{ pages: number; picked: number }> {
  const { rows } = await client.query<{ pages: number; picked: number }>(
    `select sum(pages)::float8 as pages,
       coalesce(sum(pages) filter (where query like '%with first as materialized%'), 0)::float8 as picked
     from (
       select query, shared_blks_hit + shared_blks_read as pages
       from pg_stat_statements s join pg_database d on d.oid = s.dbid
       where d.datname = current_database() and query not like '%pg_stat_statements%') as one`,
  )
  return rows[0] ?? { pages: Number.NaN, picked: Number.NaN }
}
