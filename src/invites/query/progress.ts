import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { OutcomeKind } from './rows.ts'
import { isVisible, visibilityOf } from './visibility.ts'

/** How far the sends of one batch at one destination have come. */
export interface TargetProgress {
  readonly batchId: string
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly counts: Readonly<Record<OutcomeKind, number>>
  /** Of those sent: the provider said that their e-mail was not sent, or failed. */
  readonly sentWithoutEmail: number
  /** Sends that are open and wait for neither a back-off nor a pause. */
  readonly ready: number
  /** Sends that were part of a call at least once. */
  readonly called: number
  /** When the first waiting send may go on; null: none waits. */
  readonly resumesAt: Date | null
}

/** One row for each batch and destination that the caller may see, in the order of the input. */
export async function progressOf(
  on: Queryable,
  batchIds: readonly string[],
  caller: Caller,
): Promise<TargetProgress[]> {
  return on.query<TargetProgress>(
    `select s.batch_id as "batchId", s.provider, s.destination_id as "destinationId",
       jsonb_build_object(
         'QUEUED', count(*) filter (where s.outcome_kind = 'QUEUED'),
         'SENT', count(*) filter (where s.outcome_kind = 'SENT'),
         'ALREADY_PENDING', count(*) filter (where s.outcome_kind = 'ALREADY_PENDING'),
         'ALREADY_MEMBER', count(*) filter (where s.outcome_kind = 'ALREADY_MEMBER'),
         'SKIPPED', count(*) filter (where s.outcome_kind = 'SKIPPED'),
         'FAILED', count(*) filter (where s.outcome_kind = 'FAILED'),
         'UNCONFIRMED', count(*) filter (where s.outcome_kind = 'UNCONFIRMED')
       ) as counts,
       (count(*) filter (where s.outcome_kind = 'SENT'
         and s.outcome ->> 'emailStatus' in ('NOT_SENT', 'FAILED')))::int as "sentWithoutEmail",
       (count(*) filter (where s.state <> 'final'
         and coalesce(greatest(s.not_before, l.paused_until) <= gateway_now(), true)))::int as ready,
       count(s.call_id)::int as called,
       min(greatest(s.not_before, l.paused_until)) filter (where s.state <> 'final'
         and greatest(s.not_before, l.paused_until) > gateway_now()) as "resumesAt"
     from sends s join lanes l on l.id = s.lane_id
     where s.batch_id = any($1::uuid[]) and ${isVisible}
     group by s.batch_id, s.provider, s.destination_id
     order by min(s.position)`,
    [batchIds, ...visibilityOf(caller)],
  )
}
