import type { Queryable } from '#database/database.ts'
import { callIsIncomplete } from '#dispatch/store/requeue.ts'
import { existsOtherSend } from '#dispatch/store/same-recipient.ts'
import type { Caller, Scope } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { FailureCode } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { sentWithin } from '../../accept/cool-down.ts'
import type { BatchRow } from '../rows.ts'
import { visibilityOf } from '../visibility.ts'
import { invitedSince } from './action-facts.ts'
import { isRetried, type Retriable } from './available-actions.ts'

/** What a caller can do with a whole batch. `RETRY_WITH_CONSENT`: it may invite people twice. */
export const batchActionKinds = ['CANCEL', 'RETRY', 'RETRY_WITH_CONSENT', 'RECONCILE'] as const
export type BatchActionKind = (typeof batchActionKinds)[number]

export interface BatchAction {
  readonly action: BatchActionKind
  /** How many recipients it would apply to now. */
  readonly count: number
  /** Why it is not available, as a sentence; null: it is. */
  readonly reason: string | null
}

/** The sends of one batch that actions are about, in groups that are alike. */
export interface BatchActionFacts {
  readonly batchId: string
  /** The caller may use every destination of the batch. */
  readonly mayUseAll: boolean
  /** Sends that are not part of a call yet. */
  readonly queued: number
  readonly unresolved: readonly Unresolved[]
}

interface Unresolved {
  readonly kind: 'FAILED' | 'UNCONFIRMED'
  readonly provider: ProviderKind
  readonly code: FailureCode | null
  /** The failure is the provider's own. */
  readonly isTheirs: boolean
  readonly invitedSince: boolean
  readonly coolingDown: boolean
  /** Somebody of its call was erased. */
  readonly isCallIncomplete: boolean
  readonly count: number
}

/** What a caller can do with a batch now, and why not the rest. Pure. */
export function batchActionsOf(
  batch: Pick<BatchRow, 'open' | 'closedReason'>,
  { mayUseAll, queued, unresolved }: BatchActionFacts,
  providers: ReadonlyMap<ProviderKind, Provider>,
  { scopes }: Pick<Caller, 'scopes'>,
): readonly BatchAction[] {
  const isCanceled = batch.closedReason === 'BATCH_CANCELED'
  const isRepeat = ({ kind, provider, isCallIncomplete }: Unresolved) =>
    kind === 'UNCONFIRMED' &&
    !isCallIncomplete &&
    providers.get(provider)?.whenUnanswered === 'repeat'
  const retried = (withConsent: boolean) =>
    sum(
      unresolved.filter(
        (group) => isRetried(asSend(group), withConsent) && (isRepeat(group) || !group.coolingDown),
      ),
    )
  const lookedUp = sum(
    unresolved.filter(
      ({ kind, provider }) =>
        kind === 'UNCONFIRMED' && providers.get(provider)?.lookUp !== undefined,
    ),
  )
  const withoutConsent = retried(false)
  const withConsent = retried(true)
  const action = (
    name: BatchActionKind,
    scope: Scope,
    count: number,
    why: string | undefined,
  ): BatchAction => {
    const reason = scopes.has(scope)
      ? mayUseAll
        ? (why ?? null)
        : 'You may not use every destination of this batch.'
      : `This needs the scope ${scope}.`
    return { action: name, count: reason === null ? count : 0, reason }
  }
  const canceled = isCanceled ? 'The batch was canceled.' : undefined
  const none = (count: number, why: string) => (count === 0 ? why : undefined)
  return [
    action(
      'CANCEL',
      'invites:send',
      queued,
      canceled ?? none(batch.open, 'Every recipient already has a final outcome.'),
    ),
    action(
      'RETRY',
      'invites:resend',
      withoutConsent,
      canceled ?? none(withoutConsent, 'No recipient can be tried again safely.'),
    ),
    action(
      'RETRY_WITH_CONSENT',
      'invites:resend',
      withConsent,
      canceled ?? none(withConsent - withoutConsent, 'No recipient needs consent.'),
    ),
    action(
      'RECONCILE',
      'invites:send',
      lookedUp,
      none(lookedUp, 'No recipient has an outcome that can be looked up.'),
    ),
  ]
}

/** What `batchActionsOf` needs to know of these batches, in any order. */
export async function batchActionFacts(
  on: Queryable,
  batchIds: readonly string[],
  coolDownSeconds: number,
  caller: Caller,
): Promise<BatchActionFacts[]> {
  const batches = await on.query<Omit<BatchActionFacts, 'unresolved'>>(
    `select b.id as "batchId",
       not exists (select from targets t
         where t.batch_id = b.id and not reaches($3::text[], t.lane_id)) as "mayUseAll",
       (select count(*)::int from sends s
         where s.batch_id = b.id and s.state = 'queued' and b.finished_at is null) as queued
     from batches b where b.id = any($1::uuid[]) and b.tenant = $2`,
    [batchIds, ...visibilityOf(caller)],
  )
  const unresolved = await on.query<Unresolved & { readonly batchId: string }>(
    `select batch_id as "batchId", kind, provider, code, theirs as "isTheirs",
       invited_since as "invitedSince", cooling_down as "coolingDown",
       call_is_incomplete as "isCallIncomplete", count(*)::int as count
     from (
       select batch_id, outcome_kind as kind, provider, outcome ->> 'code' as code,
         outcome ? 'error' as theirs, ${invitedSince('sends')} as invited_since,
         ${existsOtherSend('sends', sentWithin('other', '$2'))} as cooling_down,
         ${callIsIncomplete('sends')} as call_is_incomplete
       from sends where batch_id = any($1::uuid[]) and latest and erased_at is null and state = 'final'
         and outcome_kind in ('FAILED', 'UNCONFIRMED')
     ) found
     group by batch_id, kind, provider, code, theirs, invited_since, cooling_down, call_is_incomplete`,
    [batches.map(({ batchId }) => batchId), coolDownSeconds],
  )
  const byBatch = Map.groupBy(unresolved, ({ batchId }) => batchId)
  return batches.map((batch) => ({ ...batch, unresolved: byBatch.get(batch.batchId) ?? [] }))
}

function asSend({ kind, code, isTheirs, invitedSince }: Unresolved): Retriable {
  return { kind, code, isTheirs, invitedSince }
}

const sum = (groups: readonly { readonly count: number }[]) =>
  groups.reduce((total, { count }) => total + count, 0)
