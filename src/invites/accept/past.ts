import type { Queryable } from '#database/database.ts'
import type { LaneOffer } from '#dispatch/at-once/lane-offer.ts'
import { idleOffers } from '#dispatch/at-once/wake-others.ts'
import type { PreparedAcceptance } from './acceptance.ts'
import { type Duplicate, duplicatesBefore } from './duplicates.ts'
import { knownMailboxes } from './mailbox-waits.ts'
import { type KnownInvite, knownInvites } from './new-sends.ts'
import { type UsedQuotas, usedQuotas } from './quotas/at-commit.ts'

/** What decides what becomes of new requests. The lanes are locked, so nobody adds to it meanwhile. */
export interface Past {
  /** Of each request, by the index of the candidate. */
  readonly duplicates: readonly ReadonlyMap<number, Duplicate>[]
  /** Those that reinvites name, by id. */
  readonly invites: ReadonlyMap<string, KnownInvite>
  readonly mailboxes: ReadonlySet<string>
  readonly quotas: UsedQuotas
  /** The offers of lanes in which nothing waits. */
  readonly idle: readonly LaneOffer[]
}

/** Reads it in one trip to the database. The lanes must be locked. */
export async function pastOf(
  tx: Queryable,
  requests: readonly PreparedAcceptance[],
  offers: readonly LaneOffer[],
): Promise<Past> {
  const [first] = requests
  if (first === undefined) return nothing
  const candidates = requests.flatMap((request) => request.candidates)
  const recipients = candidates.map(({ recipientKey }) => recipientKey)
  const tenants = new Set(requests.map(({ caller }) => caller.tenant))
  const [duplicates, invites, mailboxes, quotas, idle] = await Promise.all([
    duplicatesBefore(tx, requests, 'all'),
    knownInvites(tx, candidates),
    knownMailboxes(tx, candidates, first.mailboxLimits),
    usedQuotas(tx, [...tenants]),
    idleOffers(tx, offers, recipients),
  ])
  return { duplicates, invites, mailboxes, quotas, idle }
}

const nothing: Past = {
  duplicates: [],
  invites: new Map(),
  mailboxes: new Set(),
  quotas: new Map(),
  idle: [],
}
