import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'
import { batchEvent } from '../policy/batch-event.ts'

/** A batch whose row is locked by this transaction. */
export interface OpenBatch {
  readonly id: string
  readonly stopAfterFailures: number | null
  readonly closedReason: ClosedReason | null
  /** The `traceparent` of its acceptance, where that is traced. */
  readonly trace: string | null
}

/** Why a batch sends nothing more. Its queued sends are skipped with the same reason. */
export type ClosedReason = 'BATCH_CANCELED' | 'STOPPED_AFTER_FAILURES'

/** An outcome that an answer proves for one send. */
export interface KnownOutcome {
  readonly id: string
  readonly batchId: string
  /** False: it was unconfirmed until now. */
  readonly wasOpen: boolean
  readonly outcome: Outcome
  /** This recipient leaves alone from now on. */
  readonly culprit: boolean
}

/** How many sends of a provider have become final with an outcome. */
export interface Settled {
  /** A `ProviderKind`. */
  readonly provider: string
  readonly outcome: Outcome['kind'] | 'SKIPPED'
  readonly count: number
  /** They were final before, as `UNCONFIRMED`. */
  readonly wasUnconfirmed?: boolean
}

/**
 * Locks batches in the order of their ids, which prevents deadlocks, and increments their versions.
 * Sends that this transaction changes carry the new version.
 */
export async function lockBatches(tx: Queryable, ids: readonly string[]): Promise<OpenBatch[]> {
  return tx.query<OpenBatch>(lockingBatches('id = any($1::uuid[])'), [ids])
}

/** The same as a part of another statement. `which` is a condition on `batches`. */
export function lockingBatches(which: string): string {
  return `update batches set version = version + 1
    where id in (select id from batches where ${which} order by id for no key update)
    returning id, stop_after_failures as "stopAfterFailures", closed_reason as "closedReason", trace`
}

/** In an update of `sends`: marks the row as changed by this transaction. The batch must be locked. */
export const nowChanged =
  'version = (select b.version from batches b where b.id = sends.batch_id), updated_at = gateway_now()'

/**
 * Makes outcomes of a call final, counts them, and closes batches with too many failures. Returns what
 * became final, in these batches too.
 */
export async function finishSends(
  tx: Queryable,
  known: readonly KnownOutcome[],
  batches: readonly OpenBatch[],
  call: { readonly id: string; readonly provider: string },
): Promise<readonly Settled[]> {
  if (known.length === 0) return []
  await tx.query(
    `with settled as (
       update sends set state = 'final', outcome_kind = o.outcome ->> 'kind', outcome = case when erased_at is null then o.outcome else o.outcome - 'error' - 'providerReference' end,
         provider_reference = case when erased_at is null
           then coalesce(o.outcome ->> 'providerReference', provider_reference)
           else provider_reference end,
         not_before = null, settled_at = gateway_now(), ${nowChanged},
         doubtful = doubtful and o.outcome ->> 'kind' = 'UNCONFIRMED',
         culprit = (sends.culprit or o.culprit) and o.outcome ->> 'kind' in ('FAILED', 'UNCONFIRMED')
       from jsonb_to_recordset($2::jsonb) as o (id uuid, outcome jsonb, culprit boolean)
       -- Also as an array: the planner cannot estimate the JSON's length and may scan the table.
       where sends.id = o.id and sends.id = any($4::uuid[]) and call_id = $3
         and (state = 'in_call' or outcome_kind = 'UNCONFIRMED')
     ), ${countDown}`,
    [
      known.filter(({ wasOpen }) => wasOpen).map(({ batchId }) => batchId),
      storableJson(known.map(({ id, outcome, culprit }) => ({ id, outcome, culprit }))),
      call.id,
      known.map(({ id }) => id),
    ],
  )
  const settled = settledOf(
    known.map(({ wasOpen, outcome }) => ({
      ...{ provider: call.provider, outcome: outcome.kind },
      ...(wasOpen ? {} : { wasUnconfirmed: true }),
    })),
  )
  const stopped: OpenBatch[] = []
  for (const batch of batches) {
    const mine = known.filter(({ batchId }) => batchId === batch.id)
    if (batch.stopAfterFailures === null || batch.closedReason !== null) continue
    if (!mine.some(({ outcome }) => outcome.kind === 'FAILED')) continue
    if (await hasTooManyFailures(tx, batch))
      stopped.push({ ...batch, closedReason: stoppedAfterFailures })
  }
  if (stopped.length === 0) return settled
  await tx.query('update batches set closed_reason = $2 where id = any($1::uuid[])', [
    stopped.map(({ id }) => id),
    stoppedAfterFailures,
  ])
  return [...settled, ...(await skipQueued(tx, stopped))]
}

const stoppedAfterFailures = 'STOPPED_AFTER_FAILURES' satisfies ClosedReason

/** Counts equal ones together. */
export function settledOf(each: readonly Omit<Settled, 'count'>[]): readonly Settled[] {
  const groups = Map.groupBy(each, groupOf)
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, count: 1 + others.length }],
  )
}

const groupOf = ({ provider, outcome, wasUnconfirmed = false }: Omit<Settled, 'count'>) =>
  `${provider} ${outcome} ${wasUnconfirmed}`

/** Skips the queued sends of those of the batches that are closed. Returns what became final. */
export async function skipQueued(
  tx: Queryable,
  batches: readonly OpenBatch[],
): Promise<readonly Settled[]> {
  const closed = batches.filter(({ closedReason }) => closedReason !== null)
  if (closed.length === 0) return []
  const settled: Omit<Settled, 'count'>[] = []
  // Locks all sends first, in one order over all batches.
  await tx.query(
    `select 1 from sends where batch_id = any($1::uuid[]) and state = 'queued'
     order by id for no key update`,
    [closed.map(({ id }) => id)],
  )
  for (const { id, closedReason } of closed) {
    if (closedReason === null) continue
    const outcome = { kind: 'SKIPPED', reason: closedReason, ...skipped[closedReason] }
    const rows = await tx.query<Omit<Settled, 'count'>>(
      `update sends set state = 'final', not_before = null,
         outcome_kind = case when doubtful then 'UNCONFIRMED' else 'SKIPPED' end,
         outcome = case when doubtful then $3::jsonb else $2::jsonb end,
         settled_at = gateway_now(), ${nowChanged}
       where batch_id = $1 and state = 'queued'
       returning provider, outcome_kind as outcome`,
      [id, JSON.stringify(outcome), JSON.stringify(stillUnconfirmed())],
    )
    if (rows.length > 0) await tx.query(`with ${countDown}`, [rows.map(() => id)])
    settled.push(...rows)
  }
  return settledOf(settled)
}

const skipped = {
  BATCH_CANCELED: { evidence: 'INFERRED', message: 'The batch was canceled before this was sent.' },
  STOPPED_AFTER_FAILURES: {
    evidence: 'INFERRED',
    message: 'The batch stopped: it reached the number of failures that its sender allows.',
  },
} as const

/**
 * The outcome of a send that an earlier call left unconfirmed and a later call certainly did not
 * process. It may have been sent, so it must not become failed or skipped.
 */
export function stillUnconfirmed(error?: ProviderError): Outcome {
  return {
    kind: 'UNCONFIRMED',
    evidence: 'INFERRED',
    message: 'It was not sent again; the earlier call may or may not have been processed.',
    ...(error === undefined ? {} : { error }),
  }
}

const { code: finishedCode, message: finishedMessage } = batchEvent('FINISHED')

// After `with`; $1 is the batch of each send that became final. The batches must be locked.
const countDown = `counted as (
    update batches set open = open - n, finished_at = case when open = n then gateway_now() end
    from (select id, count(*)::int as n from unnest($1::uuid[]) as id group by id) as final
    where batches.id = final.id
    returning batches.id, open
  )
  insert into events (batch_id, actor, kind, code, message)
  select id, 'gateway', 'FINISHED', '${finishedCode}', '${finishedMessage}'
  from counted where open = 0`

/**
 * Notifies those who wait for the batches or follow them, once `tx` is committed. Returns the batches
 * that `tx` has finished.
 */
export async function notifyBatches(tx: Queryable, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string; isFinished: boolean | null }>(
    `select id, finished_at >= now() as "isFinished",
       pg_notify('batches', id || case when finished_at is null then '' else '${finishedSuffix}' end)
     from batches where id = any($1::uuid[])`,
    [ids],
  )
  return rows.filter(({ isFinished }) => isFinished).map(({ id }) => id)
}

/** Marks a notification about a finished batch. Most listeners wait for this one only. */
export const finishedSuffix = '!'

async function hasTooManyFailures(
  tx: Queryable,
  { id, stopAfterFailures }: OpenBatch,
): Promise<boolean> {
  const [count] = await tx.query<{ failed: number }>(
    `select count(*)::int as failed from sends
     where batch_id = $1 and outcome_kind = 'FAILED' and call_id is not null`,
    [id],
  )
  return (count?.failed ?? 0) >= (stopAfterFailures ?? Number.POSITIVE_INFINITY)
}
