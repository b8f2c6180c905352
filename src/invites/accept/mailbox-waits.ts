import type { Queryable } from '#database/database.ts'
import { departures } from '#dispatch/policy/mailboxes/mailbox-times.ts'
import { lockMailboxes, occupiedAddresses } from '#dispatch/store/mailboxes/occupied.ts'
import type { NewBatch } from './acceptance.ts'
import type { NewSend } from './new-send.ts'

/**
 * The sends that are held back because others of their mailbox go first, and for how many seconds at
 * least. Tags and encoded words make any number of addresses of one mailbox, so nobody may fill it
 * with them. The lanes must be locked.
 */
export async function mailboxWaits(
  tx: Queryable,
  batches: readonly NewBatch[],
): Promise<ReadonlyMap<NewSend, number>> {
  const waits = new Map<NewSend, number>()
  const limits = batches[0]?.mailboxLimits
  if (limits === undefined || limits.coolDownSeconds === 0) return waits
  const sends = batches
    .flatMap(({ rows }) => rows)
    .flatMap((send) => {
      const { mailboxKey: mailbox, recipientKey } = send.candidate
      if (mailbox === undefined || send.outcome !== undefined) return []
      return [{ send, mailbox, recipientKey, laneId: send.laneId }]
    })
  const shared = await sharedMailboxes(tx, sends)
  if (shared.size === 0) return waits
  await lockMailboxes(tx, [...shared])
  const wanted = sends.filter(({ mailbox }) => shared.has(mailbox))
  const occupied = await occupiedAddresses(tx, [...shared], limits, true)
  departures(occupied, wanted, limits).forEach((seconds, index) => {
    const send = wanted[index]?.send
    if (send !== undefined && seconds > 0) waits.set(send, seconds)
  })
  return waits
}

/** Those mailboxes that have more than one address, now or before. */
async function sharedMailboxes(
  on: Queryable,
  sends: readonly { readonly mailbox: string; readonly recipientKey: string }[],
): Promise<ReadonlySet<string>> {
  const all = [...new Set(sends.map(({ mailbox }) => mailbox))]
  if (all.length === 0) return new Set()
  const known = await on.query<{ mailbox: string }>(
    `select mailbox from unnest($1::text[]) as mailbox
     where exists (select 1 from sends where mailbox_key = mailbox)`,
    [all],
  )
  const tagged = sends.flatMap(({ mailbox, recipientKey }) =>
    mailbox === recipientKey ? [] : [mailbox],
  )
  return new Set([...known.map(({ mailbox }) => mailbox), ...tagged])
}
