import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Lane } from '#dispatch/lane.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'
import { callsPerSecond } from '#providers/tencent-organization/rules.ts'

export type Claim =
  | ({ readonly kind: 'mine' } & LastReading)
  /** Another reader is at it, here or in another replica. */
  | { readonly kind: 'busy' }
  /** It could not be read a moment ago. */
  | { readonly kind: 'resting' }

/** Of everybody; null: there was none. */
export interface LastReading {
  readonly pages: number | null
  readonly agoMs: number | null
}

/** One reader a destination, over all replicas. */
export async function claimReading(on: Queryable, lane: Lane, owner: string): Promise<Claim> {
  const [mine] = await on.query<LastReading>(
    `insert into readings as r (lane_id, owner, leased_until, since)
     values ($1, $2, gateway_now() + ${lease}, gateway_now())
     on conflict (lane_id) do update
       set owner = excluded.owner, leased_until = excluded.leased_until, since = excluded.since
       where (r.owner is null or r.leased_until < gateway_now())
         and coalesce(r.rest_until <= gateway_now(), true)
     returning pages,
       (extract(epoch from gateway_now() - finished_at) * 1000)::float8 as "agoMs"`,
    [lane.id, owner],
  )
  if (mine !== undefined) return { kind: 'mine', ...mine }
  const [other] = await on.query(
    `select 1 from readings where lane_id = $1 and owner is not null and leased_until >= gateway_now()`,
    [lane.id],
  )
  return { kind: other === undefined ? 'resting' : 'busy' }
}

export type ReadSlot =
  | { readonly kind: 'go'; readonly afterMs: number }
  /** Sends need the same requests now. */
  | { readonly kind: 'gave-way' }
  /** The upstream wants to be left alone. */
  | { readonly kind: 'paused'; readonly ms: number }
  /** Somebody else reads now. */
  | { readonly kind: 'lost' }

/**
 * When the next request may leave. Reading has a pace of its own, far below any limit, and
 * keeps the lane's pauses; with `sharedLimit` it stands back while anybody waits in the lane, or is
 * looked up there.
 */
export async function nextReadSlot(
  on: Queryable,
  lane: Lane,
  owner: string,
  sharedLimit: boolean,
): Promise<ReadSlot> {
  const [turn] = await on.query<{ ms: number; paused_ms: number | null; needed: boolean }>(
    `update readings r
     set leased_until = gateway_now() + ${lease},
       next_read_at = greatest(r.next_read_at, gateway_now()) + ${step}
     where lane_id = $1 and owner = $2
     returning (extract(epoch from next_read_at - ${step} - gateway_now()) * 1000)::float8 as ms,
       (select (extract(epoch from paused_until - gateway_now()) * 1000)::float8 from lanes
        where id = $1 and paused_until > gateway_now()) as paused_ms,
       $3 and (
         exists (select 1 from sends where lane_id = $1 and state = 'queued'
           and coalesce(not_before <= gateway_now(), true))
         or exists (select 1 from calls where lane_id = $1 and state <> 'done'
           and (operation = 'reinvite' or step = 'look-up'))
         or exists (select 1 from batches b join targets t on t.batch_id = b.id
           where b.finished_at is null and t.lane_id = $1 and t.operation = 'reinvite')
       ) as needed`,
    [lane.id, owner, sharedLimit],
  )
  if (turn === undefined) return { kind: 'lost' }
  if (turn.paused_ms !== null) return { kind: 'paused', ms: turn.paused_ms }
  if (turn.needed) return { kind: 'gave-way' }
  return { kind: 'go', afterMs: Math.max(0, turn.ms) }
}

/** The same for requests that a person waits for: they need not own the destination. */
export async function nextRevokeSlot(
  on: Queryable,
  lane: Lane,
  reads: boolean,
): Promise<{ readonly afterMs: number; readonly pausedMs: number | undefined }> {
  const [turn] = await on.query<{ ms: number; paused_ms: number | null }>(
    `insert into readings as r (lane_id, next_read_at)
     values ($1, case when $2 then gateway_now() + ${step} end)
     on conflict (lane_id) do update
       set next_read_at = case when $2 then greatest(r.next_read_at, gateway_now()) + ${step}
         else r.next_read_at end
     returning case when $2 then
         (extract(epoch from next_read_at - ${step} - gateway_now()) * 1000)::float8 else 0 end as ms,
       (select (extract(epoch from paused_until - gateway_now()) * 1000)::float8 from lanes
        where id = $1 and paused_until > gateway_now()) as paused_ms`,
    [lane.id, reads],
  )
  return { afterMs: Math.max(0, turn?.ms ?? 0), pausedMs: turn?.paused_ms ?? undefined }
}

/** Gives the destination back. Nobody reads there again for `restMs`. */
export async function endReading(
  on: Queryable,
  lane: Lane,
  owner: string,
  restMs: number,
  error?: ProviderError,
): Promise<void> {
  await on.query(
    `update readings set owner = null, leased_until = null,
       rest_until = gateway_now() + $3::float8 * interval '1 ms',
       error = coalesce($4::jsonb, error),
       error_at = case when $4::jsonb is null then error_at else gateway_now() end
     where lane_id = $1 and owner = $2`,
    [lane.id, owner, restMs, error === undefined ? null : storableJson(error)],
  )
}

// Longer than any one request may take, so that a lease lapses only with its owner.
const lease = `interval '20 seconds'`
// A quarter of the only limit that an upstream documents: five requests a second.
const step = `interval '${1000 / (callsPerSecond / 4)} milliseconds'`
