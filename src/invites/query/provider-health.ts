import type { Queryable } from '#database/database.ts'
import { minLastingFailures } from '#dispatch/policy/trouble.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'
import { visibilityOf } from './visibility.ts'

/**
 * `UNKNOWN`: no call was made lately. `FAILING`: the last call and most of the others failed, or no
 * call can succeed because there is no connection or our credentials are not accepted.
 */
export const healthStates = ['OK', 'THROTTLED', 'FAILING', 'UNKNOWN'] as const
export type HealthState = (typeof healthStates)[number]

/** How a provider has behaved lately, as seen by all replicas. */
export interface ProviderHealth {
  readonly kind: ProviderKind
  readonly throttledUntil: Date | null
  /** Is a lane waiting for a connection, or for credentials that are accepted? */
  readonly inTrouble: boolean
  /** Calls within the last quarter of an hour, 200 at most. */
  readonly calls: number
  /** Of these, the ones without an answer, or with a fault of the provider. */
  readonly failed: number
  readonly throttled: number
  /** Did the last call that was not throttled fail? */
  readonly lastFailed: boolean
  /** Recipients of the caller who wait to be sent to, up to one more than `maxCountedWaiting`. */
  readonly waiting: number
  /** When the first of those was asked for who leave next. */
  readonly waitingSince: Date | null
  /** The last error of a call that the caller may see. */
  readonly error: (ProviderError & { readonly at: Date }) | null
}

/** More are not counted: who looks learns nothing from it, and the database would read them all. */
export const maxCountedWaiting = 10_000
// Destinations of one provider where recipients of a tenant wait.
const maxLanes = 1_000

/** One statement for all providers. It reads an index, however long the history is. */
export async function healthOf(
  on: Queryable,
  kinds: readonly ProviderKind[],
  caller: Pick<Caller, 'tenant' | 'destinations'>,
): Promise<ProviderHealth[]> {
  const rows = await on.query<ProviderHealth & { errorAt: Date | null }>(
    `select asked.kind, paused.until as "throttledUntil", lately.calls, lately.failed,
       lately.throttled, paused.in_trouble as "inTrouble", coalesce(lately.last_failed, false) as "lastFailed",
       mine.error, mine.at as "errorAt", queue.waiting, queue.since as "waitingSince"
     from unnest($1::text[]) as asked (kind)
     cross join lateral (
       select max(paused_until) filter (where throttles > 0 and paused_until > gateway_now()) as until,
         coalesce(bool_or(trouble is not null and failures >= ${minLastingFailures}
           -- Later there are no calls that could end it.
           and failed_at > gateway_now() - interval '15 minutes'), false) as in_trouble
       from lanes where provider = asked.kind
     ) as paused
     cross join lateral (
       select array_agg(seq) as seqs from (
         select seq, at from events where call is not null and call ->> 'provider' = asked.kind
         order by seq desc limit 200
       ) as latest where at > gateway_now() - interval '15 minutes'
     ) as recent
     cross join lateral (
       -- A call that several batches share has one event for each, and counts once.
       select count(distinct id)::int as calls,
         (count(distinct id) filter (where fails))::int as failed,
         (count(distinct id) filter (where kind = 'THROTTLED'))::int as throttled,
         (array_agg(fails order by seq desc) filter (where kind <> 'THROTTLED'))[1] as last_failed
       from (
         -- Not by the request id alone: an upstream may give the same one to several requests.
         select seq, kind, kind || coalesce((call ->> 'callId') || '/' || (call ->> 'attempt'),
             call ->> 'requestId', seq::text) as id,
           kind = 'CALL_FAILED' and call -> 'refused' is null as fails
         from events where seq = any(recent.seqs)
       ) as call
     ) as lately
     cross join lateral (
       select count(*)::int as waiting, min(asked_at) as since from (
         select waits.asked_at from (
           select lane_id from tenant_waiting
           where tenant = $2 and split_part(lane_id, '/', 1) = asked.kind
             and reaches($3::text[], lane_id)
           limit ${maxLanes}
         ) as mine
         cross join lateral (
           select asked_at from sends
           where lane_id = mine.lane_id and tenant = $2 and state = 'queued'
           order by turn, seq limit ${maxCountedWaiting + 1}
         ) as waits
         limit ${maxCountedWaiting + 1}
       ) as those
     ) as queue
     left join lateral (
       select call -> 'error' as error, at from events
       where seq = any(recent.seqs) and call -> 'error' is not null
         and batch_id in (select id from batches where tenant = $2)
         and not exists (
           select 1 from targets t
           where t.batch_id = events.batch_id and not reaches($3::text[], t.lane_id))
       order by seq desc limit 1
     ) as mine on true`,
    [kinds, ...visibilityOf(caller)],
  )
  return rows.map(({ errorAt, error, ...row }) => ({
    ...row,
    error: error && errorAt && { ...error, at: errorAt },
  }))
}

/** The state that a console shows. Pure. */
export function stateOf(health: ProviderHealth): HealthState {
  const { throttledUntil, inTrouble, calls, throttled, lastFailed } = health
  if (inTrouble) return 'FAILING'
  if (throttledUntil !== null) return 'THROTTLED'
  if (calls === throttled) return 'UNKNOWN'
  // A single failure among many successes means nothing.
  return lastFailed && (successRate(health) ?? 1) < 0.5 ? 'FAILING' : 'OK'
}

/** The share of calls without a failure among those not throttled; undefined: there were none. Pure. */
export function successRate({ calls, failed, throttled }: ProviderHealth): number | undefined {
  const made = calls - throttled
  return made === 0 ? undefined : (made - failed) / made
}
