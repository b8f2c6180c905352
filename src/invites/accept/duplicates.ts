import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { Candidate } from '../check/check-recipients.ts'
import type { SendRequest } from '../check/request.ts'

/** Why a candidate is not sent, and the invite that stands in its way unless it is another tenant's. */
export type Duplicate =
  | { readonly reason: 'DUPLICATE_IN_BATCH'; readonly first: number }
  | { readonly reason: 'RECENTLY_SENT'; readonly previousInviteId: string | undefined }

/** The first place in the same request of each candidate that is not the first of its kind. Pure. */
export function duplicatesInside(
  candidates: readonly Candidate[],
  request: SendRequest,
  coolDownSeconds: number,
): ReadonlyMap<number, Duplicate> {
  const found = new Map<number, Duplicate>()
  if (request.duplicates.onDuplicate === 'SEND_ANYWAY' && coolDownSeconds === 0) return found
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

interface Asked {
  readonly candidates: readonly Candidate[]
  readonly request: SendRequest
  readonly caller: Pick<Caller, 'tenant'>
  /** However many seconds the request itself looks back. */
  readonly coolDownSeconds: number
}

/**
 * Candidates whose recipient was sent something at the same destination within the request's
 * window or the gateway's cool-down, over all batches of all tenants; for each request by the candidate's place. What certainly was not sent
 * does not count. The lanes must be locked, so that two requests cannot both be the first.
 */
export async function duplicatesBefore(
  tx: Queryable,
  requests: readonly Asked[],
): Promise<ReadonlyMap<number, Duplicate>[]> {
  const asked = requests.flatMap(
    ({ candidates, request, caller: { tenant }, coolDownSeconds }, nth) => {
      const { windowSeconds: asked, onDuplicate } = request.duplicates
      const windowSeconds = Math.max(onDuplicate === 'SKIP' ? asked : 0, coolDownSeconds)
      if (windowSeconds === 0) return []
      return candidates.flatMap(({ target, recipientKey, invalid }, place) => {
        const { provider, destinationId } = request.targets[target] ?? {}
        if (invalid !== undefined) return []
        return { nth, place, provider, destinationId, recipientKey, windowSeconds, tenant }
      })
    },
  )
  const found = requests.map(() => new Map<number, Duplicate>())
  if (asked.length === 0) return found
  const rows = await tx.query<{ nth: number; place: number; invite_id: string | null }>(
    `select distinct on (asked.nth, asked.place) asked.nth, asked.place,
       case when s.tenant = asked.tenant then s.invite_id end as invite_id
     from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::float8[],
       $7::text[]) as asked (nth, place, provider, destination_id, recipient_key, seconds, tenant)
     join sends s using (destination_id, recipient_key, provider)
     where s.asked_at > gateway_now() - asked.seconds * interval '1 s'
       and s.outcome_kind not in ('FAILED', 'SKIPPED')
     order by asked.nth, asked.place, s.tenant = asked.tenant desc, s.seq desc`,
    [
      asked.map(({ nth }) => nth),
      asked.map(({ place }) => place),
      asked.map(({ provider }) => provider),
      asked.map(({ destinationId }) => destinationId),
      asked.map(({ recipientKey }) => recipientKey),
      asked.map(({ windowSeconds }) => windowSeconds),
      asked.map(({ tenant }) => tenant),
    ],
  )
  for (const { nth, place, invite_id } of rows) {
    found[nth]?.set(place, { reason: 'RECENTLY_SENT', previousInviteId: invite_id ?? undefined })
  }
  return found
}
