import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isInUse, lockDirectory } from '#database/directory-lock.ts'
import { openPglite, spaceProblem } from '#database/pglite.ts'
import { about, type Finding, reasonOf } from '../finding.ts'
import { examineMigrations } from './migrations.ts'

const { ok, fault } = about('database')

/** The directory of the built-in database. A database that does not exist yet is not made. */
export async function examinePglite(
  directory: string,
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const place = existing(resolve(directory))
  const problem = spaceProblem(place)
  if (problem !== undefined) return [fault(problem)]
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
  if (!existsSync(join(directory, 'pglite'))) {
    return [ok(`the first start makes a database in ${directory}`)]
  }
  await using database = await openPglite({ directory })
  return [ok(`PGlite in ${directory}`), await examineMigrations(database)]
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

/** The path itself, or the nearest one above it that exists. */
function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path))
}
