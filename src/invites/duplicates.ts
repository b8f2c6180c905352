import type { Queryable } from '#database/database.ts'
import type { Candidate } from './judge.ts'
import type { SendRequest } from './request.ts'

/** Why a candidate is not sent, and the invite that stands in its way. */
export type Duplicate =
  | { readonly reason: 'DUPLICATE_IN_BATCH'; readonly first: number }
  | { readonly reason: 'RECENTLY_SENT'; readonly previousInviteId: string }

/** The first place in the same request of each candidate that is not the first of its kind. Pure. */
export function duplicatesInside(
  candidates: readonly Candidate[],
  request: SendRequest,
): ReadonlyMap<number, Duplicate> {
  const found = new Map<number, Duplicate>()
  if (request.duplicates.onDuplicate === 'SEND_ANYWAY') return found
  const seen = new Map<string, number>()
  candidates.forEach((candidate, index) => {
    if (candidate.invalid !== undefined) return
    const target = request.targets[candidate.target]
    const key = JSON.stringify([target?.provider, target?.destinationId, candidate.recipientKey])
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index)
    else found.set(index, { reason: 'DUPLICATE_IN_BATCH', first })
  })
  return found
}

/**
 * Candidates whose recipient was sent something at the same destination within the window, over all
 * batches. What certainly was not sent does not count. The lanes must be locked, so that two
 * requests cannot both be the first.
 */
export async function duplicatesBefore(
  tx: Queryable,
  candidates: readonly Candidate[],
  request: SendRequest,
): Promise<ReadonlyMap<number, Duplicate>> {
  const { windowSeconds, onDuplicate } = request.duplicates
  if (onDuplicate === 'SEND_ANYWAY' || windowSeconds === 0) return new Map()
  const asked = candidates.flatMap((candidate, index) => {
    const target = request.targets[candidate.target]
    return target === undefined || candidate.invalid !== undefined
      ? []
      : [{ index, ...target, key: candidate.recipientKey }]
  })
  const rows = await tx.query<{ index: number; invite_id: string }>(
    `select distinct on (asked.index) asked.index, s.invite_id
     from unnest($1::int[], $2::text[], $3::text[], $4::text[])
       as asked (index, provider, destination_id, recipient_key)
     join sends s using (destination_id, recipient_key, provider)
     where s.asked_at > gateway_now() - $5 * interval '1 s'
       and s.outcome_kind not in ('FAILED', 'SKIPPED')
     order by asked.index, s.seq desc`,
    [
      asked.map(({ index }) => index),
      asked.map(({ provider }) => provider),
      asked.map(({ destinationId }) => destinationId),
      asked.map(({ key }) => key),
      windowSeconds,
    ],
  )
  return new Map(
    rows.map(({ index, invite_id }) => [
      index,
      { reason: 'RECENTLY_SENT', previousInviteId: invite_id },
    ]),
  )
}
