import { randomUUID } from 'node:crypto'
import type { Lane } from '#dispatch/lane.ts'
import type { Unread } from '#providers/contract/lifecycle.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { RevocationAnswer, Revocations } from '#providers/contract/revocation.ts'
import {
  classifyInvitation,
  entryFor,
  type InviteToRevoke,
  type NothingToRevoke,
  notTried,
  readEveryone,
  readOne,
} from './current-invitation.ts'
import type { RequestSlots } from './request-slots.ts'

/** What became of one invite that was to be revoked. */
export type RevocationResult =
  /** `in-progress`: a send to the person is on its way. */
  | { readonly kind: 'revoked' | 'in-progress' }
  | NothingToRevoke
  /** The request left, and its effect is unknown. */
  | { readonly kind: 'unconfirmed'; readonly error: ProviderError }
  /** Certainly not revoked. */
  | { readonly kind: 'failed'; readonly unread: Unread }

/** What revoking at a destination needs from its caller. */
export interface RevokeOptions {
  readonly slots: RequestSlots
  /**
   * The invites that no send is on its way for, nor was since they were looked at: a send in flight and a
   * revocation must not race.
   */
  readonly withoutOpenSend: (inviteIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** Makes one request and its effect durable, before the next one leaves. */
  readonly record: (request: RevokeRequest) => Promise<void>
}

/** One request that was made, and what it did, by invite ids. */
export interface RevokeRequest {
  readonly answer: RevocationAnswer
  readonly durationMs: number
  readonly inviteIds: readonly string[]
  readonly revoked: readonly string[]
  readonly unconfirmed: readonly string[]
}

/**
 * Revokes invitations at one destination: reads the current state of each, then revokes those that
 * still can be. After a request that failed, no further request is made. By invite id.
 */
export async function revokeAtDestination(
  lane: Lane,
  provider: Provider & { readonly revocations: Revocations },
  invites: readonly InviteToRevoke[],
  options: RevokeOptions,
): Promise<ReadonlyMap<string, RevocationResult>> {
  const { revocations } = provider
  const { slots } = options
  const results = new Map<string, RevocationResult>()
  const listed = revocations.read ? undefined : await readEveryone(lane, provider, invites, slots)
  let failure = listed !== undefined && 'kind' in listed ? listed : undefined
  for (let start = 0; start < invites.length; start += revocations.perCall) {
    const piece = invites.slice(start, start + revocations.perCall)
    const handles = new Map<string, string>()
    for (const invite of piece) {
      const entries = failure ?? listed ?? (await readOne(lane, revocations, invite, slots))
      if ('kind' in entries) {
        failure = entries
        results.set(invite.inviteId, { kind: 'failed', unread: entries })
        continue
      }
      const current = classifyInvitation(entryFor(invite, entries), invite.revoked)
      if ('handle' in current) handles.set(invite.inviteId, current.handle)
      else results.set(invite.inviteId, current)
    }
    failure ??= await revokePiece(lane, revocations, handles, results, options)
  }
  return results
}

/** `pending`: handles by invite id. Resolves to the failure after which nothing more is tried. */
async function revokePiece(
  lane: Lane,
  revocations: Revocations,
  pending: ReadonlyMap<string, string>,
  results: Map<string, RevocationResult>,
  { slots, withoutOpenSend, record }: RevokeOptions,
): Promise<Unread | undefined> {
  if (pending.size === 0) return undefined
  using _permit = await slots.permit()
  const slot = await slots.forChange()
  const stopped = slot.kind === 'free' ? undefined : slot
  // Last of all: while we read and waited, a new send may have been accepted.
  const free =
    stopped === undefined ? await withoutOpenSend([...pending.keys()]) : new Set(pending.keys())
  const going = [...pending].filter(([inviteId]) => free.has(inviteId))
  for (const inviteId of pending.keys()) {
    if (!free.has(inviteId)) results.set(inviteId, { kind: 'in-progress' })
    else if (stopped) results.set(inviteId, { kind: 'failed', unread: stopped })
  }
  if (stopped !== undefined || going.length === 0) return stopped
  const handles = [...new Set(going.map(([, handle]) => handle))]
  const started = performance.now()
  const answer = await revocations.revoke(lane.destinationId, handles, randomUUID())
  const durationMs = performance.now() - started
  const revoked: string[] = []
  const unconfirmed: string[] = []
  for (const [inviteId, handle] of going) {
    const result = resultOf(answer, handle, revocations.operation)
    results.set(inviteId, result)
    if (result.kind === 'revoked') revoked.push(inviteId)
    if (result.kind === 'unconfirmed') unconfirmed.push(inviteId)
  }
  const inviteIds = going.map(([inviteId]) => inviteId)
  await record({ answer, durationMs, inviteIds, revoked, unconfirmed })
  if (slot.kind === 'free') await slot.used(started, durationMs)
  return answer.kind === 'answered' ? undefined : notTried(answer)
}

/** What an answer says about one handle. Pure. */
export function resultOf(
  answer: RevocationAnswer,
  handle: string,
  operation: string,
): RevocationResult {
  switch (answer.kind) {
    case 'unanswered':
      return { kind: 'unconfirmed', error: answer.error }
    case 'answered': {
      const result = answer.results.get(handle)
      if (result?.kind === 'revoked') return { kind: 'revoked' }
      if (result?.kind === 'gone') return { kind: 'none-pending' }
      const { requestId } = answer
      if (result === undefined) {
        const message = 'The answer does not name this invitation.'
        const error = { code: 'InvitationMissing', message, operation }
        return { kind: 'unconfirmed', error: { ...error, ...(requestId && { requestId }) } }
      }
      const { error } = result
      const unread = {
        kind: 'refused',
        code: 'PROVIDER_REJECTED',
        retryable: false,
        error,
      } as const
      return { kind: 'failed', unread }
    }
    default:
      return { kind: 'failed', unread: answer }
  }
}
