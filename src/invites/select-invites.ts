import type { Queryable } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import type { Caller } from '#identity/caller.ts'
import { untrackedProviders } from '#lifecycles/lifecycle-sql.ts'
import type { Lifecycles } from '#lifecycles/lifecycles.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import { type InviteFilter, inviteConditions, inviteFrom } from './query/lists.ts'

export type Selected =
  /** Oldest first. */
  | { readonly kind: 'selected'; readonly inviteIds: readonly string[] }
  | { readonly kind: 'too-many'; readonly actual: number }

/**
 * Who was invited and has not joined, of those that match. What became of them is read at the
 * providers first, for as long as a request may wait.
 */
export async function selectInvites(
  on: Queryable,
  lifecycles: Lifecycles,
  filter: InviteFilter,
  max: number,
  caller: Caller,
): Promise<Selected> {
  const { lifecycle: _any, ...anyhow } = filter
  const concerned = inviteConditions(anyhow, caller)
  const lanes = await on.query<Lane>(
    `select distinct lane_id as id, provider, destination_id as "destinationId" from (
       select s.lane_id, s.provider, s.destination_id from ${inviteFrom}
       where ${concerned.sql.join(' and ')} order by i.born limit ${max + 1}
     ) as oldest limit ${maxLanes}`,
    concerned.parameters,
  )
  await lifecycles.refresh(lanes, performance.now() + lifecycles.maxReadWaitMs)

  const { sql, parameters } = inviteConditions(
    { ...filter, lifecycle: filter.lifecycle ?? open },
    caller,
  )
  const where = [...sql, ...(filter.outcome === undefined ? [wasInvited] : [])].join(' and ')
  const rows = await on.query<{ inviteId: string }>(
    `select s.invite_id as "inviteId" from ${inviteFrom} where ${where} order by i.born limit ${max + 1}`,
    parameters,
  )
  if (rows.length <= max) {
    return { kind: 'selected', inviteIds: rows.map(({ inviteId }) => inviteId) }
  }
  const [counted] = await on.query<{ count: number }>(
    `select count(*)::int as count from ${inviteFrom} where ${where}`,
    parameters,
  )
  return { kind: 'too-many', actual: counted?.count ?? rows.length }
}

// Who has joined, was withdrawn or was never invited is not asked again unless somebody says so.
const open: readonly InviteLifecycle[] = ['PENDING', 'EXPIRED', 'UNTRACKED']

// Where nobody can tell, our own outcome has to.
const wasInvited = `(s.outcome_kind = 'SENT' or s.provider <> all (array['${untrackedProviders.join("','")}']))`

// More destinations are not read at once; their invites are taken as last known.
const maxLanes = 100
