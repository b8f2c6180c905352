import type { Database, Queryable } from '#database/database.ts'
import { type Lane, laneId } from '#dispatch/lane.ts'
import { lockBatches, skipQueued, tellBatches } from '#dispatch/store/finish-sends.ts'
import { wakeLanes } from '#dispatch/store/lanes.ts'
import { type FinalSend, lookUpCalls, queueAgain, repeatCalls } from '#dispatch/store/requeue.ts'
import type { Caller } from '#identity/caller.ts'
import type { Lifecycles } from '#lifecycles/lifecycles.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { NotAuthorized } from './check/check-permission.ts'
import type { GatewayLimits } from './check/limits.ts'
import { actOn } from './in-batch-transaction.ts'
import { invitedSince } from './query/action-facts.ts'
import { mayRetry } from './query/available-actions.ts'

export type BatchActionResult =
  | { readonly kind: 'done'; readonly batchId: string; readonly affected: number }
  | { readonly kind: 'not-found'; readonly id: string }
  | NotAuthorized
  | { readonly kind: 'invalid-state'; readonly batchId: string; readonly why: string }

export interface ActionTools {
  readonly database: Database
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly lifecycles: Lifecycles
  readonly limits: GatewayLimits
}

/** Skips what has not left yet. What is part of a call already is finished and recorded. */
export async function cancelBatch(
  { database }: ActionTools,
  batchId: string,
  caller: Caller,
): Promise<BatchActionResult> {
  return actOn(database, batchId, caller, 'invites:send', async (tx) => {
    const [batch] = await lockBatches(tx, [batchId])
    if (batch === undefined) return { kind: 'not-found', id: batchId }
    if (batch.closedReason === 'BATCH_CANCELED') {
      return { kind: 'invalid-state', batchId, why: 'The batch was canceled already.' }
    }
    const [counted] = await tx.query<{ open: number; queued: number }>(
      `select count(*) filter (where state <> 'final')::int as open,
         count(*) filter (where state = 'queued')::int as queued
       from sends where batch_id = $1`,
      [batchId],
    )
    const { open = 0, queued = 0 } = counted ?? {}
    if (open === 0) {
      return { kind: 'invalid-state', batchId, why: 'Every recipient has a final outcome already.' }
    }
    await tx.query(`update batches set closed_reason = 'BATCH_CANCELED' where id = $1`, [batchId])
    await note(tx, batchId, caller.id, 'CANCEL_REQUESTED', `${queued} not sent yet are skipped.`)
    await skipQueued(tx, [{ ...batch, closedReason: 'BATCH_CANCELED' }])
    return { kind: 'done', batchId, affected: queued }
  })
}

/**
 * Tries failed recipients again, and with `acceptDuplicateRisk` unconfirmed ones and those whom
 * another batch has invited since. Where the provider keeps a repeat from inviting twice, an
 * unconfirmed one is repeated in its very own call; elsewhere whoever may have got an invite within
 * the cool-down stays as they are.
 */
export async function retryBatch(
  { database, providers, limits: { coolDownSeconds } }: ActionTools,
  batchId: string,
  acceptDuplicateRisk: boolean,
  caller: Caller,
): Promise<BatchActionResult> {
  return actOn(database, batchId, caller, 'invites:resend', async (tx) => {
    await wakeLanes(tx, await lanesOf(tx, batchId))
    const [batch] = await lockBatches(tx, [batchId])
    if (batch === undefined) return { kind: 'not-found', id: batchId }
    if (batch.closedReason === 'BATCH_CANCELED') {
      return { kind: 'invalid-state', batchId, why: 'The batch was canceled.' }
    }
    const wanted = (await finalSends(tx, batchId, coolDownSeconds)).filter(
      ({ kind, outcome, invitedSince }) =>
        mayRetry(kind, outcome) && (acceptDuplicateRisk || (kind === 'FAILED' && !invitedSince)),
    )
    const isRepeat = ({ kind, provider }: RetriedSend) =>
      kind === 'UNCONFIRMED' && providers.get(provider)?.whenUnanswered === 'repeat'
    const sends = wanted.filter((send) => isRepeat(send) || !send.coolingDown)
    const cooling = wanted.length - sends.length
    await queueAgain(
      tx,
      sends.filter((send) => !isRepeat(send)).map(({ id }) => id),
    )
    await repeatCalls(tx, sends.filter(isRepeat))
    await tx.query(
      `update batches set open = open + $2, closed_reason = null,
         finished_at = case when $2 = 0 then finished_at end
       where id = $1`,
      [batchId, sends.length],
    )
    const told = cooling > 0 ? ` ${cooling} were invited too short a time ago.` : ''
    await note(tx, batchId, caller.id, 'RETRY_REQUESTED', `${sends.length} are tried again.${told}`)
    return { kind: 'done', batchId, affected: sends.length }
  })
}

/**
 * Asks the providers about unconfirmed recipients, and what became of all invitations of the batch.
 * Reads there; never sends.
 */
export async function reconcileBatch(
  tools: ActionTools,
  batchId: string,
  caller: Caller,
): Promise<BatchActionResult> {
  const result = await lookUpUnconfirmed(tools, batchId, caller)
  if (result.kind === 'done') {
    const { database, lifecycles } = tools
    const end = performance.now() + lifecycles.patienceMs
    await lifecycles.refresh(await lanesOf(database, batchId), end)
  }
  return result
}

async function lookUpUnconfirmed(
  { database, providers }: ActionTools,
  batchId: string,
  caller: Caller,
): Promise<BatchActionResult> {
  return actOn(database, batchId, caller, 'invites:send', async (tx) => {
    await wakeLanes(tx, await lanesOf(tx, batchId))
    const [batch] = await lockBatches(tx, [batchId])
    if (batch === undefined) return { kind: 'not-found', id: batchId }
    const sends = (await finalSends(tx, batchId)).filter(
      ({ kind, provider }) =>
        kind === 'UNCONFIRMED' && providers.get(provider)?.lookUp !== undefined,
    )
    await lookUpCalls(tx, sends)
    await note(tx, batchId, caller.id, 'RECONCILED', `${sends.length} are looked up.`)
    return { kind: 'done', batchId, affected: sends.length }
  })
}

interface RetriedSend extends FinalSend {
  readonly kind: 'FAILED' | 'UNCONFIRMED'
  readonly provider: ProviderKind
  readonly outcome: Outcome
  /** Another invite of the same person there was asked for since, and perhaps sent. */
  readonly invitedSince: boolean
  /** The person may have got an invite there within the cool-down, this one or any other. */
  readonly coolingDown: boolean
}

/** Failed and unconfirmed ones that still speak for their invite. */
async function finalSends(
  tx: Queryable,
  batchId: string,
  coolDownSeconds = 0,
): Promise<RetriedSend[]> {
  return tx.query<RetriedSend>(
    `select id, call_id as "callId", outcome_kind as kind, provider, outcome,
       ${invitedSince('sends')} as "invitedSince",
       exists (
         select 1 from sends other
         where other.destination_id = sends.destination_id and other.provider = sends.provider
           and other.recipient_key = sends.recipient_key
           and other.asked_at > gateway_now() - $2 * interval '1 s'
           and other.outcome_kind not in ('FAILED', 'SKIPPED')
       ) as "coolingDown"
     from sends
     where batch_id = $1 and latest and state = 'final' and outcome_kind in ('FAILED', 'UNCONFIRMED')
     order by seq`,
    [batchId, coolDownSeconds],
  )
}

async function lanesOf(tx: Queryable, batchId: string): Promise<Lane[]> {
  const rows = await tx.query<Omit<Lane, 'id'>>(
    `select distinct provider, destination_id as "destinationId" from targets where batch_id = $1`,
    [batchId],
  )
  return rows.map((row) => ({ ...row, id: laneId(row.provider, row.destinationId) }))
}

async function note(
  tx: Queryable,
  batchId: string,
  actor: string,
  kind: 'CANCEL_REQUESTED' | 'RETRY_REQUESTED' | 'RECONCILED',
  message: string,
): Promise<void> {
  await tx.query('insert into events (batch_id, actor, kind, message) values ($1, $2, $3, $4)', [
    batchId,
    actor,
    kind,
    message,
  ])
  await tellBatches(tx, [batchId])
}
