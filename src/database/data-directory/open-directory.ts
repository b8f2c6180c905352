import type { Database } from '../database.ts'
import { type EmbeddedOptions, openEmbedded } from '../embedded/open-embedded.ts'
import { openPglite } from '../pglite.ts'
import type { Engine } from './engine.ts'

export interface OpenOptions extends EmbeddedOptions {
  readonly engine: Engine
}

/**
 * The database of a data directory, which is made if it is missing. Rejects with one sentence. PGlite has no
 * connections that could break, and no limit for its statements.
 */
export function openDirectory({ engine, ...options }: OpenOptions): Promise<Database> {
  if (engine === 'embedded') return openEmbedded(options)
  const { directory, onDeath } = options
  return openPglite({ directory, ...(onDeath && { onDeath }) })
}
