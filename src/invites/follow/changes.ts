import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import { type SendRow, sendColumns } from '../query/rows.ts'

/** A place in the changes of a batch: all up to it have been seen. */
export interface Place {
  readonly version: number
  readonly position: number
}

/** What changed after a place, oldest change first. */
export interface Changes {
  /** The invites as they are now; none twice. */
  readonly invites: readonly SendRow[]
  /** The place after them. */
  readonly place: Place
  /** Is there more after it already? */
  readonly more: boolean
}

/** Before the first change. */
export const beginning: Place = { version: 0, position: 0 }

// 500: a few hundred kilobytes at most in one event.
const maxAtOnce = 500

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

/** Opaque outside. */
export function cursorOf({ version, position }: Place): string {
  return `${version}-${position}`
}

/** Undefined for anything that `cursorOf` did not make. */
export function placeOf(cursor: string): Place | undefined {
  const [, version, position] = /^(\d{1,15})-(\d{1,9})$/.exec(cursor) ?? []
  if (version === undefined || position === undefined) return undefined
  return { version: Number(version), position: Number(position) }
}
