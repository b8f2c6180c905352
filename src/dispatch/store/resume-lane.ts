import type { Connections, Queryable } from '#database/database.ts'
import { pausedFor } from './lanes.ts'

/** A lane that sends nothing before `pausedUntil`. */
export interface PausedLane {
  readonly id: string
  readonly pausedUntil: Date
}

/** The lanes that pause at present, in the order of their ids. */
export async function pausedLanes(on: Queryable): Promise<PausedLane[]> {
  return on.query<PausedLane>(
    `select id, paused_until as "pausedUntil" from lanes
     where paused_until > gateway_now() order by id`,
  )
}

/**
 * Ends the pause of a lane, at whichever replica it is. What waits leaves at once; if the upstream asks
 * again, or cannot be reached, the lane pauses again. False: there is no such lane.
 */
export async function resumeLane(database: Connections, id: string): Promise<boolean> {
  return database.transaction(async (tx) => {
    const resumed = await tx.query(
      'update lanes set paused_until = null, wake_at = gateway_now() where id = $1 returning 1',
      [id],
    )
    await tx.query(`select pg_notify('lanes', $1)`, [id])
    return resumed.length > 0
  })
}

/**
 * Pauses one lane, or all, for so long; a longer pause stays. Calls under way go on. Returns the lanes
 * in the order of their ids: without any, there is no such lane.
 */
export async function holdLanes(on: Queryable, ms: number, id?: string): Promise<PausedLane[]> {
  const held = await on.query<PausedLane>(
    `update lanes set ${pausedFor('$1')} where $2::text is null or id = $2
     returning id, paused_until as "pausedUntil"`,
    [ms, id ?? null],
  )
  return held.sort((one, other) => (one.id < other.id ? -1 : 1))
}
