import { existsSync } from 'node:fs'
import { type Engine, engineFor } from '#database/data-directory/engine.ts'
import { openDirectory } from '#database/data-directory/open-directory.ts'
import type { Queryable } from '#database/database.ts'
import { secretMasker } from '#redact/redactor.ts'
import { runCommand } from '../command-line/run-command.ts'
import { readDatabase, secretsIn } from '../environment.ts'

const help = `Writes the tables of the built-in database anew, without what was deleted or erased:

  npm run compact

Nothing of it is left in its files then, and their space is free. It needs DATA_DIR, while the gateway is
stopped, and as much free space as the largest table has.
`

await runCommand(
  {
    help,
    options: {},
    onError: ({ message }) => console.error(secretMasker(secretsIn(process.env))(message)),
  },
  compact,
)

async function compact(): Promise<void> {
  const { DATABASE_URL: url, DATABASE: wanted, DATA_DIR: directory } = readDatabase(process.env)
  if (url !== undefined) {
    throw new Error('A server has its own commands for this: run vacuumdb --full --analyze.')
  }
  if (!existsSync(directory)) throw new Error(`There is no database in ${directory}: set DATA_DIR.`)
  const engine = engineFor(directory, wanted)
  const onError = ({ message }: Error) => console.error(message)
  await using database = await openDirectory({
    ...{ directory, engine, onError, onDeath: onError },
    maxStatementMs: 0,
  })
  const before = await sizeOf(database)
  await database.query('vacuum full analyze')
  await renewLog(database, engine)
  console.log(`${before} before, ${await sizeOf(database)} now.`)
}

async function sizeOf(on: Queryable): Promise<string> {
  const [row] = await on.query<{ size: string }>(
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  )
  return row?.size ?? ''
}

/** Deletes the segments of the log that hold what was erased, instead of using them again. */
async function renewLog(on: Queryable, engine: Engine): Promise<void> {
  // A server has a process of its own for this, which does not see what a session sets.
  const alter = engine === 'pglite' ? '' : 'alter system '
  await on.query(`${alter}set wal_recycle = off`)
  await on.query('select pg_reload_conf()')
  for (let segment = 0; segment < 2; segment += 1) {
    await on.query('checkpoint')
    await on.query('select pg_switch_wal()')
  }
  await on.query('checkpoint')
  await on.query(`${alter}reset wal_recycle`)
  await on.query('select pg_reload_conf()')
}
