import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import { lockingLanes } from '#dispatch/store/lanes.ts'
import { runInSlices } from '#event-loop/slices.ts'
import type { Caller } from '#identity/caller.ts'
import type { SendRequest } from '../../check/request.ts'
import { inputHashOf } from './canonical.ts'

/** `replay`: the key belongs to a batch with the same input. `conflict`: with another input. */
export type KeyClaim =
  | { readonly kind: 'new' }
  | { readonly kind: 'replay'; readonly batchId: string }
  | { readonly kind: 'conflict'; readonly batchId: string }

/**
 * A request's key and input, as they are stored. Callers put addresses into their keys, and an input of
 * one recipient can be guessed: without the gateway's secret, neither can be found out from its hash.
 */
export interface RequestHashes {
  readonly keyHash: string
  readonly inputHash: string
}

export async function hashesOf(request: SendRequest, hash: HashRecipient): Promise<RequestHashes> {
  const inputHash = await runInSlices(inputHashOf(request))
  return { keyHash: keyHashOf(request, hash), inputHash: hash(`input ${inputHash}`) }
}

// The word keeps it from being the hash of a recipient.
const keyHashOf = ({ idempotencyKey }: SendRequest, hash: HashRecipient) =>
  hash(`idempotency key ${storable(idempotencyKey)}`)

/** A request that claims a key of its tenant for a batch. */
export interface Claimant extends RequestHashes {
  readonly request: SendRequest
  readonly caller: Caller
  readonly batchId: string
  readonly retentionSeconds: number
  /** By id. */
  readonly laneIds: readonly string[]
}

/**
 * Ties keys to batches, unless a key belongs to a batch already, and then holds the locks of the lanes of
 * those batches until `tx` ends. Of two concurrent claims of one key, the second waits until the first has
 * committed or rolled back. No key may occur twice. From here on `tx` waits `lockMs` for each lock at most; 0: as
 * long as a statement may take.
 */
export async function claimKeys(
  tx: Queryable,
  claimants: readonly Claimant[],
  lockMs: number,
): Promise<KeyClaim[]> {
  const rows = claimants.map(({ request, caller, batchId, ...more }) => ({
    tenant: caller.tenant,
    operation: request.operation,
    key_hash: more.keyHash,
    input_hash: more.inputHash,
    batch_id: batchId,
    seconds: more.retentionSeconds,
    lanes: more.laneIds,
  }))
  const claimed = await tx.query<{ batch_id: string }>(
    `with asked as materialized (
       select k.*, set_config('lock_timeout', $2, true)
       from jsonb_to_recordset($1::jsonb) as k (tenant text, operation text, key_hash text,
         input_hash text, batch_id uuid, seconds float8, lanes text[])
     ), claimed as (
       insert into idempotency_keys as old (tenant, operation, key_hash, input_hash, batch_id, expires_at)
       select tenant, operation, key_hash, input_hash, batch_id, gateway_now() + seconds * interval '1 s'
       from asked
       -- In one order, so that two groups cannot deadlock.
       order by tenant, operation, key_hash
       on conflict (tenant, operation, key_hash) do update
         set input_hash = excluded.input_hash, batch_id = excluded.batch_id,
           expires_at = excluded.expires_at
         where old.expires_at < gateway_now()
       returning batch_id
     ), locked as materialized (
       ${lockingLanes('select unnest(lanes) as lane from asked join claimed using (batch_id)')}
     )
     select batch_id from claimed where (select count(*) from locked) >= 0`,
    [JSON.stringify(rows), String(lockMs)],
  )
  const fresh = new Set(claimed.map(({ batch_id }) => batch_id))
  const claims: KeyClaim[] = []
  for (const claimant of claimants) {
    const claim: KeyClaim | undefined = fresh.has(claimant.batchId)
      ? { kind: 'new' }
      : claimOf(await useOfKey(tx, claimant, claimant.caller.tenant), claimant)
    if (claim === undefined) throw new Error('an idempotency key vanished while it was claimed')
    claims.push(claim)
  }
  return claims
}

/** Frees the keys of batches that are not created after all. */
export async function releaseKeys(
  tx: Queryable,
  claimants: readonly Pick<Claimant, 'request' | 'keyHash' | 'caller' | 'batchId'>[],
): Promise<void> {
  if (claimants.length === 0) return
  await tx.query(
    `delete from idempotency_keys as k
     using unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) as d (tenant, operation, key_hash, batch_id)
     where k.tenant = d.tenant and k.operation = d.operation and k.key_hash = d.key_hash
       and k.batch_id = d.batch_id`,
    [
      claimants.map(({ caller }) => caller.tenant),
      claimants.map(({ request }) => request.operation),
      claimants.map(({ keyHash }) => keyHash),
      claimants.map(({ batchId }) => batchId),
    ],
  )
}

/** What the request's key was used for before. Undefined: it is new, or has expired. */
export async function earlierUse(
  on: Queryable,
  request: SendRequest,
  tenant: string,
  hash: HashRecipient,
): Promise<EarlierClaim | undefined> {
  const use = await useOfKey(on, { request, keyHash: keyHashOf(request, hash) }, tenant)
  // Hashing a large input takes a while, and most keys are new.
  return use && claimOf(use, await hashesOf(request, hash))
}

type EarlierClaim = Exclude<KeyClaim, { kind: 'new' }>

interface KeyUse {
  readonly inputHash: string
  readonly batchId: string
}

async function useOfKey(
  on: Queryable,
  { request, keyHash }: Pick<Claimant, 'request' | 'keyHash'>,
  tenant: string,
): Promise<KeyUse | undefined> {
  const [use] = await on.query<KeyUse>(
    `select input_hash as "inputHash", batch_id as "batchId" from idempotency_keys
     where tenant = $1 and operation = $2 and key_hash = $3 and expires_at >= gateway_now()`,
    [tenant, request.operation, keyHash],
  )
  return use
}

function claimOf(
  use: KeyUse | undefined,
  { inputHash }: Pick<RequestHashes, 'inputHash'>,
): EarlierClaim | undefined {
  return use && { kind: use.inputHash === inputHash ? 'replay' : 'conflict', batchId: use.batchId }
}
