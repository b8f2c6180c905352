import { createAccept } from './accept-queue.ts'
import { type BatchActionResult, cancelBatch, reconcileBatch, retryBatch } from './batch-actions.ts'
import { createFollow, type Follow } from './follow.ts'
import { gather } from './gather.ts'
import {
  type BatchFilter,
  type EventRow,
  type InviteFilter,
  listBatches,
  listEvents,
  listInvites,
  listInvitesOfBatch,
} from './history.ts'
import type { Page, PageRequest } from './page.ts'
import { type PlanResult, planInvites } from './plan.ts'
import { progressOf, type TargetProgress } from './progress.ts'
import { type BatchRow, batchesByIds, invitesByIds, resultsOf, type SendRow } from './read.ts'
import { type ReinviteRequest, type ReinviteResult, reinviteUsers } from './reinvite-users.ts'
import type { SendRequest } from './request.ts'
import { type SendResult, type SendTools, sendInvites } from './send-invites.ts'

/** The business, as the presentation sees it. */
export interface Invites extends Pick<SendTools, 'providers' | 'destinations' | 'limits'> {
  send(request: SendRequest, caller: string, signal?: AbortSignal): Promise<SendResult>
  reinvite(request: ReinviteRequest, caller: string, signal?: AbortSignal): Promise<ReinviteResult>
  plan(request: SendRequest): Promise<PlanResult>
  cancel(batchId: string, caller: string): Promise<BatchActionResult>
  retry(batchId: string, acceptDuplicateRisk: boolean, caller: string): Promise<BatchActionResult>
  reconcile(batchId: string, caller: string): Promise<BatchActionResult>
  /** One row a recipient, in input order. */
  results(batchId: string): Promise<SendRow[]>
  batches(ids: readonly string[]): Promise<BatchRow[]>
  invites(ids: readonly string[]): Promise<SendRow[]>
  progress(batchIds: readonly string[]): Promise<TargetProgress[]>
  invitesPage(filter: InviteFilter, page: PageRequest): Promise<Page<SendRow>>
  invitesOfBatch(batchId: string, filter: InviteFilter, page: PageRequest): Promise<Page<SendRow>>
  batchesPage(filter: BatchFilter, page: PageRequest): Promise<Page<BatchRow>>
  events(batchId: string, page: PageRequest): Promise<Page<EventRow>>
  readonly follow: Follow
}

export function createInvites(given: Omit<SendTools, 'accept'>): Invites {
  const tools = { ...given, accept: createAccept(given.database) }
  const { database, providers, destinations, limits, watch } = tools
  const results = gather(
    (ids) => resultsOf(database, ids),
    ({ batchId }) => batchId,
  )
  return {
    providers,
    destinations,
    limits,
    send: (request, caller, signal) => sendInvites(tools, request, caller, signal),
    reinvite: (request, caller, signal) => reinviteUsers(tools, request, caller, signal),
    plan: (request) => planInvites(tools, request),
    cancel: (batchId, caller) => cancelBatch(tools, batchId, caller),
    retry: (batchId, risk, caller) => retryBatch(tools, batchId, risk, caller),
    reconcile: (batchId, caller) => reconcileBatch(tools, batchId, caller),
    results: (batchId) => results([batchId]),
    batches: gather(
      (ids) => batchesByIds(database, ids),
      ({ id }) => id,
    ),
    invites: gather(
      (ids) => invitesByIds(database, ids),
      ({ inviteId }) => inviteId,
    ),
    progress: gather(
      (ids) => progressOf(database, ids),
      ({ batchId }) => batchId,
    ),
    invitesPage: (filter, page) => listInvites(database, filter, page),
    invitesOfBatch: (id, filter, page) => listInvitesOfBatch(database, id, filter, page),
    batchesPage: (filter, page) => listBatches(database, filter, page),
    events: (batchId, page) => listEvents(database, batchId, page),
    follow: createFollow(database, watch, limits),
  }
}
