import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Lane } from '#dispatch/lane.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'

/** Whether a reader got the lease of a destination. */
export type Claim =
  | ({ readonly kind: 'mine' } & LastReading)
  /** Another reader has it, here or in another replica. */
  | { readonly kind: 'busy' }
  /** The last reading failed a moment ago. */
  | { readonly kind: 'resting' }

/** The last reading of everyone that was completed; null: none was. */
export interface LastReading {
  readonly pages: number | null
  readonly agoMs: number | null
}

/** Takes the lease of a destination: it has one reader at a time, over all replicas. */
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

/** When a reader's next request may leave, or why it may not. */
export type ReadSlot =
  | { readonly kind: 'go'; readonly afterMs: number }
  /** Sends need the requests now. */
  | { readonly kind: 'gave-way' }
  /** The lane is paused, because the upstream asked for it. */
  | { readonly kind: 'paused'; readonly ms: number }
  /** Another reader has the lease now. */
  | { readonly kind: 'lost' }

/**
 * Reserves the reader's next slot and renews its lease. Reading has its own pace, far below any limit,
 * and keeps the lane's pauses. With `sharedLimit`, it gives way while sends wait or are looked up in
 * the lane.
 */
export async function nextReadSlot(
  on: Queryable,
  lane: Lane,
  owner: string,
  sharedLimit: boolean,
): Promise<ReadSlot> {
  const [slot] = await on.query<{ ms: number; paused_ms: number | null; needed: boolean }>(
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
  if (slot === undefined) return { kind: 'lost' }
  if (slot.paused_ms !== null) return { kind: 'paused', ms: slot.paused_ms }
  if (slot.needed) return { kind: 'gave-way' }
  return { kind: 'go', afterMs: Math.max(0, slot.ms) }
}

/**
 * The same without a lease, for revoking and for reading a destination itself. Only a request that
 * `reads` keeps the pace of reading. A lane that was never used has no pace: nobody sends there.
 */
export async function nextSlotWithoutLease(
  on: Queryable,
  lane: Lane,
  reads: boolean,
): Promise<{ readonly afterMs: number; readonly pausedMs: number | undefined }> {
  const [slot] = await on.query<{ ms: number; paused_ms: number | null }>(
    `insert into readings as r (lane_id, next_read_at)
     select id, case when $2 then gateway_now() + ${step} end from lanes where id = $1
     on conflict (lane_id) do update
       set next_read_at = case when $2 then greatest(r.next_read_at, gateway_now()) + ${step}
         else r.next_read_at end
     returning case when $2 then
         (extract(epoch from next_read_at - ${step} - gateway_now()) * 1000)::float8 else 0 end as ms,
       (select (extract(epoch from paused_until - gateway_now()) * 1000)::float8 from lanes
        where id = $1 and paused_until > gateway_now()) as paused_ms`,
    [lane.id, reads],
  )
  return { afterMs: Math.max(0, slot?.ms ?? 0), pausedMs: slot?.paused_ms ?? undefined }
}

/** Returns the lease. No reader gets it again within `restMs`. */
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

// Longer than any request may take, so that a lease lapses only if its owner died.
const lease = `interval '20 seconds'`
// Our choice. The lowest limit that an upstream documents is Tencent's 20 requests a second; reading
// takes a quarter of it.
const readsPerSecond = 5
const step = `interval '${1000 / readsPerSecond} milliseconds'`
