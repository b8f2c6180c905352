import type { Queryable } from '#database/database.ts'
import type { Quotas } from '../../check/limits.ts'
import type { LimitExceeded } from '../../check/refusal.ts'
import type { NewBatch } from '../acceptance.ts'
import type { NewSend } from '../new-send.ts'
import { takeAtCommit, type UsedQuotas } from './at-commit.ts'
import { excessOf, sum, type Use, useOf } from './use.ts'
import {
  addWaiting,
  countWaiting,
  storedWaiting,
  subtractWaiting,
  type Waiting,
  waitingExcess,
  waitingIn,
} from './waiting-quota.ts'

/**
 * Counts the recipients of batches against their tenants' quotas of today, and of what may wait. Returns the batches that
 * exceed them, by id; these are not counted. `used`: what was used of the quotas a moment ago; where nothing
 * is exceeded by that, no lock is held until `tx` commits, and the commit is refused with `quotaUsedUp` if
 * others were faster.
 */
export async function takeFromQuotas(
  tx: Queryable,
  batches: readonly NewBatch[],
  used: UsedQuotas | 'to-be-locked',
): Promise<ReadonlyMap<string, LimitExceeded>> {
  const over = new Map<string, LimitExceeded>()
  const tenants = Map.groupBy(batches, ({ caller }) => caller.tenant)
  if (used !== 'to-be-locked' && takeAtCommit(tx, tenants, used)) return over
  // In one order, so that two groups cannot deadlock.
  for (const tenant of [...tenants.keys()].sort()) {
    const day = await lockDay(tx, tenant)
    let today: Use = day
    let waiting = await storedWaiting(tx, tenant)
    let isCounted = false
    for (const { batchId, rows, quotas } of tenants.get(tenant) ?? []) {
      const wanted = useOf(rows)
      const more = waitingIn(rows)
      if (!isCounted && waitingExcess(waiting, more, quotas) !== undefined) {
        // Of what was accepted in this transaction nothing is stored yet.
        const accepted = subtractWaiting(waiting, await storedWaiting(tx, tenant))
        const counted = await countWaiting(tx, tenant, [...waiting.keys()])
        waiting = addWaiting(counted, accepted)
        isCounted = true
      }
      const excess = excessOf(today, wanted, quotas) ?? waitingExcess(waiting, more, quotas)
      if (excess === undefined) {
        today = sum(today, wanted)
        waiting = addWaiting(waiting, more)
      } else over.set(batchId, excess)
    }
    await storeQuotas(tx, tenant, day, today, waiting)
  }
  return over
}

/**
 * Counts what an action on invites uses against the tenant's quotas of today. The excess, if it would
 * exceed them; then it is not counted.
 */
export async function takeFromQuota(
  tx: Queryable,
  tenant: string,
  wanted: Use,
  quotas: Quotas,
): Promise<LimitExceeded | undefined> {
  const day = await lockDay(tx, tenant)
  const excess = excessOf(day, wanted, quotas)
  if (excess === undefined) await storeQuotas(tx, tenant, day, sum(day, wanted), nothingWaits)
  return excess
}

/** Would these sends exceed a quota of today if they were accepted now? Counts nothing. */
export async function wouldExceed(
  on: Queryable,
  tenant: string,
  rows: readonly NewSend[],
  quotas: Quotas,
): Promise<LimitExceeded | undefined> {
  const [used] = await on.query<Use>(
    `select recipients, stored from tenant_days
     where tenant = $1 and day = (gateway_now() at time zone 'utc')::date`,
    [tenant],
  )
  const excess = excessOf(used ?? { recipients: 0, stored: 0 }, useOf(rows), quotas)
  if (excess !== undefined) return excess
  const more = waitingIn(rows)
  const atMost = await storedWaiting(on, tenant)
  if (waitingExcess(atMost, more, quotas) === undefined) return undefined
  return waitingExcess(await countWaiting(on, tenant, [...atMost.keys()]), more, quotas)
}

/** Deletes what tenants sent and stored on days that no quota asks about any more. */
export async function deleteOldDays(on: Queryable, days: number): Promise<void> {
  await on.query(
    `delete from tenant_days
     where day < ((gateway_now() - $1 * interval '1 day') at time zone 'utc')::date`,
    [days],
  )
}

async function lockDay(tx: Queryable, tenant: string): Promise<Use & { readonly day: string }> {
  const [locked] = await tx.query<Use & { day: string }>(
    `insert into tenant_days as old (tenant, day, recipients, stored)
     values ($1, (gateway_now() at time zone 'utc')::date, 0, 0)
     on conflict (tenant, day) do update set recipients = old.recipients
     returning day::text, recipients, stored`,
    [tenant],
  )
  if (locked === undefined) throw new Error("a tenant's day is missing")
  return locked
}

const nothingWaits: Waiting = new Map()

/** The tenant's day must be locked. */
async function storeQuotas(
  tx: Queryable,
  tenant: string,
  { day }: { readonly day: string },
  { recipients, stored }: Use,
  waiting: Waiting,
): Promise<void> {
  await tx.query(
    `with used as (
       update tenant_days set recipients = $3, stored = $4 where tenant = $1 and day = $2::date
     )
     insert into tenant_waiting (tenant, lane_id, at_most)
     select $1, lane, waiting from unnest($5::text[], $6::int[]) as w (lane, waiting)
     on conflict (tenant, lane_id) do update set at_most = excluded.at_most`,
    [tenant, day, recipients, stored, [...waiting.keys()], [...waiting.values()]],
  )
}
