import { graphql } from '../../gql/index.ts'

export const RevokeInvites = graphql(`
  mutation RevokeInvites($input: RevokeInvitesInput!) {
    revokeInvites(input: $input) {
      __typename
      ... on RevokeInvitesPayload { results { ...RevokeOutcome } }
      ... on UserError { code message }
      ... on LimitExceeded { limit actual }
    }
  }
`)

export const RevokeOutcomeFields = graphql(`
  fragment RevokeOutcome on RevokeOutcome {
    __typename
    ... on RevokeOutcomeBase { message invite { id } }
    ... on InviteRevoked { alreadyRevoked }
    ... on RevokeFailed { code retryable error { code operation requestId at } }
  }
`)
