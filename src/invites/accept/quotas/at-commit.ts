import type { Queryable } from '#database/database.ts'
import type { Quotas } from '../../check/limits.ts'
import type { NewBatch } from '../acceptance.ts'
import { excessOf, sum, type Use, useOf } from './use.ts'
import { addWaiting, type Waiting, waitingExcess, waitingIn } from './waiting-quota.ts'

/**
 * Has the commit of `tx` count these batches, by tenant, against the quotas. `used`: what was used of them a
 * moment ago. False: they seem to exceed one, and nothing was done. The rows of a tenant's day are thus locked on the server only: a replica that
 * freezes before its commit holds up nobody else of the tenant.
 */
export function takeAtCommit(
  tx: Queryable,
  tenants: ReadonlyMap<string, readonly NewBatch[]>,
  used: UsedQuotas,
): boolean {
  if (tenants.size === 0) return true
  const wanted = [...tenants].map(([tenant, batches]) => wantedBy(tenant, batches))
  // In one order, so that two commits cannot deadlock.
  wanted.sort((one, other) => (one.tenant < other.tenant ? -1 : 1))
  const isOver = wanted.some(({ tenant, use, waiting, quotas }) => {
    const before = used.get(tenant) ?? nothing
    return (
      excessOf(before, use, quotas) !== undefined ||
      waitingExcess(before.waiting, waiting, quotas) !== undefined
    )
  })
  if (isOver) return false
  // A trigger on `batches` reads it. It is sent with what follows, and `tx` fails if it does.
  void tx.query(`select set_config('gateway.uses', $1, true)`, [JSON.stringify(wanted.map(asUse))])
  return true
}

/** Was a transaction refused because others had used the quota up before it was committed? */
export const isUsedUp = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === quotaUsedUp

const quotaUsedUp = 'IG001'

interface Wanted {
  readonly tenant: string
  readonly use: Use
  readonly waiting: Waiting
  readonly quotas: Quotas
}

function wantedBy(tenant: string, batches: readonly NewBatch[]): Wanted {
  const quotas = batches.map(({ quotas }) => quotas)
  const least = (of: (quotas: Quotas) => number | undefined) =>
    Math.min(...quotas.map((each) => of(each) ?? Number.POSITIVE_INFINITY))
  const perDay = least((each) => each.maxRecipientsPerDay)
  return {
    tenant,
    use: batches.map(({ rows }) => useOf(rows)).reduce(sum),
    waiting: batches.map(({ rows }) => waitingIn(rows)).reduce(addWaiting),
    quotas: {
      ...(Number.isFinite(perDay) ? { maxRecipientsPerDay: perDay } : {}),
      maxStoredRecipientsPerDay: least((each) => each.maxStoredRecipientsPerDay),
      maxWaitingRecipientsPerDestination: least((each) => each.maxWaitingRecipientsPerDestination),
      maxWaitingRecipients: least((each) => each.maxWaitingRecipients),
    },
  }
}

/** As the trigger `take_uses` reads it. */
const asUse = ({ tenant, use, waiting, quotas }: Wanted) => ({
  ...{ tenant, ...use, waiting: Object.fromEntries(waiting) },
  max_recipients: quotas.maxRecipientsPerDay,
  max_stored: quotas.maxStoredRecipientsPerDay,
  max_waiting: quotas.maxWaitingRecipients,
  max_waiting_in_lane: quotas.maxWaitingRecipientsPerDestination,
})

interface Used extends Use {
  readonly waiting: Waiting
}

const nothing: Used = { recipients: 0, stored: 0, waiting: new Map() }

/** What tenants have used today, and what waits of them, by tenant. */
export type UsedQuotas = ReadonlyMap<string, Used>

export async function usedQuotas(on: Queryable, tenants: readonly string[]): Promise<UsedQuotas> {
  if (tenants.length === 0) return new Map()
  const rows = await on.query<{ tenant: string; waiting: Record<string, number> } & Use>(
    `select asked.tenant, coalesce(d.recipients, 0) as recipients, coalesce(d.stored, 0) as stored,
       (select coalesce(jsonb_object_agg(lane_id, at_most), '{}') from tenant_waiting w
        where w.tenant = asked.tenant) as waiting
     from unnest($1::text[]) as asked (tenant)
     left join tenant_days d
       on d.tenant = asked.tenant and d.day = (gateway_now() at time zone 'utc')::date`,
    [tenants],
  )
  return new Map(
    rows.map(({ tenant, waiting, ...use }) => [
      tenant,
      { ...use, waiting: new Map(Object.entries(waiting)) },
    ]),
  )
}
