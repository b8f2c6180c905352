import type { Lane } from '#dispatch/lane.ts'
import { createEndlessCheck } from '#lifecycles/endless-list.ts'
import { newestOf } from '#lifecycles/paced-request.ts'
import type { LifecycleEntry, LifecyclePage, Unread } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Invitee, Revocations } from '#providers/contract/revocation.ts'
import type { RequestSlots } from './request-slots.ts'

/** An invite that is to be revoked, as the upstream knows the person. */
export interface InviteToRevoke extends Invitee {
  readonly inviteId: string
  /** The address, as entries have it among their `keys`. */
  readonly recipientKey: string
  /** Do we know that the invitation was revoked, or that we asked for it? */
  readonly revoked: boolean
}

/** Why there is nothing to revoke. */
export interface NothingToRevoke {
  readonly kind: 'revoked-before' | 'joined' | 'none-pending'
}

/**
 * Whether an invitation can be revoked, by the entry that the upstream has for the person now. The
 * handle names it to the upstream. `revoked`: as in `InviteToRevoke`. Pure.
 */
export function classifyInvitation(
  entry: LifecycleEntry | undefined,
  revoked: boolean,
): { readonly handle: string } | NothingToRevoke {
  if (entry?.handle !== undefined) return { handle: entry.handle }
  if (entry?.lifecycle === 'ACCEPTED') return { kind: 'joined' }
  const before = entry === undefined ? revoked : entry.lifecycle === 'REVOKED'
  return { kind: before ? 'revoked-before' : 'none-pending' }
}

/** The entry about a person: by the provider's own id, else by the address. Pure. */
export function entryFor(
  { kind, value, providerReference, recipientKey }: InviteToRevoke,
  entries: readonly LifecycleEntry[],
): LifecycleEntry | undefined {
  const reference = kind === 'USER_ID' ? value : providerReference
  const byReference = entries.find((entry) => entry.reference && entry.reference === reference)
  if (byReference !== undefined) return byReference
  return entries.find(({ keys }) => keys.includes(recipientKey))
}

/** What a destination's whole list says about these invites. */
export async function readEveryone(
  lane: Lane,
  { lifecycles }: Provider,
  invites: readonly InviteToRevoke[],
  slots: RequestSlots,
): Promise<readonly LifecycleEntry[] | Unread> {
  if (lifecycles === 'UNTRACKED') return []
  const isEndless = createEndlessCheck()
  let entries: LifecycleEntry[] = []
  for (let cursor: string | undefined; ; ) {
    const after = cursor
    const page = await readWithRetries(slots, () => lifecycles.list(lane.destinationId, after))
    if (page.kind !== 'read') return page
    const found = page.entries.filter((entry) =>
      invites.some((invite) => entryFor(invite, [entry]) !== undefined),
    )
    entries = newestOf([...entries, ...found])
    if (page.next === undefined) return entries
    if (isEndless(page.next)) return endless
    cursor = page.next
  }
}

const endless: Unread = {
  kind: 'unavailable',
  error: { code: 'EndlessList', message: 'The list of invitations has no end.', operation: 'list' },
}

/** The invitations of one person. The upstream's search may find others too. */
export async function readOne(
  lane: Lane,
  { read }: Revocations,
  invitee: InviteToRevoke,
  slots: RequestSlots,
): Promise<readonly LifecycleEntry[] | Unread> {
  const page = await readWithRetries(slots, async () =>
    read ? read(lane.destinationId, invitee) : { kind: 'read', entries: [] },
  )
  return page.kind === 'read' ? page.entries : page
}

/** Reading changes nothing upstream, so a request without an answer is repeated. */
async function readWithRetries(
  slots: RequestSlots,
  request: () => Promise<LifecyclePage>,
): Promise<LifecyclePage> {
  for (let attempt = 1; ; attempt += 1) {
    using _permit = await slots.permit()
    const slot = await slots.forReading()
    if (slot.kind !== 'free') return slot
    const leftAt = performance.now()
    const page = await request()
    await slot.used(leftAt, performance.now() - leftAt)
    const isLost = page.kind === 'unavailable' || page.kind === 'unanswered'
    const mayHelp = isLost && !page.retryAfterMs
    if (!mayHelp || attempt >= readAttempts) {
      return page.kind === 'read' ? page : notTried(page)
    }
  }
}

const readAttempts = 3

/**
 * The same failure for the invites that were next: after a request without an answer, they are known
 * not to be revoked, because no request for them has left.
 */
export function notTried(unread: Unread): Unread {
  return unread.kind === 'unanswered' ? { kind: 'unavailable', error: unread.error } : unread
}
