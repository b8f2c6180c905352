import type { PGlite } from '@electric-sql/pglite'

/** Keeps the planner's statistics, and frees the space of rows that are gone. */
export interface Statistics extends Disposable {
  /** To be called with every statement: one that nothing follows costs nothing any more. */
  mayHaveChanged(): void
}

/**
 * Does what a server's autovacuum does. PGlite has none: without statistics the planner sorts all invites
 * to find one page of them, and every version of a row would stay, with its entries in all indexes.
 */
export function keepStatistics(pglite: PGlite, afterMs = 5_000): Statistics {
  let timer: NodeJS.Timeout | undefined
  let looksLeft = 0
  const look = async () => {
    looksLeft -= 1
    // Without it only plans get worse. If the database is broken, other statements will say so.
    if (!pglite.closed) await vacuumChanged(pglite).catch(() => undefined)
    if (!pglite.closed) await analyzeChanged(pglite).catch(() => undefined)
    timer = undefined
    if (looksLeft > 0) lookLater()
  }
  const lookLater = () => {
    timer ??= setTimeout(() => void look(), afterMs).unref()
  }
  return {
    mayHaveChanged: () => {
      // PostgreSQL counts changes up to a second late, and then with the next statement: the first look.
      looksLeft = 2
      lookLater()
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}

/** Analyzes the tables that changed much since they were last analyzed, each in some 50 ms. */
export async function analyzeChanged(pglite: Pick<PGlite, 'query'>): Promise<void> {
  const { rows } = await pglite.query<{ name: string }>(
    `select format('%I.%I', s.schemaname, s.relname) as name
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.n_mod_since_analyze > 500 + 0.5 * greatest(c.reltuples, 0)`,
  )
  for (const { name } of rows) await pglite.query(`analyze ${name}`)
}

/**
 * Vacuums the tables of which a fifth is gone. Of 20,000 rows of `sends` that takes 250 ms, in which nothing
 * else runs; so it is not done for a few.
 */
export async function vacuumChanged(pglite: Pick<PGlite, 'query'>): Promise<void> {
  const { rows } = await pglite.query<{ name: string }>(
    `select format('%I.%I', s.schemaname, s.relname) as name
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.n_dead_tup > 500 + 0.2 * greatest(c.reltuples, 0)`,
  )
  for (const { name } of rows) await pglite.query(`vacuum (analyze) ${name}`)
}
