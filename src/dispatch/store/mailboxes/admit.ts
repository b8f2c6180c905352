import type { Connections } from '#database/database.ts'
import type { Lane } from '../../lane.ts'
import { departures, type MailboxLimits } from '../../policy/mailboxes/mailbox-times.ts'
import { lockMailboxes, occupiedAddresses } from './occupied.ts'

/** SQL: is `send`, a row of `sends`, held back for its mailbox and due to be looked at? */
export const isHeldBackAndDue = (send: string): string =>
  `(${send}.state = 'queued' and ${send}.mailbox_full
    and coalesce(${send}.not_before <= gateway_now(), true))`

/**
 * Lets those sends of a lane go whose mailbox has had a cool-down's rest, oldest first. The others are
 * held back further. From then on an admitted send waits as any other.
 */
export async function admitToMailboxes(
  database: Connections,
  lane: Lane,
  limits: MailboxLimits,
): Promise<void> {
  await database.transaction(async (tx) => {
    const due = await tx.query<{ id: string; mailbox: string; recipientKey: string }>(
      `select id, coalesce(mailbox_key, recipient_key) as mailbox, recipient_key as "recipientKey"
       from sends where lane_id = $1 and ${isHeldBackAndDue('sends')} order by seq`,
      [lane.id],
    )
    const mailboxes = [...new Set(due.map(({ mailbox }) => mailbox))]
    await lockMailboxes(tx, mailboxes)
    const occupied = await occupiedAddresses(tx, mailboxes, limits, { alsoHeldBack: false })
    const wanted = due.map((send) => ({ ...send, laneId: lane.id }))
    await tx.query(
      `update sends set mailbox_full = o.seconds > 0, updated_at = gateway_now(), not_before =
         case when o.seconds > 0 then gateway_now() + greatest(o.seconds, 1) * interval '1 s' end
       from (
         select sends.id, w.seconds
         from unnest($1::uuid[], $2::float8[]) as w (id, seconds) join sends using (id)
         where sends.state = 'queued' order by sends.id for no key update of sends
       ) as o where sends.id = o.id`,
      [due.map(({ id }) => id), departures(occupied, wanted, limits)],
    )
  })
}
