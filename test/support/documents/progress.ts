import { graphql } from '../../gql/index.ts'

export const FollowProgress = graphql(`
  subscription FollowProgress($batchId: ID!, $after: String) {
    inviteBatchProgress(batchId: $batchId, after: $after) {
      cursor
      batch {
        id
        status
        finishedAt
        progress { total done counts { queued sent failed skipped unconfirmed } }
      }
      changed { id outcomeKind attempts recipient { value } }
    }
  }
`)

export const FollowSeveral = graphql(`
  subscription FollowSeveral($batchIds: [ID!]!, $after: String, $fromNow: Boolean! = false) {
    inviteBatchProgress: inviteBatchesProgress(
      batchIds: $batchIds
      after: $after
      fromNow: $fromNow
    ) {
      cursor
      batch {
        id
        status
        finishedAt
        progress { total done counts { queued sent failed skipped unconfirmed } }
      }
      changed { id outcomeKind attempts recipient { value } }
    }
  }
`)

export const ReadTimeLeft = graphql(`
  query ReadTimeLeft($id: ID!) {
    node(id: $id) {
      ... on InviteBatch {
        progress { done estimatedSecondsLeft }
        targets { provider { kind } progress { estimatedSecondsLeft } }
      }
    }
  }
`)
