import { randomUUID } from 'node:crypto'
import type { Database } from '#database/database.ts'
import { type Lane, laneId } from '#dispatch/lane.ts'
import { wakeLanes } from '#dispatch/store/lanes.ts'
import type { Caller } from '#identity/caller.ts'
import type { Checkpoint } from '../../crash-points.ts'
import type { Candidate } from '../check/check-recipients.ts'
import type { RequestTarget, SendRequest } from '../check/request.ts'
import { duplicatesBefore } from './duplicates.ts'
import { claimKeys, type KeyClaim, releaseKeys } from './idempotency.ts'
import { insertBatches, type NewBatch } from './insert-batches.ts'
import { insertSends } from './insert-sends.ts'
import { newRows } from './new-send.ts'
import { knownInvites, type NewSend } from './new-sends.ts'
import { type OverQuota, takeFromQuotas } from './quota.ts'

/** A checked request that is to become a batch. */
export interface Acceptance {
  readonly request: SendRequest
  readonly candidates: readonly Candidate[]
  readonly caller: Caller
  readonly retentionSeconds: number
  readonly coolDownSeconds: number
  /** Recipients whom its tenant may send to in a day; without: as many as they like. */
  readonly quota?: number
  readonly checkpoint: Checkpoint
  /** Is this what its sender was shown? Without: nothing was shown. */
  readonly expects?: (rows: readonly NewSend[]) => boolean
}

/** `outdated`: it would not do what its sender was shown. Nothing happened of what was refused. */
type Refused = { readonly kind: 'outdated' } | OverQuota
export type Accepted = { readonly batchId: string } & (KeyClaim | Refused)

/**
 * Takes checked requests on, in one transaction: afterwards all of them are durable, or nothing
 * happened. No two may share a key or a recipient: see `accept-queue.ts`. Locks in this order: the
 * keys, the lanes, the tenants' days, then rows of their own.
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
    const planned = fresh.map(
      (acceptance, index): NewBatch => ({
        ...acceptance,
        rows: newRows(acceptance, before[index], known),
      }),
    )
    const expected = planned.filter(({ expects, rows }) => expects?.(rows) ?? true)
    const over = await takeFromQuotas(tx, expected)
    const batches = expected.filter(({ batchId }) => !over.has(batchId))
    const dropped = planned.filter((batch) => !batches.includes(batch))
    await releaseKeys(tx, dropped)
    await insertBatches(tx, batches)
    await insertSends(tx, batches)
    for (const { checkpoint } of fresh) checkpoint('accepting')
    const refused = new Map<string, Refused>([
      ...dropped.map(({ batchId }) => [batchId, { kind: 'outdated' }] as const),
      ...over,
    ])
    return asked.map(({ batchId }, index) => {
      const refusal = refused.get(batchId)
      return refusal ? { batchId, ...refusal } : { batchId, ...(claims[index] ?? { kind: 'new' }) }
    })
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
