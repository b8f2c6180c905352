import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import { type SendRow, sendColumns } from '../query/rows.ts'

/** A point in the changes of a batch. Everything up to it has been seen. */
export interface Place {
  readonly version: number
  readonly position: number
}

/** The changes after a place, oldest first. */
export interface Changes {
  /** The changed invites in their current state, each once. */
  readonly invites: readonly SendRow[]
  /** The place after them. */
  readonly place: Place
  /** Are there further changes after `place`? */
  readonly more: boolean
}

/** Before the first change. */
export const beginning: Place = { version: 0, position: 0 }

// An event of this many invites takes some 2 ms to make, and has up to 100 kB.
const maxAtOnce = 100

/** The first changes after a place that the caller may see, up to `maxAtOnce`. */
export async function changesSince(
  on: Queryable,
  batchId: string,
  { version, position }: Place,
  { tenant, destinations }: Caller,
): Promise<Changes> {
  const rows = await on.query<SendRow & { at_version: number; at_position: number }>(
    `select ${sendColumns}, changed.version as at_version, changed.position as at_position
     from (
       select invite_id, version, position from sends
       where batch_id = $1 and version > 0 and (version, position) > ($2::bigint, $3::int)
         and tenant = $5 and reaches($6::text[], lane_id)
       order by version, position limit $4
     ) as changed
     join sends s on s.invite_id = changed.invite_id and s.latest
     join lanes l on l.id = s.lane_id
     order by changed.version, changed.position`,
    [batchId, version, position, maxAtOnce + 1, tenant, [...destinations]],
  )
  const kept = rows.slice(0, maxAtOnce)
  const last = kept.at(-1)
  const invites = new Map(
    kept.map(({ at_version, at_position, ...row }) => [row.inviteId, row as SendRow]),
  )
  return {
    invites: [...invites.values()],
    place: last ? { version: last.at_version, position: last.at_position } : { version, position },
    more: rows.length > maxAtOnce,
  }
}
