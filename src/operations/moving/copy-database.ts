import type { Database, Queryable } from '#database/database.ts'
import { migrate, missingMigrations } from '#database/migrate.ts'

/** What was copied. */
export interface Copied {
  readonly tables: number
  readonly rows: number
}

/**
 * Copies everything that one database of the gateway holds into another, whose own rows are replaced, in one
 * transaction. Rejects, and changes nothing, unless each table has the same rows then, by their number and
 * the sum of their hashes. The other one's user must be allowed to switch triggers off.
 */
export async function copyDatabase(from: Database, to: Database): Promise<Copied> {
  const missing = await missingMigrations(from)
  if (missing.length > 0) {
    throw new Error(`Start the gateway once on the data first: it lacks ${missing.join(', ')}.`)
  }
  await migrate(to)
  const copied = await from.transaction(async (source) => {
    await source.query(untimed)
    const tables = await tablesIn(source)
    return to.transaction(async (target) => {
      await target.query(untimed)
      // What triggers would add is among the rows.
      await target.query('set local session_replication_role = replica')
      await target.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
      let rows = 0
      for (const table of tables) rows += await copyTable(source, target, table)
      for (const { name, value } of await sequencesIn(source))
        await target.query('select setval($1, $2::bigint)', [quoted(name), value])
      return { tables: tables.length, rows }
    })
  })
  await to.query('analyze')
  return copied
}

interface Table {
  readonly name: string
  /** Those that are stored, and not computed. */
  readonly columns: readonly string[]
}

// The other side may take its time. Times and numbers are to read the same at both.
const untimed = `select set_config('statement_timeout', '0', true),
  set_config('idle_in_transaction_session_timeout', '0', true),
  set_config('timezone', 'UTC', true)`

function tablesIn(on: Queryable): Promise<Table[]> {
  return on.query<Table>(
    `select c.relname as name, (
       select array_agg(attname::text order by attnum) from pg_attribute
       where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
     ) as columns
     from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition and c.relname not in ('migrations', 'sync_proof')
     order by c.relname`,
  )
}

function sequencesIn(on: Queryable): Promise<{ name: string; value: string }[]> {
  return on.query(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = current_schema() and last_value is not null`,
  )
}

/** How many rows it has. */
async function copyTable(source: Queryable, target: Queryable, table: Table): Promise<number> {
  const name = quoted(table.name)
  const columns = table.columns.map(quoted)
  const values = columns.map((column) => `(x.r).${column}`)
  await source.query(`declare copied no scroll cursor for select t::text as row from ${name} t`)
  for (;;) {
    const rows = await source.query<{ row: string }>(`fetch ${rowsAtOnce} from copied`)
    if (rows.length === 0) break
    await target.query(
      `insert into ${name} (${columns.join(', ')}) overriding system value
       select ${values.join(', ')} from (select r::${name} as r from unnest($1::text[]) as r offset 0) as x`,
      [rows.map(({ row }) => row)],
    )
  }
  await source.query('close copied')
  const [before, after] = [await sumOf(source, name), await sumOf(target, name)]
  if (before.rows !== after.rows || before.hashes !== after.hashes) {
    throw new Error(`${table.name} is not the same after copying: nothing was changed.`)
  }
  return after.rows
}

// Of the longest rows, a piece is some megabytes.
const rowsAtOnce = 1_000

interface Sum {
  readonly rows: number
  readonly hashes: string
}

async function sumOf(on: Queryable, name: string): Promise<Sum> {
  const [sum] = await on.query<Sum>(
    `select count(*)::int as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as hashes
     from ${name} t`,
  )
  if (sum === undefined) throw new Error('The database has answered nothing')
  return sum
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
