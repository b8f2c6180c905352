import type { Lane } from '#dispatch/lane.ts'
import type { LifecycleEntry, LifecyclePage, Unread } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Invitee, Revocations } from '#providers/contract/revocation.ts'
import { newestOf } from '../../lifecycles/paced-request.ts'
import type { RequestSlots } from './request-slots.ts'

/** Somebody whose invitation is to be withdrawn. */
export interface InviteToRevoke extends Invitee {
  readonly inviteId: string
  readonly recipientKey: string
  /** Is it known to be withdrawn already? */
  readonly revoked: boolean
}

/** Why there is nothing to withdraw. */
export interface NothingToRevoke {
  readonly kind: 'revoked-before' | 'joined' | 'nothing-stands'
}

/** What an entry of just now lets us do. Pure. */
export function classifyInvitation(
  entry: LifecycleEntry | undefined,
  revoked: boolean,
): { readonly handle: string } | NothingToRevoke {
  if (entry?.handle !== undefined) return { handle: entry.handle }
  if (entry?.lifecycle === 'ACCEPTED') return { kind: 'joined' }
  const before = entry === undefined ? revoked : entry.lifecycle === 'REVOKED'
  return { kind: before ? 'revoked-before' : 'nothing-stands' }
}

/** By the provider's own id of the person, else by the address, else by one in another case. */
export function entryFor(
  { kind, value, providerReference, recipientKey }: InviteToRevoke,
  entries: readonly LifecycleEntry[],
): LifecycleEntry | undefined {
  const reference = kind === 'USER_ID' ? value : providerReference
  const byReference = entries.find((entry) => entry.reference && entry.reference === reference)
  if (byReference !== undefined) return byReference
  const named = (form: (key: string) => string) =>
    entries.find(({ keys }) => keys.some((key) => form(key) === form(recipientKey)))
  return named((key) => key) ?? named((key) => key.toLowerCase())
}

/** Everybody at a destination. */
export async function listAll(
  lane: Lane,
  { lifecycles }: Provider,
  departures: RequestSlots,
): Promise<readonly LifecycleEntry[] | Unread> {
  if (lifecycles === 'UNTRACKED') return []
  const entries: LifecycleEntry[] = []
  for (let cursor: string | undefined, more = true; more; ) {
    const after = cursor
    const page = await readAgain(departures, () => lifecycles.list(lane.destinationId, after))
    if (page.kind !== 'read') return page
    entries.push(...page.entries)
    more = page.next !== undefined && page.next !== cursor
    cursor = page.next
  }
  return newestOf(entries)
}

/** One person, and perhaps others. */
export async function readOne(
  lane: Lane,
  { read }: Revocations,
  invitee: InviteToRevoke,
  departures: RequestSlots,
): Promise<readonly LifecycleEntry[] | Unread> {
  const page = await readAgain(departures, async () =>
    read ? read(lane.destinationId, invitee) : { kind: 'read', entries: [] },
  )
  return page.kind === 'read' ? page.entries : page
}

/** Reading is safe to repeat, where no answer came. */
async function readAgain(
  departures: RequestSlots,
  request: () => Promise<LifecyclePage>,
): Promise<LifecyclePage> {
  for (let attempt = 1; ; attempt += 1) {
    const stopped = await departures.forReading()
    if (stopped !== undefined) return stopped
    const page = await request()
    const mayHelp = page.kind === 'unavailable' || page.kind === 'unanswered'
    if (!mayHelp || attempt >= readAttempts) {
      return page.kind === 'read' ? page : notTried(page)
    }
  }
}

const readAttempts = 3

/** Whoever comes after a request without an answer: nothing of theirs has left. */
export function notTried(unread: Unread): Unread {
  return unread.kind === 'unanswered' ? { kind: 'unavailable', error: unread.error } : unread
}
