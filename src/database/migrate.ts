import { readdir, readFile } from 'node:fs/promises'
import type { Database } from './database.ts'

const folder = new URL('./migrations/', import.meta.url)
// Any constant will do, as long as every replica uses the same: "invite" on a telephone keypad.
const lockId = 468_483

/** Brings the tables up to date: each numbered file once, in order, under a lock over all replicas. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockId])
    await tx.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    )
  })
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const sql = await readFile(new URL(name, folder), 'utf8')
    await database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [lockId])
      const done = await tx.query('select 1 from migrations where name = $1', [name])
      if (done.length > 0) return
      for (const statement of statements(sql)) await tx.query(statement)
      await tx.query('insert into migrations (name) values ($1)', [name])
    })
  }
}

/** Statements end in `;` at the end of a line; the only other place for one is inside `$$`. */
function statements(sql: string): string[] {
  const bare = sql.replaceAll(/^\s*--.*$/gm, '')
  return bare
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
