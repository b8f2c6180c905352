import { createHash, randomUUID } from 'node:crypto'
import type { Database, Queryable } from '#database/database.ts'
import { type Lane, laneId, wakeLanes } from '#dispatch/lanes.ts'
import type { Checkpoint } from '../journey.ts'
import { type Duplicate, duplicatesBefore, duplicatesInside } from './duplicates.ts'
import { canonical, claimKey, type KeyClaim } from './idempotency.ts'
import { insertSends } from './insert-sends.ts'
import { inviteRows, knownInvites } from './invite-rows.ts'
import type { Candidate } from './judge.ts'
import type { RequestTarget, SendRequest } from './request.ts'

export interface Acceptance {
  readonly request: SendRequest
  readonly candidates: readonly Candidate[]
  readonly caller: string
  readonly retentionSeconds: number
  readonly checkpoint: Checkpoint
}

export type Accepted = { readonly batchId: string } & KeyClaim

/**
 * Takes a checked request on, in one transaction: afterwards all of it is durable, or nothing of it
 * happened. Locks in this order: the key, the lanes, then rows of its own.
 */
export async function accept(database: Database, acceptance: Acceptance): Promise<Accepted> {
  return database.transaction(async (tx) => {
    const { request, candidates, caller, retentionSeconds } = acceptance
    const batchId = randomUUID()
    const claim = await claimKey(tx, request, caller, batchId, retentionSeconds)
    if (claim.kind !== 'new') return claim

    await wakeLanes(tx, lanesOf(request.targets))
    const duplicates: ReadonlyMap<number, Duplicate> = new Map([
      ...(await duplicatesBefore(tx, candidates, request)),
      ...duplicatesInside(candidates, request),
    ])
    const known = await knownInvites(tx, request.targets)
    const rows = inviteRows(acceptance, {
      duplicates,
      known,
      messageKeys: request.targets.map(messageKey),
    })
    const open = rows.filter(({ outcome }) => outcome === undefined).length

    await insertBatch(tx, batchId, acceptance, rows.length, open)
    await insertTargets(tx, batchId, request.targets)
    await insertSends(tx, batchId, rows)
    acceptance.checkpoint('accepting')
    return { kind: 'new', batchId }
  })
}

async function insertBatch(
  tx: Queryable,
  id: string,
  { request, caller }: Acceptance,
  total: number,
  open: number,
): Promise<void> {
  await tx.query(
    `insert into batches (id, operation, caller, idempotency_key, name, stop_after_failures, total,
       open, finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $8 = 0 then gateway_now() end)`,
    [
      id,
      request.operation,
      caller,
      request.idempotencyKey,
      request.name ?? null,
      request.stopAfterFailures ?? null,
      total,
      open,
    ],
  )
  await tx.query(
    `insert into events (batch_id, actor, kind, message) values ($1, $2, 'CREATED', $3)`,
    [id, caller, `${total} recipients: ${open} to send, ${total - open} answered at once.`],
  )
  if (open > 0) return
  await tx.query(
    `insert into events (batch_id, actor, kind, message)
     values ($1, 'gateway', 'FINISHED', 'Every recipient has a final outcome.')`,
    [id],
  )
}

async function insertTargets(
  tx: Queryable,
  batchId: string,
  targets: readonly RequestTarget[],
): Promise<void> {
  const rows = targets.map((target, position) => ({
    position,
    provider: target.provider,
    destination_id: target.destinationId,
    lane_id: laneId(target.provider, target.destinationId),
    operation: target.operation,
    message: target.message,
  }))
  await tx.query(
    `insert into targets (batch_id, position, provider, destination_id, lane_id, operation, message)
     select $1, position, provider, destination_id, lane_id, operation, message
     from jsonb_to_recordset($2::jsonb) as t (position int, provider text, destination_id text,
       lane_id text, operation text, message jsonb)`,
    [batchId, JSON.stringify(rows)],
  )
}

function lanesOf(targets: readonly RequestTarget[]): Lane[] {
  const lanes = new Map<string, Lane>()
  for (const { provider, destinationId } of targets) {
    const id = laneId(provider, destinationId)
    lanes.set(id, { id, provider, destinationId })
  }
  return [...lanes.values()]
}

/** Sends of one lane with equal keys can share a call. */
function messageKey({ operation, message }: RequestTarget): string {
  return createHash('sha256')
    .update(canonical([operation, message]))
    .digest('base64url')
}
