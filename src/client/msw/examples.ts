import type {
  BatchPageQuery,
  ExportPersonQuery,
  FollowBatchesSubscription,
  FollowBatchSubscription,
  InviteOutcomeFieldsFragment,
  PersonErasureFieldsFragment,
  ReinviteUsersMutation,
  SendInvitesMutation,
} from '../generated/documents.ts'
import { batchWith, invitesWith } from './entities.ts'
import { at } from './outcomes.ts'

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

/** The same event of `FollowBatches`. */
export function batchesFollowed(outcomes: Outcomes, cursor: string): FollowBatchesSubscription {
  return { inviteBatchesProgress: batchFollowed(outcomes, cursor).inviteBatchProgress }
}

/** The erasure of somebody who was invited twice. */
export const erasure: PersonErasureFieldsFragment = {
  id: 'erasure-1',
  erased: 2,
  open: 0,
  requestedBy: 'ada',
  requestedAt: at,
  finishedAt: at,
}

type PersonExport = Extract<ExportPersonQuery['exportPerson'], { __typename: 'PersonExport' }>

/** The first page of what is kept of somebody whose invitations have these outcomes. */
export function personExport(outcomes: Outcomes): Omit<PersonExport, '__typename'> {
  const nodes = invitesWith(outcomes).map(({ provider, destination, recipient, outcome }) => ({
    ...{ provider, destination, recipient, outcome },
    details: [],
    message: [],
    lifecycle: 'PENDING' as const,
    providerReference: null,
    requestedAt: at,
    requestedBy: 'ada',
  }))
  const pageInfo = { hasNextPage: false, endCursor: String(nodes.length) }
  return { exportedAt: at, isComplete: true, requests: { nodes, pageInfo } }
}

/** The fields that payloads of sending mutations share. */
export function accepted(outcomes: Outcomes) {
  const results = invitesWith(outcomes).map(({ outcome }) => outcome)
  return { replayed: false, batch: batchWith(outcomes), results }
}
