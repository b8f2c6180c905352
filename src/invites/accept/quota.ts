import type { Queryable } from '#database/database.ts'
import type { NewBatch, OverQuota } from './acceptance.ts'

/**
 * Counts the recipients of batches against their tenants' quotas of today. Returns the batches that
 * exceed them, by id; these are not counted.
 */
export async function takeFromQuotas(
  tx: Queryable,
  batches: readonly NewBatch[],
): Promise<ReadonlyMap<string, OverQuota>> {
  const over = new Map<string, OverQuota>()
  const bounded = batches.filter(({ quota }) => quota !== undefined)
  const tenants = Map.groupBy(bounded, ({ caller }) => caller.tenant)
  // In one order, so that two groups cannot deadlock.
  for (const tenant of [...tenants.keys()].sort()) {
    const { day, recipients } = await lockDay(tx, tenant)
    let used = recipients
    for (const { batchId, rows, quota = 0 } of tenants.get(tenant) ?? []) {
      const wanted = rows.filter(({ outcome }) => outcome === undefined).length
      const actual = used + wanted
      // A batch that sends nothing always fits.
      if (wanted > 0 && actual > quota)
        over.set(batchId, { kind: 'over-quota', limit: quota, actual })
      else used = actual
    }
    if (used === recipients) continue
    await tx.query('update tenant_days set recipients = $3 where tenant = $1 and day = $2::date', [
      tenant,
      day,
      used,
    ])
  }
  return over
}

interface Day {
  readonly day: string
  readonly recipients: number
}

async function lockDay(tx: Queryable, tenant: string): Promise<Day> {
  const [locked] = await tx.query<Day>(
    `insert into tenant_days as old (tenant, day, recipients)
     values ($1, (gateway_now() at time zone 'utc')::date, 0)
     on conflict (tenant, day) do update set recipients = old.recipients
     returning day::text, recipients`,
    [tenant],
  )
  if (locked === undefined) throw new Error("a tenant's day is missing")
  return locked
}
