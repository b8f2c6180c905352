import type { RequestHandler } from 'msw'
import {
  BatchEventsDocument,
  BatchesPageDocument,
  BatchPageDocument,
  CancelInviteBatchDocument,
  FollowBatchDocument,
  InviteLifecyclesDocument,
  type InviteOutcomeFieldsFragment,
  InvitesPageDocument,
  LimitsDocument,
  PlanInvitesDocument,
  ProvidersDocument,
  ReconcileInviteBatchDocument,
  ReinviteUsersDocument,
  RetryInviteBatchDocument,
  RevokeInvitesDocument,
  SendInvitesDocument,
} from '../generated/documents.ts'
import { answer, follow } from './answer.ts'
import { answers } from './answers.ts'
import { batchFollowed, batchShown, invitesReinvited, invitesSent } from './examples.ts'
import { everyOutcome, outcomes as kinds } from './outcomes.ts'
import {
  batchEvents,
  batchesPage,
  inviteLifecycles,
  invitesPage,
  limits,
  providers,
} from './pages.ts'

export interface Story {
  /** What becomes of the recipients; every final outcome by default. */
  readonly outcomes?: readonly InviteOutcomeFieldsFragment[]
  /** How long everybody is seen waiting by those who follow the batch. */
  readonly pauseMs?: number
}

/**
 * Answers every document of the kit, and tells one story: a batch is accepted and waits, then its
 * recipients have these outcomes, for those who follow it and for those who ask for it again.
 */
export function inviteHandlers({ outcomes = final, pauseMs = 0 }: Story = {}): RequestHandler[] {
  const waiting = outcomes.flatMap(() => kinds.InviteQueued.slice(0, 1))
  const events = [batchFollowed(waiting, '1'), batchFollowed(outcomes, '2')]
  return [
    answer(SendInvitesDocument, invitesSent(waiting)),
    answer(ReinviteUsersDocument, invitesReinvited(waiting)),
    answer(BatchPageDocument, batchShown(waiting), batchShown(outcomes)),
    follow(FollowBatchDocument, events, { pauseMs }),
    answer(InvitesPageDocument, invitesPage(outcomes)),
    answer(BatchesPageDocument, batchesPage(outcomes)),
    answer(BatchEventsDocument, batchEvents),
    answer(InviteLifecyclesDocument, inviteLifecycles),
    answer(PlanInvitesDocument, answers.PlanInvites.InvitePlan),
    answer(RevokeInvitesDocument, answers.RevokeInvites.RevokeInvitesPayload),
    answer(CancelInviteBatchDocument, answers.CancelInviteBatch.InviteBatchPayload),
    answer(RetryInviteBatchDocument, answers.RetryInviteBatch.InviteBatchPayload),
    answer(ReconcileInviteBatchDocument, answers.ReconcileInviteBatch.InviteBatchPayload),
    answer(ProvidersDocument, providers),
    answer(LimitsDocument, limits),
  ]
}

const final = everyOutcome.filter(({ __typename }) => __typename !== 'InviteQueued')
