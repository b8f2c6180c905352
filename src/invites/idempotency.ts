import { createHash } from 'node:crypto'
import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { SendRequest } from './request.ts'

export type KeyClaim =
  | { readonly kind: 'new' }
  | { readonly kind: 'replay'; readonly batchId: string }
  | { readonly kind: 'conflict'; readonly batchId: string }

/**
 * Ties a caller's key to a batch, unless it belongs to one already. Of two at once one waits here
 * until the other has committed or rolled back: only one runs.
 */
export async function claimKey(
  tx: Queryable,
  request: SendRequest,
  caller: string,
  batchId: string,
  retentionSeconds: number,
): Promise<KeyClaim> {
  const hash = hashOf(request)
  const claimed = await tx.query(
    `insert into idempotency_keys as old (caller, operation, key, input_hash, batch_id, expires_at)
     values ($1, $2, $3, $4, $5, gateway_now() + $6 * interval '1 s')
     on conflict (caller, operation, key) do update
       set input_hash = excluded.input_hash, batch_id = excluded.batch_id,
         expires_at = excluded.expires_at
       where old.expires_at < gateway_now()
     returning 1`,
    [caller, request.operation, request.idempotencyKey, hash, batchId, retentionSeconds],
  )
  if (claimed.length > 0) return { kind: 'new' }
  const first = await earlierUse(tx, request, caller)
  if (first === undefined) throw new Error('an idempotency key vanished while it was claimed')
  return first
}

/** What a key was used for before, if it was. */
export async function earlierUse(
  on: Queryable,
  request: SendRequest,
  caller: string,
): Promise<Exclude<KeyClaim, { kind: 'new' }> | undefined> {
  const [first] = await on.query<{ input_hash: string; batch_id: string }>(
    `select input_hash, batch_id from idempotency_keys
     where caller = $1 and operation = $2 and key = $3 and expires_at >= gateway_now()`,
    [caller, request.operation, storable(request.idempotencyKey)],
  )
  if (first === undefined) return undefined
  const kind = first.input_hash === hashOf(request) ? 'replay' : 'conflict'
  return { kind, batchId: first.batch_id }
}

/** The same for the same input; how long to wait for the answer is not part of it. */
function hashOf({ input }: SendRequest): string {
  const { waitSeconds: _wait, ...rest } = input
  return createHash('sha256').update(canonical(rest)).digest('hex')
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
