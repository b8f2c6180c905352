import type { Queryable } from '#database/database.ts'
import { existsOtherSend, isForeign, mayHaveBeenSent } from '#dispatch/store/same-recipient.ts'
import type { LifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'

/** What decides which actions an invite allows, besides the invite itself. */
export interface ActionFacts {
  readonly inviteId: string
  /** As stored; no provider is read. */
  readonly lifecycle: InviteLifecycle
  /** The same tenant accepted a later invite to the same person there, which may have been sent. */
  readonly invitedSince: boolean
  /** Its batch was canceled, so it cannot be retried. */
  readonly canceled: boolean
  /** The same tenant has an open send to the person there. */
  readonly open: boolean
  /** Was the latest invitation to the person there sent for another tenant? */
  readonly foreign: boolean
  /** A later invite made another user of the person there, so the one of this invite is gone. */
  readonly superseded: boolean
}

/** In any order. Unknown ids are left out. */
export async function actionFacts(
  on: Queryable,
  lifecycle: LifecycleSql,
  inviteIds: readonly string[],
): Promise<ActionFacts[]> {
  return on.query<ActionFacts>(
    `select s.invite_id as "inviteId", ${lifecycle.stored} as lifecycle,
       ${invitedSince('s')} as "invitedSince", ${existsOtherSend(
         's',
         `other.tenant = s.tenant and other.state <> 'final'`,
       )} as open,
       ${isForeign('s')} as "foreign", ${superseded} as superseded,
       coalesce(b.closed_reason = 'BATCH_CANCELED', false) as canceled
     from sends s join batches b on b.id = s.batch_id
     where s.latest and s.invite_id = any($1::uuid[])`,
    [inviteIds],
  )
}

const superseded = existsOtherSend(
  's',
  `other.outcome_kind in ('SENT', 'ALREADY_PENDING') and other.settled_at > s.settled_at
    and other.provider_reference <> s.provider_reference`,
)

/** SQL: `ActionFacts.invitedSince` of `send`, a row of `sends`. */
export function invitedSince(send: string): string {
  return existsOtherSend(
    send,
    `other.tenant = ${send}.tenant and other.invite_id <> ${send}.invite_id
      and other.asked_at >= ${send}.asked_at
      and ${mayHaveBeenSent('other')}`,
  )
}
