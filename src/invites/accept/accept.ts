import { randomUUID } from 'node:crypto'
import type { Database } from '#database/database.ts'
import { insertBatches } from '#dispatch/intake/insert-batches.ts'
import { insertSends, type SendRow } from '#dispatch/intake/insert-sends.ts'
import { type Lane, laneId } from '#dispatch/lane.ts'
import { type Settled, settledOf } from '#dispatch/store/finish-sends.ts'
import { wakeLanes } from '#dispatch/store/lanes.ts'
import { runWithoutWaiting, type Slices } from '#event-loop/slices.ts'
import type { LimitExceeded } from '../check/refusal.ts'
import type { RequestTarget } from '../check/request.ts'
import type {
  Accepted,
  NewBatch,
  OutcomeListeners,
  PlanOutdated,
  PreparedAcceptance,
} from './acceptance.ts'
import { batchRow, eventRows, targetRows } from './batch-rows.ts'
import { duplicatesBefore } from './duplicates.ts'
import { claimKeys, releaseKeys } from './idempotency/idempotency.ts'
import { mailboxWaits } from './mailbox-waits.ts'
import type { NewSend } from './new-send.ts'
import { knownInvites, newSends } from './new-sends.ts'
import { takeFromQuotas } from './quota.ts'
import { sendRows } from './send-rows.ts'

/**
 * Accepts checked requests in one transaction: either all of them are durable afterwards, or none
 * is. No two may share an idempotency key or a recipient; `group-commit.ts` sees to that. Locks are
 * taken in this order: keys, lanes, the tenants' days, mailboxes, and last the rows of the batches themselves.
 */
export async function acceptAll(
  database: Database,
  acceptances: readonly PreparedAcceptance[],
  { onFinished, onSettled }: OutcomeListeners,
): Promise<Accepted[]> {
  let finished: readonly string[] = []
  let settled: readonly Settled[] = []
  const accepted = await database.transaction(async (tx): Promise<Accepted[]> => {
    const all = acceptances.map((acceptance) => ({ ...acceptance, batchId: randomUUID() }))
    const claims = await claimKeys(tx, all)
    const fresh = all.filter((_, index) => claims[index]?.kind === 'new')
    const targets = fresh.flatMap(({ request }) => request.targets)
    if (fresh.length > 0) await wakeLanes(tx, lanesOf(targets))
    const before = await duplicatesBefore(tx, fresh, 'all')
    const known = await knownInvites(
      tx,
      fresh.flatMap(({ candidates }) => candidates),
    )
    const planned: NewBatch[] = []
    const asPlanned: NewBatch[] = []
    for (const [index, acceptance] of fresh.entries()) {
      const rows = await runWithoutWaiting(newSends(acceptance, before[index], known))
      const batch = { ...acceptance, rows }
      planned.push(batch)
      if ((await batch.matchesPlan?.(rows)) ?? true) asPlanned.push(batch)
    }
    const overQuota = await takeFromQuotas(tx, asPlanned)
    const batches = asPlanned.filter(({ batchId }) => !overQuota.has(batchId))
    const dropped = planned.filter((batch) => !batches.includes(batch))
    await releaseKeys(tx, dropped)
    const waits = await mailboxWaits(tx, batches)
    const rows = batches.map(batchRow)
    finished = rows.filter(({ open }) => open === 0).map(({ id }) => id)
    await insertBatches(tx, rows, batches.flatMap(eventRows), batches.flatMap(targetRows))
    settled = settledOf(batches.flatMap(finalRows))
    await insertSends(tx, await runWithoutWaiting(allSendRows(batches, waits)))
    for (const { onCrashPoint } of fresh) onCrashPoint('accepting')
    const refused = new Map<string, PlanOutdated | LimitExceeded>([
      ...dropped.map(({ batchId }) => [batchId, { kind: 'outdated' }] as const),
      ...overQuota,
    ])
    return all.map(({ batchId }, index) => {
      const outcome = refused.get(batchId) ?? claims[index] ?? { kind: 'new' }
      return { batchId, isFinished: finished.includes(batchId), ...outcome }
    })
  })
  if (finished.length > 0) onFinished(finished)
  if (settled.length > 0) onSettled(settled)
  return accepted
}

function* allSendRows(
  batches: readonly NewBatch[],
  waits: ReadonlyMap<NewSend, number>,
): Slices<readonly SendRow[]> {
  const rows: (readonly SendRow[])[] = []
  for (const batch of batches) rows.push(yield* sendRows(batch, waits))
  return rows.flat()
}

/** Of the batch, those that are final at once: invalid and duplicate recipients. */
function finalRows({ rows }: NewBatch): readonly Omit<Settled, 'count'>[] {
  return rows.flatMap(({ provider, outcome }) =>
    outcome === undefined ? [] : [{ provider, outcome: outcome.kind }],
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
