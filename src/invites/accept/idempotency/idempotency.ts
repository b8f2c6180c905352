import type { Queryable } from '#database/database.ts'
import { storable, storableJson } from '#database/storable.ts'
import { runInSlices } from '#event-loop/slices.ts'
import type { Caller } from '#identity/caller.ts'
import type { SendRequest } from '../../check/request.ts'
import { inputHashOf } from './canonical.ts'

/** `replay`: the key belongs to a batch with the same input. `conflict`: with another input. */
export type KeyClaim =
  | { readonly kind: 'new' }
  | { readonly kind: 'replay'; readonly batchId: string }
  | { readonly kind: 'conflict'; readonly batchId: string }

/** A request that claims a key of its tenant for a batch. */
export interface Claimant {
  readonly request: SendRequest
  /** Of `inputHashOf`. */
  readonly inputHash: string
  readonly caller: Caller
  readonly batchId: string
  readonly retentionSeconds: number
}

/**
 * Ties keys to batches, unless a key belongs to a batch already. Of two concurrent claims of one key,
 * the second waits until the first has committed or rolled back. No key may occur twice.
 */
export async function claimKeys(
  tx: Queryable,
  claimants: readonly Claimant[],
): Promise<KeyClaim[]> {
  const rows = claimants.map(({ request, inputHash, caller, batchId, retentionSeconds }) => ({
    tenant: caller.tenant,
    operation: request.operation,
    key: request.idempotencyKey,
    input_hash: inputHash,
    batch_id: batchId,
    seconds: retentionSeconds,
  }))
  const claimed = await tx.query<{ batch_id: string }>(
    `insert into idempotency_keys as old (tenant, operation, key, input_hash, batch_id, expires_at)
     select tenant, operation, key, input_hash, batch_id, gateway_now() + seconds * interval '1 s'
     from jsonb_to_recordset($1::jsonb) as k (tenant text, operation text, key text,
       input_hash text, batch_id uuid, seconds float8)
     -- In one order, so that two groups cannot deadlock.
     order by tenant, operation, key
     on conflict (tenant, operation, key) do update
       set input_hash = excluded.input_hash, batch_id = excluded.batch_id,
         expires_at = excluded.expires_at
       where old.expires_at < gateway_now()
     returning batch_id`,
    [storableJson(rows)],
  )
  const fresh = new Set(claimed.map(({ batch_id }) => batch_id))
  const claims: KeyClaim[] = []
  for (const { request, caller, batchId } of claimants) {
    const claim: KeyClaim | undefined = fresh.has(batchId)
      ? { kind: 'new' }
      : await earlierUse(tx, request, caller.tenant)
    if (claim === undefined) throw new Error('an idempotency key vanished while it was claimed')
    claims.push(claim)
  }
  return claims
}

/** Frees the keys of batches that are not created after all. */
export async function releaseKeys(
  tx: Queryable,
  claimants: readonly Pick<Claimant, 'request' | 'caller' | 'batchId'>[],
): Promise<void> {
  if (claimants.length === 0) return
  await tx.query(
    `delete from idempotency_keys as k
     using unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) as d (tenant, operation, key, batch_id)
     where k.tenant = d.tenant and k.operation = d.operation and k.key = d.key
       and k.batch_id = d.batch_id`,
    [
      claimants.map(({ caller }) => caller.tenant),
      claimants.map(({ request }) => request.operation),
      claimants.map(({ request }) => storable(request.idempotencyKey)),
      claimants.map(({ batchId }) => batchId),
    ],
  )
}

/** What the request's key was used for before. Undefined: it is new, or has expired. */
export async function earlierUse(
  on: Queryable,
  request: SendRequest,
  tenant: string,
): Promise<Exclude<KeyClaim, { kind: 'new' }> | undefined> {
  const [first] = await on.query<{ input_hash: string; batch_id: string }>(
    `select input_hash, batch_id from idempotency_keys
     where tenant = $1 and operation = $2 and key = $3 and expires_at >= gateway_now()`,
    [tenant, request.operation, storable(request.idempotencyKey)],
  )
  if (first === undefined) return undefined
  const inputHash = await runInSlices(inputHashOf(request))
  const kind = first.input_hash === inputHash ? 'replay' : 'conflict'
  return { kind, batchId: first.batch_id }
}
