import type { Queryable } from '#database/database.ts'
import type { Quotas } from '../../check/limits.ts'
import type { LimitExceeded } from '../../check/refusal.ts'
import { excessOf, type Use } from './use.ts'

/**
 * Counts what is stored and sends nothing against the tenant's quota of today, in one statement: outside of
 * a transaction no lock outlasts it. The excess, if it would exceed the quota; then it is not counted.
 */
export async function takeStored(
  on: Queryable,
  tenant: string,
  stored: number,
  quotas: Quotas,
): Promise<LimitExceeded | undefined> {
  const [taken] = await on.query(
    `insert into tenant_days as d (tenant, day, recipients, stored)
     select $1, (gateway_now() at time zone 'utc')::date, 0, $2::int where $2 <= $3::bigint
     on conflict (tenant, day) do update set stored = d.stored + excluded.stored
       where d.stored + excluded.stored <= $3
     returning true`,
    [tenant, stored, quotas.maxStoredRecipientsPerDay],
  )
  if (taken !== undefined) return undefined
  const [used] = await on.query<Use>(
    `select recipients, stored from tenant_days
     where tenant = $1 and day = (gateway_now() at time zone 'utc')::date`,
    [tenant],
  )
  return excessOf(used ?? nothing, { recipients: 0, stored }, quotas)
}

const nothing: Use = { recipients: 0, stored: 0 }
