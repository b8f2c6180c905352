import { type ErasureState, erasureState } from '#dispatch/erasing/erasures.ts'
import type { Caller } from '#identity/caller.ts'
import type { DestinationReader } from '#lifecycles/destinations/destination-reader.ts'
import type { LifecycleState } from '#lifecycles/state.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { AcceptOptions } from './accept/accept.ts'
import { createAccept } from './accept/groups/group-commit.ts'
import type { CancelResult, ReconcileResult, RetryResult } from './batch-action-result.ts'
import { cancelBatch } from './cancel-batch.ts'
import type { SendRequest } from './check/request.ts'
import { createFollow, type Follow } from './follow/follow.ts'
import { createFollowAll, type FollowAll } from './follow/follow-all.ts'
import { type EraseRequest, type EraseResult, erasePerson } from './people/erase-person.ts'
import { type ExportResult, exportPerson } from './people/export-person.ts'
import type { PersonRef } from './people/person.ts'
import { type PlanResult, planInvites } from './plan/plan.ts'
import { type QuotaLeft, quotaLeft } from './plan/quota-left.ts'
import { type ActionFacts, actionFacts } from './query/actions/action-facts.ts'
import { type BatchActionFacts, batchActionFacts } from './query/actions/batch-actions.ts'
import type { Cursors } from './query/cursors/cursors.ts'
import type { InviteFilter } from './query/invite-conditions.ts'
import {
  type BatchFilter,
  type EventRow,
  listBatches,
  listEventsOfBatches,
  listInvites,
  listInvitesOfBatches,
  listResultsOfBatches,
} from './query/lists.ts'
import type { Page, PageRequest, Pages } from './query/pagination.ts'
import { progressOf, type TargetProgress } from './query/progress.ts'
import { healthOf, type ProviderHealth } from './query/provider-health.ts'
import { readTogether } from './query/read-together.ts'
import { remainingOf, type TargetRemaining } from './query/remaining.ts'
import { type BatchRow, batchesByIds, invitesByIds, resultsOf, type SendRow } from './query/rows.ts'
import { reconcileBatch } from './reconcile-batch.ts'
import { type ReinviteRequest, type ReinviteResult, reinviteUsers } from './reinvite-users.ts'
import { retryBatch } from './retry-batch.ts'
import { type RevokeAnswer, revokeInvites } from './revoke/revoke-invites.ts'
import { type SendResult, type SendTools, sendInvites } from './send-invites.ts'
import { callsByDay, type DayCalls } from './statistics/calls-by-day.ts'
import {
  type DayOutcomes,
  type DestinationOutcomes,
  outcomesByDay,
  outcomesByDestination,
  type StatisticsFilter,
} from './statistics/outcomes-by-day.ts'
import type { WhileWaiting } from './waiting.ts'

/** Everything the schema can do with invites. What the caller may not see is not found. */
export interface Invites
  extends Pick<SendTools, 'providers' | 'destinations' | 'limits'>,
    Pick<DestinationReader, 'securityGroups'> {
  send(request: SendRequest, caller: Caller, whileWaiting?: WhileWaiting): Promise<SendResult>
  reinvite(
    request: ReinviteRequest,
    caller: Caller,
    whileWaiting?: WhileWaiting,
  ): Promise<ReinviteResult>
  plan(request: SendRequest, caller: Caller, whileWaiting?: WhileWaiting): Promise<PlanResult>
  cancel(batchId: string, caller: Caller): Promise<CancelResult>
  retry(batchId: string, acceptDuplicateRisk: boolean, caller: Caller): Promise<RetryResult>
  reconcile(batchId: string, caller: Caller, whileWaiting?: WhileWaiting): Promise<ReconcileResult>
  revoke(
    inviteIds: readonly (string | undefined)[],
    acceptUserDeletion: boolean,
    caller: Caller,
    whileWaiting?: WhileWaiting,
  ): Promise<RevokeAnswer>
  /** Erases a person at all destinations of the caller's tenant, whatever the caller's grants. */
  erase(request: EraseRequest, caller: Caller, whileWaiting?: WhileWaiting): Promise<EraseResult>
  /** What the caller may see of a person. */
  export(who: PersonRef, caller: Caller): Promise<ExportResult>
  erasure(id: string, caller: Caller): Promise<ErasureState | undefined>
  /** One send for each recipient, in input order. */
  results(batchId: string, caller: Caller): Promise<SendRow[]>
  batches(ids: readonly string[], caller: Caller): Promise<BatchRow[]>
  invites(ids: readonly string[], caller: Caller): Promise<SendRow[]>
  progress(batchIds: readonly string[], caller: Caller): Promise<TargetProgress[]>
  /** What a forecast of the batches' ends needs to know. */
  remaining(batchIds: readonly string[], caller: Caller): Promise<TargetRemaining[]>
  invitesPage(filter: InviteFilter, page: PageRequest, caller: Caller): Promise<Page<SendRow>>
  /** The same page of each batch. */
  resultsOfBatches(
    ids: readonly string[],
    page: PageRequest,
    caller: Caller,
  ): Promise<Pages<SendRow>>
  invitesOfBatches(
    batchIds: readonly string[],
    filter: InviteFilter,
    page: PageRequest,
    caller: Caller,
  ): Promise<Pages<SendRow>>
  batchesPage(filter: BatchFilter, page: PageRequest, caller: Caller): Promise<Page<BatchRow>>
  events(batchIds: readonly string[], page: PageRequest, caller: Caller): Promise<Pages<EventRow>>
  /** Positions in lists and in the changes of batches, as clients see them. */
  readonly cursors: Cursors
  readonly follow: Follow
  readonly followAll: FollowAll
  /** Of the caller's tenant, today. */
  quotaLeft(caller: Caller): Promise<QuotaLeft>
  outcomesByDay(filter: StatisticsFilter, caller: Caller): Promise<DayOutcomes[]>
  outcomesByDestination(filter: StatisticsFilter, caller: Caller): Promise<DestinationOutcomes[]>
  callsByDay(
    kinds: readonly ProviderKind[],
    filter: StatisticsFilter,
    caller: Caller,
  ): Promise<DayCalls[]>
  health(kinds: readonly ProviderKind[], caller: Caller): Promise<ProviderHealth[]>
  /** Read again at the providers where the last reading is too old; at `end`, as stored. */
  lifecycles(
    inviteIds: readonly string[],
    end: number,
    whileWaiting?: WhileWaiting,
  ): Promise<readonly LifecycleState[]>
  /** What decides which actions invites allow; no provider is read. */
  actionFacts(inviteIds: readonly string[]): Promise<ActionFacts[]>
  /** What decides which actions batches allow. */
  batchActionFacts(batchIds: readonly string[], caller: Caller): Promise<BatchActionFacts[]>
  /** How long a request should wait for lifecycles in all, in milliseconds. */
  readonly maxLifecycleWaitMs: number
}

type Given = Omit<SendTools, 'accept'> & Pick<Invites, 'cursors'> & Pick<AcceptOptions, 'offerAt'>

/** Binds the use cases to their tools. */
export function createInvites({ cursors, ...given }: Given): Invites {
  const tools = { ...given, accept: createAccept(given) }
  const { database, providers, destinations, limits, lifecycles, watch } = tools
  const source = { on: database, lifecycle: lifecycles.sql }
  const follow = createFollow(database, watch, limits)
  const results = readTogether(
    (ids, caller) => resultsOf(database.fixed, ids, caller),
    ({ batchId }) => batchId,
  )
  return {
    ...{ providers, destinations, limits, cursors },
    securityGroups: lifecycles.destinations.securityGroups,
    send: (request, caller, waiting) => sendInvites(tools, request, caller, waiting),
    reinvite: (request, caller, waiting) => reinviteUsers(tools, request, caller, waiting),
    plan: (request, caller, waiting) => planInvites(tools, request, caller, waiting),
    cancel: (batchId, caller) => cancelBatch(tools, batchId, caller),
    retry: (batchId, risk, caller) => retryBatch(tools, batchId, risk, caller),
    reconcile: (batchId, caller, waiting) => reconcileBatch(tools, batchId, caller, waiting),
    revoke: (ids, deletion, caller, waiting) =>
      revokeInvites(tools, ids, deletion, caller, waiting),
    erase: (request, caller, waiting) => erasePerson(tools, request, caller, waiting),
    export: (who, caller) => exportPerson(tools, who, caller),
    erasure: (id, caller) => erasureState(database, id, caller.tenant),
    results: (batchId, caller) => results([batchId], caller),
    batches: readTogether(
      (ids, caller) => batchesByIds(database, ids, caller),
      ({ id }) => id,
    ),
    invites: readTogether(
      (ids, caller) => invitesByIds(database, ids, caller),
      ({ inviteId }) => inviteId,
    ),
    progress: readTogether(
      (ids, caller) => progressOf(database, ids, caller),
      ({ batchId }) => batchId,
    ),
    remaining: readTogether(
      (ids, caller) => remainingOf(database, ids, caller),
      ({ batchId }) => batchId,
    ),
    invitesPage: (filter, page, caller) => listInvites(source, filter, page, caller),
    resultsOfBatches: (ids, page, caller) => listResultsOfBatches(source, ids, page, caller),
    invitesOfBatches: (ids, filter, page, caller) =>
      listInvitesOfBatches(source, ids, filter, page, caller),
    batchesPage: (filter, page, caller) => listBatches(database, filter, page, caller),
    events: (ids, page, caller) => listEventsOfBatches(database, ids, page, caller),
    quotaLeft: (caller) => quotaLeft(database, limits, caller),
    outcomesByDay: (filter, caller) => outcomesByDay(database, filter, caller),
    outcomesByDestination: (filter, caller) => outcomesByDestination(database, filter, caller),
    callsByDay: (kinds, filter, caller) => callsByDay(database, kinds, filter, caller),
    health: (kinds, caller) => healthOf(database, kinds, caller),
    follow,
    followAll: createFollowAll(database, follow),
    actionFacts: (ids) => actionFacts(database, lifecycles.sql, ids),
    batchActionFacts: (ids, caller) =>
      batchActionFacts(database, ids, limits.coolDownSeconds, caller),
    lifecycles: (ids, end, waiting) => lifecycles.read(ids, end, waiting),
    maxLifecycleWaitMs: lifecycles.maxReadWaitMs,
  }
}
