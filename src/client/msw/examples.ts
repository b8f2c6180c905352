import type {
  BatchPageQuery,
  FollowBatchSubscription,
  InviteOutcomeFieldsFragment,
  ReinviteUsersMutation,
  SendInvitesMutation,
} from '../generated/documents.ts'
import { batchWith, invitesWith } from './entities.ts'

type Outcomes = readonly InviteOutcomeFieldsFragment[]

/** The answer to `SendInvites` if the recipients have these outcomes. */
export function invitesSent(outcomes: Outcomes): SendInvitesMutation {
  return { sendInvites: { __typename: 'SendInvitesPayload', ...accepted(outcomes) } }
}

/** The answer to `ReinviteUsers`. */
export function invitesReinvited(outcomes: Outcomes): ReinviteUsersMutation {
  return { reinviteUsers: { __typename: 'ReinviteUsersPayload', ...accepted(outcomes) } }
}

/** The answer to `BatchPage` for the same batch. */
export function batchShown(outcomes: Outcomes): BatchPageQuery {
  const invites = {
    nodes: invitesWith(outcomes),
    pageInfo: { hasNextPage: false, endCursor: String(outcomes.length) },
  }
  return { node: { __typename: 'InviteBatch', ...batchWith(outcomes), invites } }
}

/** One event of `FollowBatch` after which the recipients have these outcomes. */
export function batchFollowed(outcomes: Outcomes, cursor: string): FollowBatchSubscription {
  return {
    inviteBatchProgress: { cursor, batch: batchWith(outcomes), changed: invitesWith(outcomes) },
  }
}

/** The fields that payloads of sending mutations share. */
export function accepted(outcomes: Outcomes) {
  const results = invitesWith(outcomes).map(({ outcome }) => outcome)
  return { replayed: false, batch: batchWith(outcomes), results }
}
