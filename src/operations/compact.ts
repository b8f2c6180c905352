import { existsSync } from 'node:fs'
import type { Queryable } from '#database/database.ts'
import { openPglite } from '#database/pglite.ts'
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
  const { DATABASE_URL: url, DATA_DIR: directory } = readDatabase(process.env)
  if (url !== undefined) {
    throw new Error('A server has its own commands for this: run vacuumdb --full --analyze.')
  }
  if (!existsSync(directory)) throw new Error(`There is no database in ${directory}: set DATA_DIR.`)
  await using database = await openPglite({
    directory,
    onDeath: (error) => console.error(error.message),
  })
  const before = await sizeOf(database)
  await database.query('vacuum full analyze')
  await renewLog(database)
  console.log(`${before} before, ${await sizeOf(database)} now.`)
}

async function sizeOf(on: Queryable): Promise<string> {
  const [row] = await on.query<{ size: string }>(
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  )
  return row?.size ?? ''
}

/** Deletes the segments of the log that hold what was erased, instead of using them again. */
async function renewLog(on: Queryable): Promise<void> {
  await on.query('set wal_recycle = off')
  for (let segment = 0; segment < 2; segment += 1) {
    await on.query('checkpoint')
    await on.query('select pg_switch_wal()')
  }
  await on.query('checkpoint')
}
