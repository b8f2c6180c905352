import type { Queryable } from '#database/database.ts'
import type { Quotas } from '../../check/limits.ts'
import type { LimitExceeded } from '../../check/refusal.ts'
import type { NewSend } from '../new-send.ts'

/** By lane: how many recipients of a tenant wait there, at most. */
export type Waiting = ReadonlyMap<string, number>

/** What a batch would add. Pure. */
export function waitingIn(rows: readonly NewSend[]): Waiting {
  const open = rows.filter(({ outcome }) => outcome === undefined)
  return new Map(
    [...Map.groupBy(open, ({ laneId }) => laneId)].map(([lane, { length }]) => [lane, length]),
  )
}

/** Both together. Pure. */
export function addWaiting(one: Waiting, other: Waiting): Waiting {
  const sum = new Map(one)
  for (const [lane, count] of other) sum.set(lane, (sum.get(lane) ?? 0) + count)
  return sum
}

/** What `one` has more than `other`. Pure. */
export function subtractWaiting(one: Waiting, other: Waiting): Waiting {
  return new Map([...one].map(([lane, count]) => [lane, count - (other.get(lane) ?? 0)]))
}

/** The first limit that `wanted` more would exceed. A batch that sends nothing exceeds none. Pure. */
export function waitingExcess(
  waiting: Waiting,
  wanted: Waiting,
  { maxWaitingRecipientsPerDestination, maxWaitingRecipients }: Quotas,
): LimitExceeded | undefined {
  if (wanted.size === 0) return undefined
  const sum = addWaiting(waiting, wanted)
  const most = Math.max(...[...wanted.keys()].map((lane) => sum.get(lane) ?? 0))
  const kind = 'limit-exceeded'
  if (most > maxWaitingRecipientsPerDestination) {
    const limit = maxWaitingRecipientsPerDestination
    return { kind, what: 'waiting recipients at a destination', limit, actual: most }
  }
  const all = sumOf(sum)
  if (all <= maxWaitingRecipients) return undefined
  return { kind, what: 'waiting recipients', limit: maxWaitingRecipients, actual: all }
}

const sumOf = (waiting: Waiting) => [...waiting.values()].reduce((sum, count) => sum + count, 0)

/**
 * What waits as it was last counted, with all that came since: never less than what waits. Counting
 * for every request would read all of it; what leaves is therefore not subtracted.
 */
export async function storedWaiting(on: Queryable, tenant: string): Promise<Waiting> {
  const rows = await on.query<{ lane: string; waiting: number }>(
    'select lane_id as lane, at_most as waiting from tenant_waiting where tenant = $1',
    [tenant],
  )
  return new Map(rows.map(({ lane, waiting }) => [lane, waiting]))
}

/** Counts what is queued or in a call now, in these lanes. */
export async function countWaiting(
  on: Queryable,
  tenant: string,
  lanes: readonly string[],
): Promise<Waiting> {
  const rows = await on.query<{ lane: string; waiting: number }>(
    `select lane, ((
       select count(*) from sends
       where lane_id = lane and sends.tenant = $1 and state = 'queued'
     ) + (
       select count(*) from calls c cross join unnest(c.send_ids) as member (id)
       join sends s on s.id = member.id
       where c.lane_id = lane and c.state <> 'done' and s.tenant = $1 and s.state = 'in_call'
     ))::int as waiting
     from unnest($2::text[]) as lane`,
    [tenant, lanes],
  )
  return new Map(rows.map(({ lane, waiting }) => [lane, waiting]))
}
