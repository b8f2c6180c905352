import { graphql } from '../../gql/index.ts'

export const CancelInviteBatch = graphql(`
  mutation CancelInviteBatch($batchId: ID!) {
    cancelInviteBatch(input: { batchId: $batchId }) {
      __typename
      ...BatchResult
      ... on UserError { code message }
    }
  }
`)

export const RetryInviteBatch = graphql(`
  mutation RetryInviteBatch($batchId: ID!, $acceptDuplicateRisk: Boolean! = false) {
    retryInviteBatch(input: { batchId: $batchId, acceptDuplicateRisk: $acceptDuplicateRisk }) {
      __typename
      ...BatchResult
      ... on UserError { code message }
    }
  }
`)

export const ReconcileInviteBatch = graphql(`
  mutation ReconcileInviteBatch($batchId: ID!) {
    reconcileInviteBatch(input: { batchId: $batchId }) {
      __typename
      ...BatchResult
      ... on UserError { code message }
    }
  }
`)

export const BatchResultFields = graphql(`
  fragment BatchResult on InviteBatchPayload {
    affected
    batch { status }
  }
`)

export const FollowBatch = graphql(`
  query FollowBatch($id: ID!) {
    node(id: $id) {
      ... on InviteBatch {
        status
        finishedAt
        invites(first: 1000) {
          nodes { outcomeKind attempts availableActions recipient { value } outcome { ...Outcome } }
        }
        events(first: 1000) {
          nodes { kind actor message call { operation requestId recipients callId splitFrom } }
        }
      }
    }
  }
`)

export const InviteActions = graphql(`
  query InviteActions($id: ID!) {
    node(id: $id) { ... on Invite { lifecycle availableActions } }
  }
`)
