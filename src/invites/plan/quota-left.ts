import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { GatewayLimits } from '../check/limits.ts'

/** How many recipients a tenant may still send to and submit today, in UTC. */
export interface QuotaLeft {
  /** Null: there is no limit. */
  readonly recipients: number | null
  readonly stored: number
}

export async function quotaLeft(
  on: Queryable,
  limits: Pick<GatewayLimits, 'maxRecipientsPerDay' | 'maxStoredRecipientsPerDay'>,
  { tenant }: Pick<Caller, 'tenant'>,
): Promise<QuotaLeft> {
  const [used = { recipients: 0, stored: 0 }] = await on.query<{
    recipients: number
    stored: number
  }>(
    `select recipients, stored from tenant_days
     where tenant = $1 and day = (gateway_now() at time zone 'utc')::date`,
    [tenant],
  )
  const { maxRecipientsPerDay, maxStoredRecipientsPerDay } = limits
  return {
    recipients:
      maxRecipientsPerDay === undefined ? null : Math.max(0, maxRecipientsPerDay - used.recipients),
    stored: Math.max(0, maxStoredRecipientsPerDay - used.stored),
  }
}
