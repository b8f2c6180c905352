import type { Queryable } from '#database/database.ts'
import { storedLifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'

/** What decides about actions besides the invite itself. */
export interface ActionFacts {
  readonly inviteId: string
  /** As last known; no provider is asked. */
  readonly lifecycle: InviteLifecycle
  /** Another invite of the same person there was asked for since, and perhaps sent. */
  readonly invitedSince: boolean
  /** Its batch was canceled: nothing of it is tried again. */
  readonly canceled: boolean
}

/** In any order; unknown ids are left out. */
export async function actionFacts(
  on: Queryable,
  inviteIds: readonly string[],
): Promise<ActionFacts[]> {
  return on.query<ActionFacts>(
    `select s.invite_id as "inviteId", ${storedLifecycleSql} as lifecycle,
       ${invitedSince('s')} as "invitedSince",
       coalesce(b.closed_reason = 'BATCH_CANCELED', false) as canceled
     from sends s join batches b on b.id = s.batch_id
     where s.latest and s.invite_id = any($1::uuid[])`,
    [inviteIds],
  )
}

/** Of a row of `sends` under the name `send`, as SQL: see `ActionFacts`. */
export const invitedSince = (send: string) => `exists (
  select 1 from sends other
  where other.destination_id = ${send}.destination_id and other.provider = ${send}.provider
    and other.recipient_key = ${send}.recipient_key and other.invite_id <> ${send}.invite_id
    and other.asked_at >= ${send}.asked_at and other.outcome_kind not in ('FAILED', 'SKIPPED'))`
