import type { Queryable } from '#database/database.ts'
import { mapSlices, type Slices } from '#event-loop/slices.ts'
import type { Caller } from '#identity/caller.ts'
import type { Candidate } from '../check/check-recipients.ts'
import type { SendRequest } from '../check/request.ts'
import { lookBackSeconds, sentWithin } from './cool-down.ts'

/** Why a candidate is not sent to, and which invite comes first. */
export type Duplicate =
  /** `first`: the index of the candidate with the same recipient that is sent to. */
  | { readonly reason: 'DUPLICATE_IN_BATCH'; readonly first: number }
  | { readonly reason: 'RECENTLY_SENT'; readonly previousInviteId: string }
  /** Another tenant invited this recipient within the cool-down. Nothing more may be known of it. */
  | { readonly reason: 'COOLING_DOWN' }

/** By index: the candidates that repeat the recipient of an earlier one in the same request. Pure. */
export function* duplicatesInside(
  candidates: readonly Candidate[],
  request: SendRequest,
  coolDownSeconds: number,
): Slices<ReadonlyMap<number, Duplicate>> {
  const found = new Map<number, Duplicate>()
  if (request.duplicates.onDuplicate === 'SEND_ANYWAY' && coolDownSeconds === 0) return found
  const seen = new Map<string, number>()
  yield* mapSlices(candidates, (candidate, index) => {
    if (candidate.invalid !== undefined) return
    const target = request.targets[candidate.target]
    const key = JSON.stringify([target?.provider, target?.destinationId, candidate.recipientKey])
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index)
    else found.set(index, { reason: 'DUPLICATE_IN_BATCH', first })
  })
  return found
}

/** A checked request whose candidates are compared with what was sent before. */
interface CheckedRequest {
  readonly candidates: readonly Candidate[]
  readonly request: SendRequest
  readonly caller: Pick<Caller, 'tenant'>
  readonly coolDownSeconds: number
}

/**
 * For each request, by index: the candidates whom its tenant already invited to the same destination,
 * within the longer of the request's window and the cool-down. `tenants: 'all'` adds those whom others
 * invited within the cool-down: for sending only, because a plan costs nothing and would show whom
 * others invite, and when. Failed and skipped sends do not count. Hold the lanes' locks if you write based on the result: otherwise two
 * requests can both find nothing.
 */
export async function duplicatesBefore(
  on: Queryable,
  requests: readonly CheckedRequest[],
  tenants: 'own' | 'all',
): Promise<ReadonlyMap<number, Duplicate>[]> {
  const wanted = requests.flatMap(({ candidates, request, caller, coolDownSeconds }, nth) => {
    const seconds = lookBackSeconds(request.duplicates, coolDownSeconds)
    if (seconds === 0) return []
    return candidates.flatMap(({ target, recipientKey, invalid }, place) => {
      const { provider, destinationId } = request.targets[target] ?? {}
      if (invalid !== undefined) return []
      const others = tenants === 'all' ? coolDownSeconds : 0
      const { tenant } = caller
      return { nth, place, provider, destinationId, recipientKey, seconds, others, tenant }
    })
  })
  const found = requests.map(() => new Map<number, Duplicate>())
  for (let start = 0; start < wanted.length; start += pieceSize) {
    for (const { nth, place, invite_id } of await earlierSends(
      on,
      wanted.slice(start, start + pieceSize),
    )) {
      const duplicate: Duplicate =
        invite_id === null
          ? { reason: 'COOLING_DOWN' }
          : { reason: 'RECENTLY_SENT', previousInviteId: invite_id }
      found[nth]?.set(place, duplicate)
    }
  }
  return found
}

// The parameters of a statement are written without a pause: those of 10,000 recipients in one piece
// would hold the event loop.
const pieceSize = 1_000

/** A candidate that is looked for, and how far back: in its own tenant and in others. */
interface Wanted {
  readonly nth: number
  readonly place: number
  readonly provider: string | undefined
  readonly destinationId: string | undefined
  readonly recipientKey: string
  readonly seconds: number
  readonly others: number
  readonly tenant: string
}

function earlierSends(on: Queryable, wanted: readonly Wanted[]) {
  return on.query<{ nth: number; place: number; invite_id: string | null }>(
    `select distinct on (asked.nth, asked.place) asked.nth, asked.place,
       case when s.tenant = asked.tenant then s.invite_id end as invite_id
     from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::float8[],
       $8::text[])
       as asked (nth, place, provider, destination_id, recipient_key, seconds, others, tenant)
     join sends s using (destination_id, recipient_key, provider)
     where ${sentWithin('s', 'case when s.tenant = asked.tenant then asked.seconds else asked.others end')}
     order by asked.nth, asked.place, s.tenant = asked.tenant desc, s.seq desc`,
    [
      wanted.map(({ nth }) => nth),
      wanted.map(({ place }) => place),
      wanted.map(({ provider }) => provider),
      wanted.map(({ destinationId }) => destinationId),
      wanted.map(({ recipientKey }) => recipientKey),
      wanted.map(({ seconds }) => seconds),
      wanted.map(({ others }) => others),
      wanted.map(({ tenant }) => tenant),
    ],
  )
}
