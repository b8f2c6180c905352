import type { Lane } from '#dispatch/lane.ts'
import type { Caller } from '#identity/caller.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { InviteFilter } from './query/invite-conditions.ts'
import { invitePositions } from './query/positions/invite-positions.ts'
import type { SendTools } from './send-invites.ts'
import type { WhileWaiting } from './waiting.ts'

/** The invites of a filter, or how many there are if they are too many. */
export type SelectedInvites =
  /** Oldest first. */
  | { readonly kind: 'selected'; readonly inviteIds: readonly string[] }
  | { readonly kind: 'too-many'; readonly actual: number }

/**
 * The invites that match a filter and whose people have not joined. Their lifecycles are read at the
 * providers first, for as long as a request may wait. More than `max` are only counted.
 */
export async function selectInvites(
  { database, lifecycles }: Pick<SendTools, 'database' | 'lifecycles'>,
  filter: InviteFilter,
  max: number,
  caller: Caller,
  whileWaiting: WhileWaiting,
): Promise<SelectedInvites> {
  const { sql } = lifecycles
  const { lifecycle = notJoined, ...otherConditions } = filter
  const candidates = invitePositions(
    sql,
    otherConditions,
    caller,
  )({ direction: 'asc', limit: max + 1 })
  const lanes = await database.query<Lane>(
    `select distinct s.lane_id as id, s.provider, s.destination_id as "destinationId" from sends s
     where s.latest and s.born = any(array(${candidates.sql})) limit ${maxLanes}`,
    candidates.parameters,
  )
  const end = performance.now() + lifecycles.maxReadWaitMs
  await whileWaiting(() => lifecycles.refresh(lanes, end))

  // Where a provider cannot be read, our own outcome has to say who was invited.
  const wasInvited = `(s.outcome_kind = 'SENT' or not (${sql.untracked}))`
  const positions = invitePositions(sql, { ...filter, lifecycle }, caller, [
    's.erased_at is null',
    ...(filter.outcome === undefined ? [wasInvited] : []),
  ])
  const selected = positions({ direction: 'asc', limit: max + 1 })
  const rows = await database.query<{ inviteId: string }>(
    `select s.invite_id as "inviteId" from sends s
     where s.latest and s.born = any(array(${selected.sql})) order by s.born`,
    selected.parameters,
  )
  if (rows.length <= max) {
    return { kind: 'selected', inviteIds: rows.map(({ inviteId }) => inviteId) }
  }
  const all = positions({ direction: 'asc', limit: maxActual })
  const [counted] = await database.query<{ count: number }>(
    `select count(*)::int as count from (${all.sql}) as counted`,
    all.parameters,
  )
  return { kind: 'too-many', actual: counted?.count ?? rows.length }
}

// People who joined, whose invitation was revoked, or who were never invited are selected only if
// the filter names their lifecycle.
const notJoined: readonly InviteLifecycle[] = ['PENDING', 'EXPIRED', 'UNTRACKED']

// Of more, this is said: to count a million takes a second.
const maxActual = 1_000_000

// Destinations that are read for one request. Invites at others are taken as stored.
const maxLanes = 100
