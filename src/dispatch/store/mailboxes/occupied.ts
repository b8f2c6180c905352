import type { Queryable } from '#database/database.ts'
import type { MailboxLimits, OccupiedAddress } from '../../policy/mailboxes/mailbox-times.ts'
import { mayHaveBeenSent } from '../same-recipient.ts'

/**
 * Until `tx` ends, no other transaction decides about these mailboxes. Taken after the locks of lanes.
 * Mailboxes share a few locks, because a database has only thousands of them.
 */
export async function lockMailboxes(tx: Queryable, mailboxes: readonly string[]): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock(${mailboxClass}, lock)
     from (select distinct hashtext(mailbox) & 63 as lock
       from unnest($1::text[]) as mailbox order by lock) as o`,
    [mailboxes],
  )
}

// Keeps these advisory locks apart from others.
const mailboxClass = 468_485

/** Which of the addresses count. */
interface OccupiedScope {
  /** Those too that wait for their mailbox. */
  readonly alsoHeldBack: boolean
  /** Only what this tenant sends. Absent: all. */
  readonly tenant?: string
}

/** The addresses of mailboxes that were invited within the cool-down, are in a call, or wait for one. */
export async function occupiedAddresses(
  on: Queryable,
  mailboxes: readonly string[],
  { coolDownSeconds }: MailboxLimits,
  { alsoHeldBack, tenant }: OccupiedScope,
): Promise<OccupiedAddress[]> {
  return on.query<OccupiedAddress>(
    `select mailbox, lane_id as "laneId", recipient_key as "recipientKey",
       ($2 + extract(epoch from max(case when state = 'final' then settled_at
         else greatest(not_before, gateway_now()) end) - gateway_now()))::float8 as "freeInSeconds"
     from (
       select m.mailbox, s.* from unnest($1::text[]) as m (mailbox)
       join sends s on s.mailbox_key = m.mailbox
       union all
       -- The address without a tag has the mailbox as its own key.
       select m.mailbox, s.* from unnest($1::text[]) as m (mailbox)
       join sends s on s.recipient_key = m.mailbox
     ) as s
     where case when state = 'final'
       -- It left before its answer came, so this counts a little too long.
       then ${mayHaveBeenSent('s')} and settled_at > gateway_now() - $2 * interval '1 s'
       else $3 or not mailbox_full end
       and ($4::text is null or s.tenant = $4)
     group by mailbox, lane_id, recipient_key`,
    [mailboxes, coolDownSeconds, alsoHeldBack, tenant ?? null],
  )
}
