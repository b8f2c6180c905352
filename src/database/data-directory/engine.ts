import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../../config-error.ts'

/** What keeps a data directory: PostgreSQL in this process, or a server of its own beside it. */
export const engines = ['pglite', 'embedded'] as const
export type Engine = (typeof engines)[number]

/** The file that names the engine of a directory to which both have written. */
export const engineFile = 'engine'

/**
 * The engine for a directory: the one that made it, or else the wanted one, PGlite by default. Throws one
 * sentence where another is wanted than made it: history must not seem to have disappeared.
 */
export function engineFor(directory: string, wanted: Engine | undefined): Engine {
  const made = engineIn(directory)
  if (made === undefined) return wanted ?? 'pglite'
  if (wanted === undefined || wanted === made) return made
  throw new ConfigError(
    `Set DATABASE=${made}, which made ${directory}, or run npm run move-data -- --to ${wanted} first.`,
  )
}

/** The engine that made the data in a directory; undefined where there is none yet. */
export function engineIn(directory: string): Engine | undefined {
  const named = nameIn(join(directory, engineFile))
  return engines.find((engine) =>
    named === undefined ? existsSync(dataOf(directory, engine)) : engine === named,
  )
}

/** Where an engine keeps the data of a directory. Exists only once it is complete. */
export function dataOf(directory: string, engine: Engine): string {
  return engine === 'pglite' ? join(directory, 'pglite') : join(directory, 'embedded', 'data')
}

function nameIn(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}
