import type { Connections, LivenessLock, Queryable } from '#database/database.ts'
import { freeLanesOf, otherOwners } from './store/lanes.ts'

// A replica that has held no liveness lock for so long is taken for dead. One that only lost its
// connection has a new one by then.
const maxMissingMs = 250
// A replica that lost its own connection a moment ago cannot judge the others: all may have lost it.
const minHeldMs = 1_500
// All may have lost it with the server, too. Where that is up for longer, those without a lock are dead.
const minServerUpMs = 10_000

/** Frees the lanes of owners that died. */
export type DeadOwnerCheck = () => Promise<{
  /** Were there any? */
  readonly found: boolean
  /** May another owner die at any moment? */
  readonly others: boolean
}>

/**
 * Detects killed replicas by their liveness locks, which the database drops as soon as the system
 * closes their connections. Leases would hold their lanes for many seconds; they remain for replicas
 * that freeze.
 */
export function createDeadOwnerCheck(
  database: Connections,
  owner: string,
  ownLock: LivenessLock,
): DeadOwnerCheck {
  let missingSince = new Map<string, number>()
  const mayJudgeAtOnce = async () => !ownLock.wasLost() && (await isUpForLong(database))
  return async () => {
    const now = performance.now()
    const heldSince = ownLock.heldSince()
    if (heldSince === undefined || (now - heldSince < minHeldMs && !(await mayJudgeAtOnce()))) {
      missingSince.clear()
      return { found: false, others: true }
    }
    const others = await otherOwners(database, owner)
    const missing = others.filter(({ isAlive }) => !isAlive).map((other) => other.owner)
    missingSince = new Map(missing.map((other) => [other, missingSince.get(other) ?? now]))
    const dead = missing.filter((other) => now - (missingSince.get(other) ?? now) >= maxMissingMs)
    for (const other of dead) await freeLanesOf(database, other)
    return { found: dead.length > 0, others: others.length > dead.length }
  }
}

/** Is the server up for so long that nobody has just lost a connection with it? */
async function isUpForLong(on: Queryable): Promise<boolean> {
  const [server] = await on.query<{ ms: number }>(
    `select (extract(epoch from clock_timestamp() - pg_postmaster_start_time()) * 1000)::float8 as ms`,
  )
  return server !== undefined && server.ms >= minServerUpMs
}

/** Does any other replica hold a liveness lock? */
export async function othersAreAlive(on: Queryable, owner: string): Promise<boolean> {
  const others = await on.query(
    `select 1 from pg_locks
     where locktype = 'advisory' and objsubid = 2 and granted
       and database = (select oid from pg_database where datname = current_database())
       and classid::bigint = 468483
       and objid::bigint <> hashtext($1)::bigint & 4294967295 limit 1`,
    [owner],
  )
  return others.length > 0
}
