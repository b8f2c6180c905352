import type { PGlite } from '@electric-sql/pglite'

/**
 * Does what a server's autovacuum does for the planner. PGlite has no autovacuum, and without
 * statistics the planner sorts all invites to find one page of them.
 */
export function keepStatistics(pglite: PGlite, everyMs = 5_000): Disposable {
  let running = false
  const look = async () => {
    if (running || pglite.closed) return
    running = true
    // Without it only plans get worse. If the database is broken, other statements will say so.
    await analyzeChanged(pglite).catch(() => undefined)
    running = false
  }
  const timer = setInterval(() => void look(), everyMs).unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
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
