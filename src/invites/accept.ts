import { createHash, randomUUID } from 'node:crypto'
import type { Database } from '#database/database.ts'
import { type Lane, laneId, wakeLanes } from '#dispatch/lanes.ts'
import type { Checkpoint } from '../journey.ts'
import { duplicatesBefore, duplicatesInside } from './duplicates.ts'
import { canonical, claimKeys, type KeyClaim } from './idempotency.ts'
import { insertBatches, type NewBatch } from './insert-batches.ts'
import { insertSends } from './insert-sends.ts'
import { inviteRows, knownInvites } from './invite-rows.ts'
import type { Candidate } from './judge.ts'
import type { RequestTarget, SendRequest } from './request.ts'

/** A checked request that is to become a batch. */
export interface Acceptance {
  readonly request: SendRequest
  readonly candidates: readonly Candidate[]
  readonly caller: string
  readonly retentionSeconds: number
  readonly checkpoint: Checkpoint
}

export type Accepted = { readonly batchId: string } & KeyClaim

/**
 * Takes checked requests on, in one transaction: afterwards all of them are durable, or nothing
 * happened. No two may share a key or a recipient: see `accept-queue.ts`. Locks in this order: the
 * keys, the lanes, then rows of their own.
 */
export async function acceptAll(
  database: Database,
  acceptances: readonly Acceptance[],
): Promise<Accepted[]> {
  return database.transaction(async (tx) => {
    const asked = acceptances.map((acceptance) => ({ ...acceptance, batchId: randomUUID() }))
    const claims = await claimKeys(tx, asked)
    const fresh = asked.filter((_, index) => claims[index]?.kind === 'new')
    const targets = fresh.flatMap(({ request }) => request.targets)
    if (fresh.length > 0) await wakeLanes(tx, lanesOf(targets))
    const before = await duplicatesBefore(tx, fresh)
    const known = await knownInvites(tx, targets)
    const batches = fresh.map((acceptance, index): NewBatch => {
      const { request, candidates } = acceptance
      const messageKeys = request.targets.map(messageKey)
      const duplicates = new Map([
        ...(before[index] ?? []),
        ...duplicatesInside(candidates, request),
      ])
      return { ...acceptance, rows: inviteRows(acceptance, { duplicates, known, messageKeys }) }
    })
    await insertBatches(tx, batches)
    await insertSends(tx, batches)
    for (const { checkpoint } of fresh) checkpoint('accepting')
    return asked.map(({ batchId }, index) => ({ batchId, ...(claims[index] ?? { kind: 'new' }) }))
  })
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
