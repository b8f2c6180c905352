import { graphql } from 'relay-runtime'

// Read by `relay-compiler` alone, which writes the programs that the page imports.
graphql`
  mutation pageSendMutation($input: SendInvitesInput!) {
    sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload {
        batch {
          id
        }
      }
      ... on UserError {
        message
      }
    }
  }
`
graphql`
  query pageBatchQuery($id: ID!) {
    node(id: $id) {
      ... on InviteBatch {
        status
        invites(first: 50) {
          nodes {
            id
            recipient {
              value
            }
            outcome {
              ...page_outcome @relay(mask: false)
            }
          }
        }
      }
    }
  }
`
graphql`
  subscription pageFollowSubscription($batchId: ID!, $after: String) {
    inviteBatchProgress(batchId: $batchId, after: $after) {
      cursor
      batch {
        status
      }
      changed {
        outcome {
          ...page_outcome @relay(mask: false)
        }
      }
    }
  }
`
graphql`
  fragment page_outcome on InviteOutcome {
    ... on InviteOutcomeBase {
      message
    }
  }
`
