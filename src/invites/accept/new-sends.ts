import { randomUUID } from 'node:crypto'
import type { Queryable } from '#database/database.ts'
import { laneId } from '#dispatch/lane.ts'
import type { Evidence, Outcome } from '#providers/contract/outcome.ts'
import type { Candidate } from '../check/check-recipients.ts'
import type { RequestTarget } from '../check/request.ts'
import type { Acceptance } from './accept.ts'
import type { Duplicate } from './duplicates.ts'

/** A send to be stored. Without an outcome it is queued. */
export interface NewSend {
  readonly candidate: Candidate
  /** Its place in the answer. */
  readonly position: number
  readonly inviteId: string
  readonly attempt: number
  /** Does it speak for its invite from now on? */
  readonly latest: boolean
  readonly messageKey: string
  readonly laneId: string
  readonly provider: string
  readonly destinationId: string
  readonly providerReference: string | undefined
  readonly outcome: Outcome | SkippedOutcome | undefined
}

/** Stored for a send that the gateway decided not to make. */
export interface SkippedOutcome {
  readonly kind: 'SKIPPED'
  readonly reason: SkipReason
  readonly message: string
  readonly evidence: Evidence
  readonly previousInviteId?: string
}

export const skipReasons = [
  'RECENTLY_SENT',
  'DUPLICATE_IN_BATCH',
  'IN_PROGRESS',
  'BATCH_CANCELED',
  'STOPPED_AFTER_FAILURES',
] as const
export type SkipReason = (typeof skipReasons)[number]

/** An invite that is asked for again. */
export interface KnownInvite {
  readonly inviteId: string
  readonly attempts: number
  /** Its latest send is not finished. */
  readonly open: boolean
  readonly providerReference: string | null
}

export interface RowFacts {
  readonly duplicates: ReadonlyMap<number, Duplicate>
  readonly known: ReadonlyMap<string, KnownInvite>
  /** By target. */
  readonly messageKeys: readonly string[]
}

/** One row a candidate, in input order. Pure but for new ids. */
export function inviteRows(
  { request, candidates }: Pick<Acceptance, 'request' | 'candidates'>,
  facts: RowFacts,
): NewSend[] {
  const places = placesWithin(candidates)
  const ids = candidates.map(
    ({ target }, index) => request.targets[target]?.inviteIds?.[places[index] ?? 0] ?? randomUUID(),
  )
  const firsts = new Map(ids.map((id, index) => [id, index] as const).reverse())
  return candidates.flatMap((candidate, index) => {
    const target = request.targets[candidate.target]
    const inviteId = ids[index]
    if (target === undefined || inviteId === undefined) return []
    const known = facts.known.get(inviteId)
    const first = firsts.get(inviteId)
    const twice =
      first !== undefined && first < index
        ? { reason: 'DUPLICATE_IN_BATCH' as const, first }
        : facts.duplicates.get(index)
    const outcome = candidate.invalid ?? skipped(twice, known, ids)
    const again = known !== undefined && outcome === undefined
    return {
      candidate,
      position: target.positions?.[places[index] ?? 0] ?? index,
      inviteId,
      attempt: again ? known.attempts + 1 : (known?.attempts ?? 1),
      // What was not sent again does not hide what became of the invite before.
      latest: known === undefined || again,
      messageKey: facts.messageKeys[candidate.target] ?? '',
      laneId: laneId(target.provider, target.destinationId),
      provider: target.provider,
      destinationId: target.destinationId,
      providerReference: known?.providerReference ?? undefined,
      outcome,
    }
  })
}

/** The invites that a reinvite names, as they are now. The lanes must be locked. */
export async function knownInvites(
  tx: Queryable,
  targets: readonly RequestTarget[],
): Promise<ReadonlyMap<string, KnownInvite>> {
  const ids = targets.flatMap(({ inviteIds }) => inviteIds ?? []).filter((id) => id !== undefined)
  if (ids.length === 0) return new Map()
  const rows = await tx.query<KnownInvite>(
    `select invite_id as "inviteId", attempt as attempts, state <> 'final' as open,
       provider_reference as "providerReference"
     from sends where latest and invite_id = any($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map((row) => [row.inviteId, row]))
}

/** The place of each candidate within its target. */
function placesWithin(candidates: readonly Candidate[]): number[] {
  const counts = new Map<number, number>()
  return candidates.map(({ target }) => {
    const place = counts.get(target) ?? 0
    counts.set(target, place + 1)
    return place
  })
}

function skipped(
  duplicate: Duplicate | undefined,
  known: KnownInvite | undefined,
  inviteIds: readonly string[],
): SkippedOutcome | undefined {
  if (known?.open === true) return skip('IN_PROGRESS', known.inviteId)
  if (duplicate === undefined) return undefined
  return duplicate.reason === 'RECENTLY_SENT'
    ? skip(duplicate.reason, duplicate.previousInviteId)
    : skip(duplicate.reason, inviteIds[duplicate.first])
}

function skip(reason: keyof typeof messages, previous: string | undefined): SkippedOutcome {
  return {
    kind: 'SKIPPED',
    reason,
    evidence: 'INFERRED',
    message: messages[reason],
    ...(previous === undefined ? {} : { previousInviteId: previous }),
  }
}

const messages = {
  RECENTLY_SENT: 'The same recipient was sent an invite to this destination a short time ago.',
  DUPLICATE_IN_BATCH: 'The same recipient stands earlier in this request.',
  IN_PROGRESS: 'An earlier request for this invite is not finished yet.',
} as const
