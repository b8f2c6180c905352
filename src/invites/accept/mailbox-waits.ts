import type { Queryable } from '#database/database.ts'
import {
  departures,
  type MailboxAddress,
  type MailboxLimits,
} from '#dispatch/policy/mailboxes/mailbox-times.ts'
import { lockMailboxes, occupiedAddresses } from '#dispatch/store/mailboxes/occupied.ts'
import type { Candidate } from '../check/check-recipients.ts'
import type { NewBatch } from './acceptance.ts'
import type { NewSend } from './new-send.ts'

/** For how many seconds at least a send is held back. Those that may leave at once are left out. */
export type MailboxWaits = ReadonlyMap<NewSend, number>

/**
 * The sends that are held back because others to their mailbox go first. Tags, encoded words and
 * destinations make any number of invitations to one mailbox, so nobody may fill it with them. `known`: those
 * of their mailboxes that were invited before. The lanes must be locked.
 */
export async function mailboxWaits(
  tx: Queryable,
  batches: readonly NewBatch[],
  known: ReadonlySet<string>,
): Promise<MailboxWaits> {
  const limits = batches[0]?.mailboxLimits
  if (limits === undefined || limits.coolDownSeconds === 0) return new Map()
  const sends = addressedSends(batches.flatMap(({ rows }) => rows))
  const shared = sharedMailboxes(sends, known)
  if (shared.size === 0) return new Map()
  await lockMailboxes(tx, [...shared])
  const occupied = await occupiedAddresses(tx, [...shared], limits, { alsoHeldBack: true })
  return waitsOf(occupied, sends, shared, limits)
}

/** The same for a plan, as far as the invitations of one tenant tell. Locks nothing. */
export async function plannedMailboxWaits(
  on: Queryable,
  rows: readonly NewSend[],
  limits: MailboxLimits,
  tenant: string,
): Promise<MailboxWaits> {
  if (limits.coolDownSeconds === 0) return new Map()
  const sends = addressedSends(rows)
  const all = new Set(sends.map(({ mailbox }) => mailbox))
  const scope = { alsoHeldBack: true, tenant }
  const occupied = all.size === 0 ? [] : await occupiedAddresses(on, [...all], limits, scope)
  return waitsOf(occupied, sends, all, limits)
}

interface AddressedSend extends MailboxAddress {
  readonly send: NewSend
}

/** The sends to addresses that are not skipped or invalid. */
function addressedSends(rows: readonly NewSend[]): AddressedSend[] {
  return rows.flatMap((send) => {
    const { mailboxKey: mailbox, recipientKey } = send.candidate
    if (mailbox === undefined || send.outcome !== undefined) return []
    return [{ send, mailbox, recipientKey, laneId: send.laneId }]
  })
}

function waitsOf(
  occupied: Parameters<typeof departures>[0],
  sends: readonly AddressedSend[],
  mailboxes: ReadonlySet<string>,
  limits: MailboxLimits,
): MailboxWaits {
  const waits = new Map<NewSend, number>()
  const wanted = sends.filter(({ mailbox }) => mailboxes.has(mailbox))
  departures(occupied, wanted, limits).forEach((seconds, index) => {
    const send = wanted[index]?.send
    if (send !== undefined && seconds > 0) waits.set(send, seconds)
  })
  return waits
}

/**
 * Those mailboxes that have more than one address or destination, now or before.
 *
 * The first address of a mailbox takes no lock. If several requests that arrive at once, each for another
 * destination, bring one each, the limit over all destinations is exceeded by as many as there are
 * transactions at that moment. A lock that all of them take would let ordinary requests wait for the
 * large ones with tags, which hold the few locks of mailboxes until they commit.
 */
function sharedMailboxes(
  sends: readonly AddressedSend[],
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const lanes = new Map<string, string>()
  const shared = new Set<string>()
  for (const { mailbox, recipientKey, laneId } of sends) {
    const isAlone = mailbox === recipientKey && (lanes.get(mailbox) ?? laneId) === laneId
    if (!isAlone || known.has(mailbox)) shared.add(mailbox)
    lanes.set(mailbox, laneId)
  }
  return shared
}

/** The mailboxes of candidates that were invited within the cool-down, or are being invited. */
export async function knownMailboxes(
  on: Queryable,
  candidates: readonly Candidate[],
  { coolDownSeconds }: MailboxLimits,
): Promise<ReadonlySet<string>> {
  const mailboxes = new Set(candidates.flatMap(({ mailboxKey }) => mailboxKey ?? []))
  if (mailboxes.size === 0 || coolDownSeconds === 0) return new Set()
  const known = await on.query<{ mailbox: string }>(
    // One probe of an index for each mailbox: two conditions would be read from the whole table.
    `select mailbox from unnest($1::text[]) as mailbox
     cross join lateral (
       (select 1 from sends where mailbox_key = mailbox limit 1)
       union all
       (select 1 from sends where recipient_key = mailbox and (
         state <> 'final' or settled_at > gateway_now() - $2 * interval '1 s') limit 1)
       limit 1
     ) as known`,
    [[...mailboxes], coolDownSeconds],
  )
  return new Set(known.map(({ mailbox }) => mailbox))
}
