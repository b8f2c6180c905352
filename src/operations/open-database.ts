import { existsSync } from 'node:fs'
import { engineFor } from '#database/data-directory/engine.ts'
import { openDirectory } from '#database/data-directory/open-directory.ts'
import type { Database } from '#database/database.ts'
import { openPostgres } from '#database/postgres.ts'
import type { Variables } from '#providers/contract/configuration.ts'
import { readDatabase } from '../environment.ts'

/** The gateway's database. Rejects with one sentence; makes no database where there is none. */
export async function openDatabase(variables: Variables): Promise<Database> {
  const { DATABASE_URL: url, DATABASE: wanted, DATA_DIR: directory } = readDatabase(variables)
  const onError = (error: Error) => console.error(error.message)
  if (url !== undefined) return openPostgres({ url, maxConnections: 1, onError })
  if (!existsSync(directory)) {
    throw new Error(`There is no database in ${directory}: set DATABASE_URL or DATA_DIR.`)
  }
  const engine = engineFor(directory, wanted)
  return openDirectory({ directory, engine, onError, onDeath: onError })
}

/** Of a command that names a destination to which nothing was ever sent. */
export const unknownDestination = (id: string) =>
  new Error(
    `Nothing was ever sent to ${id}. Name a destination as PROVIDER/destination, like CHIME/team.`,
  )
