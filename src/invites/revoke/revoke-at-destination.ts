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
  listAll,
  type NothingToRevoke,
  notTried,
  readOne,
} from './current-invitation.ts'
import type { RequestSlots } from './request-slots.ts'

/** What became of it. */
export type RevocationResult =
  | { readonly kind: 'withdrawn' | 'in-progress' }
  | NothingToRevoke
  /** The request left, and nobody knows what it did. */
  | { readonly kind: 'unconfirmed'; readonly error: ProviderError }
  /** Certainly not withdrawn. */
  | { readonly kind: 'failed'; readonly unread: Unread }

export interface RevokeOptions {
  readonly departures: RequestSlots
  /** Whom nothing is on its way to: a send in flight and a withdrawal must not race. */
  readonly free: (inviteIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** Makes one request and what it did durable, before the next one leaves. */
  readonly record: (request: RevokeRequest) => Promise<void>
}

export interface RevokeRequest {
  readonly answer: RevocationAnswer
  readonly durationMs: number
  readonly inviteIds: readonly string[]
  readonly withdrawn: readonly string[]
  readonly unconfirmed: readonly string[]
}

/**
 * Withdraws invitations at one destination: reads how each stands now, then withdraws what still
 * can be. After a request that failed, the rest is left alone.
 */
export async function revokeAtDestination(
  lane: Lane,
  provider: Provider & { readonly revocations: Revocations },
  wanted: readonly InviteToRevoke[],
  options: RevokeOptions,
): Promise<Map<string, RevocationResult>> {
  const { revocations } = provider
  const results = new Map<string, RevocationResult>()
  const listed = revocations.read ? undefined : await listAll(lane, provider, options.departures)
  let broken = listed !== undefined && 'kind' in listed ? listed : undefined
  for (let start = 0; start < wanted.length; start += revocations.perCall) {
    const piece = wanted.slice(start, start + revocations.perCall)
    const handles = new Map<string, string>()
    for (const one of piece) {
      const entries =
        broken ?? listed ?? (await readOne(lane, revocations, one, options.departures))
      if ('kind' in entries) {
        broken = entries
        results.set(one.inviteId, { kind: 'failed', unread: entries })
        continue
      }
      const verdict = classifyInvitation(entryFor(one, entries), one.revoked)
      if ('handle' in verdict) handles.set(one.inviteId, verdict.handle)
      else results.set(one.inviteId, verdict)
    }
    broken ??= await revokePiece(lane, revocations, handles, results, options)
  }
  return results
}

/** Why the rest should be left alone, where it should. */
async function revokePiece(
  lane: Lane,
  revocations: Revocations,
  standing: ReadonlyMap<string, string>,
  results: Map<string, RevocationResult>,
  { departures, free, record }: RevokeOptions,
): Promise<Unread | undefined> {
  if (standing.size === 0) return undefined
  const stopped = await departures.forChange()
  // Last of all: what was read and waited for took a while.
  const may = stopped === undefined ? await free([...standing.keys()]) : new Set(standing.keys())
  const going = [...standing].filter(([inviteId]) => may.has(inviteId))
  for (const inviteId of standing.keys()) {
    if (!may.has(inviteId)) results.set(inviteId, { kind: 'in-progress' })
    else if (stopped) results.set(inviteId, { kind: 'failed', unread: stopped })
  }
  if (stopped !== undefined || going.length === 0) return stopped
  const handles = [...new Set(going.map(([, handle]) => handle))]
  const started = performance.now()
  const answer = await revocations.withdraw(lane.destinationId, handles, randomUUID())
  const withdrawn: string[] = []
  const unconfirmed: string[] = []
  for (const [inviteId, handle] of going) {
    const result = resultOf(answer, handle, revocations.operation)
    results.set(inviteId, result)
    if (result.kind === 'withdrawn') withdrawn.push(inviteId)
    if (result.kind === 'unconfirmed') unconfirmed.push(inviteId)
  }
  const inviteIds = going.map(([inviteId]) => inviteId)
  const durationMs = performance.now() - started
  await record({ answer, durationMs, inviteIds, withdrawn, unconfirmed })
  return answer.kind === 'answered' ? undefined : notTried(answer)
}

/** Pure. */
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
      if (result?.kind === 'withdrawn') return { kind: 'withdrawn' }
      if (result?.kind === 'gone') return { kind: 'nothing-stands' }
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
