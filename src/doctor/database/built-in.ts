import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isInUse, lockDirectory } from '#database/data-directory/directory-lock.ts'
import { dataOf, type Engine } from '#database/data-directory/engine.ts'
import { openDirectory } from '#database/data-directory/open-directory.ts'
import { spaceProblem } from '#database/data-directory/space.ts'
import { findPrograms } from '#database/embedded/programs.ts'
import { about, type Finding, reasonOf } from '../finding.ts'
import { examineMigrations } from './migrations.ts'

const { ok, fault } = about('database')

/** The directory of the built-in database. A database that does not exist yet is not made. */
export async function examineBuiltIn(
  { directory, engine }: { readonly directory: string; readonly engine: Engine },
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const place = existing(resolve(directory))
  const problem = spaceProblem(place)
  if (problem !== undefined) return [fault(problem)]
  const lacking = engine === 'embedded' && (await problemOf(findPrograms))
  if (lacking) return [fault(lacking)]
  if (place !== resolve(directory)) return [missingDirectory(directory, place)]
  try {
    lockDirectory(directory)[Symbol.dispose]()
  } catch (error) {
    return [
      isRunning && isInUse(error)
        ? ok(`the gateway that is running uses ${directory}`)
        : fault(`${reasonOf(error)}.`),
    ]
  }
  if (!existsSync(dataOf(directory, engine))) {
    return [ok(`the first start makes a database in ${directory}`)]
  }
  const [onError, onDeath] = [() => undefined, () => undefined]
  await using database = await openDirectory({ directory, engine, onError, onDeath })
  const name = engine === 'pglite' ? 'PGlite' : 'an embedded PostgreSQL'
  return [ok(`${name} in ${directory}`), await examineMigrations(database)]
}

function missingDirectory(directory: string, parent: string): Finding {
  try {
    accessSync(parent, constants.W_OK)
    if (!statSync(parent).isDirectory()) throw new Error(`${parent} is no directory`)
    return ok(`the first start makes ${directory}`)
  } catch (error) {
    return fault(`Set DATA_DIR to a directory that can be made: ${reasonOf(error)}.`)
  }
}

async function problemOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return `${reasonOf(error)}.`
  }
}

/** The path itself, or the nearest one above it that exists. */
function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path))
}
