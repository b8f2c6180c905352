import type { RequestHandler } from 'msw'
import {
  BatchChangesDocument,
  BatchEventsDocument,
  BatchesPageDocument,
  BatchPageDocument,
  CancelInviteBatchDocument,
  DestinationsDocument,
  ErasePersonDocument,
  ExportPersonDocument,
  FollowBatchDocument,
  FollowBatchesDocument,
  InviteLifecyclesDocument,
  type InviteOutcomeFieldsFragment,
  InvitesPageDocument,
  LimitsDocument,
  PersonErasureDocument,
  PlanInvitesDocument,
  ProvidersDocument,
  ReconcileInviteBatchDocument,
  ReinviteUsersDocument,
  RetryInviteBatchDocument,
  RevokeInvitesDocument,
  SandboxDocument,
  SecurityGroupsDocument,
  SendInvitesDocument,
  StatisticsDocument,
  ViewerDocument,
} from '../generated/documents.ts'
import { answer, follow } from './answer.ts'
import { answers } from './answers.ts'
import {
  batchesFollowed,
  batchFollowed,
  batchShown,
  erasure,
  invitesReinvited,
  invitesSent,
} from './examples.ts'
import { everyOutcome, outcomes as kinds } from './outcomes.ts'
import {
  batchEvents,
  batchesPage,
  destinations,
  inviteLifecycles,
  invitesPage,
  limits,
  providers,
  sandbox,
  securityGroups,
  statistics,
  viewer,
} from './pages.ts'

export interface Story {
  /** The outcomes of the recipients. By default, every final outcome. */
  readonly outcomes?: readonly InviteOutcomeFieldsFragment[]
  /** How long the batch stays queued for clients that follow it. */
  readonly pauseMs?: number
}

/**
 * Answers every document of the kit with one story: a batch is accepted and queued, then its recipients
 * have these outcomes, whether the client follows the batch or reads it again.
 */
export function inviteHandlers({ outcomes = final, pauseMs = 0 }: Story = {}): RequestHandler[] {
  const waiting = outcomes.flatMap(() => kinds.InviteQueued.slice(0, 1))
  const events = [batchFollowed(waiting, '1'), batchFollowed(outcomes, '2')]
  const eventsOfAll = [batchesFollowed(waiting, '1'), batchesFollowed(outcomes, '2')]
  return [
    answer(SendInvitesDocument, invitesSent(waiting)),
    answer(ReinviteUsersDocument, invitesReinvited(waiting)),
    answer(BatchPageDocument, batchShown(waiting), batchShown(outcomes)),
    answer(BatchChangesDocument, batchShown(outcomes)),
    follow(FollowBatchDocument, events, { pauseMs }),
    follow(FollowBatchesDocument, eventsOfAll, { pauseMs }),
    answer(InvitesPageDocument, invitesPage(outcomes)),
    answer(BatchesPageDocument, batchesPage(outcomes)),
    answer(BatchEventsDocument, batchEvents),
    answer(InviteLifecyclesDocument, inviteLifecycles),
    answer(PlanInvitesDocument, answers.PlanInvites.InvitePlan),
    answer(RevokeInvitesDocument, answers.RevokeInvites.RevokeInvitesPayload),
    answer(CancelInviteBatchDocument, answers.CancelInviteBatch.CancelInviteBatchPayload),
    answer(RetryInviteBatchDocument, answers.RetryInviteBatch.RetryInviteBatchPayload),
    answer(ReconcileInviteBatchDocument, answers.ReconcileInviteBatch.ReconcileInviteBatchPayload),
    answer(ExportPersonDocument, answers.ExportPerson.PersonExport),
    answer(ErasePersonDocument, answers.ErasePerson.ErasePersonPayload),
    answer(PersonErasureDocument, { personErasure: erasure }),
    answer(ProvidersDocument, providers),
    answer(LimitsDocument, limits),
    answer(ViewerDocument, viewer),
    answer(DestinationsDocument, destinations),
    answer(SecurityGroupsDocument, securityGroups),
    answer(StatisticsDocument, statistics),
    answer(SandboxDocument, sandbox),
  ]
}

const final = everyOutcome.filter(({ __typename }) => __typename !== 'InviteQueued')
