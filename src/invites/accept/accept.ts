import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '#database/database.ts'
import { callsAtOnce } from '#dispatch/at-once/calls-at-once.ts'
import { callRows, holdCalls, withCalls } from '#dispatch/at-once/form-at-once.ts'
import type { LaneOffer, OfferAt } from '#dispatch/at-once/lane-offer.ts'
import { wakeOthers } from '#dispatch/at-once/wake-others.ts'
import { insertBatches } from '#dispatch/intake/insert-batches.ts'
import { insertSends, type SendRow } from '#dispatch/intake/insert-sends.ts'
import { type Lane, laneId } from '#dispatch/lane.ts'
import { type Settled, settledOf } from '#dispatch/store/finish-sends.ts'
import { runWithoutWaiting, type Slices } from '#event-loop/slices.ts'
import type { LimitExceeded } from '../check/refusal.ts'
import type {
  Accepted,
  NewBatch,
  OutcomeListeners,
  PlanOutdated,
  PreparedAcceptance,
} from './acceptance.ts'
import { batchRow, eventRows, targetRows } from './batch-rows.ts'
import { type Claimant, claimKeys, releaseKeys } from './idempotency/idempotency.ts'
import { mailboxWaits } from './mailbox-waits.ts'
import type { NewSend } from './new-send.ts'
import { newSends } from './new-sends.ts'
import { type Past, pastOf } from './past.ts'
import { isUsedUp } from './quotas/at-commit.ts'
import { takeFromQuotas } from './quotas/quota.ts'
import { sendRows } from './send-rows.ts'

/** Its listeners hear of recipients and batches that had nothing to send. */
export interface AcceptOptions extends OutcomeListeners {
  readonly database: Database
  readonly offerAt: OfferAt
}

/**
 * Accepts checked requests in one transaction: either all of them are durable afterwards, or none
 * is. No two may share an idempotency key or a recipient; `group-commit.ts` sees to that. Locks are
 * taken in this order: keys, lanes, mailboxes, the rows of the batches themselves, and in the commit the
 * tenants' days; these after the lanes where a quota is nearly used up.
 * In lanes that offer it, the intents of calls are written too, which leave then.
 */
export async function acceptAll(
  acceptances: readonly PreparedAcceptance[],
  options: AcceptOptions,
  { lockMs, quotas = 'at-commit' }: Locking,
): Promise<Accepted[]> {
  const { database, onFinished, onSettled, offerAt } = options
  const { kind } = database
  const all = acceptances.map((acceptance) => ({
    ...acceptance,
    batchId: randomUUID(),
    laneIds: lanesOf([acceptance]).map(({ id }) => id),
  }))
  const offers = offersTo(acceptances, offerAt)
  let together: AcceptedTogether
  try {
    together = await database.transaction((tx) =>
      acceptIn(tx, all, { offers, kind, lockMs, quotas }),
    )
  } catch (error) {
    for (const offer of offers) offer.withdraw()
    if (quotas === 'at-commit' && isUsedUp(error)) {
      return acceptAll(acceptances, options, { lockMs, quotas: 'now' })
    }
    throw error
  }
  const { accepted, settled, waitingLanes } = together
  for (const offer of offers) offer.leave(waitingLanes.has(offer.lane.id))
  const finished = accepted.filter(({ isFinished }) => isFinished)
  if (finished.length > 0) onFinished(finished.map(({ batchId }) => batchId))
  if (settled.length > 0) onSettled(settled)
  return accepted
}

/** How its transaction takes locks. */
export interface Locking {
  /** For how long it waits for each lock; 0: as long as a statement may take. */
  readonly lockMs: number
  /** Of its tenants' quotas. Those who were refused at the commit lock them. */
  readonly quotas?: 'now' | 'at-commit'
}

interface Accepting extends Required<Locking> {
  readonly offers: readonly LaneOffer[]
  readonly kind: Database['kind']
}

type New = PreparedAcceptance & Pick<Claimant, 'batchId' | 'laneIds'>

interface AcceptedTogether {
  readonly accepted: Accepted[]
  readonly settled: readonly Settled[]
  /** Those in which a part of it waits, and which were not woken because they made an offer. */
  readonly waitingLanes: ReadonlySet<string>
}

async function acceptIn(
  tx: Queryable,
  all: readonly New[],
  { offers, kind, lockMs, quotas }: Accepting,
): Promise<AcceptedTogether> {
  const claims = await claimKeys(tx, all, lockMs)
  const fresh = all.filter((_, index) => claims[index]?.kind === 'new')
  const past = await pastOf(tx, fresh, offers)
  const { idle } = past
  await wakeOthers(tx, lanesOf(fresh), idle)
  const planned = await plan(fresh, past)
  const asPlanned: NewBatch[] = []
  for (const batch of planned) {
    if ((await batch.matchesPlan?.(batch.rows)) ?? true) asPlanned.push(batch)
  }
  const used = quotas === 'now' ? 'to-be-locked' : past.quotas
  const overQuota = await takeFromQuotas(tx, asPlanned, used)
  const batches = asPlanned.filter(({ batchId }) => !overQuota.has(batchId))
  const dropped = planned.filter((batch) => !batches.includes(batch))
  await releaseKeys(tx, dropped)
  const onWritten = () => {
    for (const { onCrashPoint } of fresh) onCrashPoint('accepting')
  }
  const { sends, finished } = await store(tx, batches, { past, kind, onWritten })
  const refused = new Map<string, PlanOutdated | LimitExceeded>([
    ...dropped.map(({ batchId }) => [batchId, { kind: 'outdated' }] as const),
    ...overQuota,
  ])
  const accepted = all.map(({ batchId }, index): Accepted => {
    const outcome = refused.get(batchId) ?? claims[index] ?? { kind: 'new' }
    return { batchId, isFinished: finished.has(batchId), ...outcome }
  })
  const waiting = sends.filter(({ outcome, call_id }) => outcome === undefined && !call_id)
  const lanes = new Set(waiting.map(({ lane_id }) => lane_id))
  const waitingLanes = idle.map(({ lane }) => lane.id).filter((lane) => lanes.has(lane))
  const settled = settledOf(batches.flatMap(finalRows))
  return { accepted, settled, waitingLanes: new Set(waitingLanes) }
}

async function plan(
  fresh: readonly New[],
  { duplicates, invites }: Pick<Past, 'duplicates' | 'invites'>,
): Promise<NewBatch[]> {
  const planned: NewBatch[] = []
  for (const [index, acceptance] of fresh.entries()) {
    const rows = await runWithoutWaiting(newSends(acceptance, duplicates[index], invites))
    planned.push({ ...acceptance, rows })
  }
  return planned
}

interface Stored {
  readonly sends: readonly SendRow[]
  /** The batches that had nothing to send. */
  readonly finished: ReadonlySet<string>
}

interface Storing {
  readonly past: Pick<Past, 'idle' | 'mailboxes'>
  readonly kind: Database['kind']
  /** All but the last statement are written, which goes to the server together with the commit. */
  readonly onWritten: () => void
}

async function store(
  tx: Queryable,
  batches: readonly NewBatch[],
  { past, kind, onWritten }: Storing,
): Promise<Stored> {
  const waits = await mailboxWaits(tx, batches, past.mailboxes)
  const rows = batches.map(batchRow)
  const targets = batches.flatMap(targetRows)
  const waiting = await runWithoutWaiting(allSendRows(batches, waits))
  const calls = callsAtOnce(past.idle, waiting)
  const events = batches.flatMap(eventRows)
  const intents = callRows(calls, targets)
  holdCalls(calls, intents)
  const sends = withCalls(waiting, calls)
  void insertBatches(tx, rows, events, targets, intents)
  await insertSends(tx, sends, kind, onWritten)
  return {
    sends,
    finished: new Set(rows.filter(({ open }) => open === 0).map(({ id }) => id)),
  }
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

/** Of a large group only a small part could leave at once. */
const maxRecipientsAtOnce = 1_000

function offersTo(acceptances: readonly PreparedAcceptance[], offerAt: OfferAt): LaneOffer[] {
  const lanes = acceptances.flatMap(({ request, candidates }, batch) =>
    candidates.flatMap(({ target }) => {
      const { provider, destinationId } = request.targets[target] ?? {}
      return provider && destinationId ? [{ lane: laneId(provider, destinationId), batch }] : []
    }),
  )
  if (lanes.length > maxRecipientsAtOnce) return []
  const counts = Map.groupBy(lanes, ({ lane }) => lane)
  return [...counts].flatMap(
    ([lane, sends]) =>
      offerAt(lane, sends.length, new Set(sends.map(({ batch }) => batch)).size) ?? [],
  )
}

function lanesOf(acceptances: readonly PreparedAcceptance[]): Lane[] {
  const targets = acceptances.flatMap(({ request }) => request.targets)
  const lanes = new Map<string, Lane>()
  for (const { provider, destinationId } of targets) {
    const id = laneId(provider, destinationId)
    lanes.set(id, { id, provider, destinationId })
  }
  return [...lanes.values()]
}
