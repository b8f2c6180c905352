import { graphql } from '../../gql/index.ts'

export const ErasePerson = graphql(`
  mutation ErasePerson($input: ErasePersonInput!) {
    erasePerson(input: $input) {
      __typename
      ... on ErasePersonPayload { erasure { ...Erasure } }
      ... on UserError { code message }
      ... on InvalidInput { issues { path code } }
      ... on NotAuthorized { requiredScope }
      ... on LimitExceeded { limit actual }
    }
  }
`)

export const ErasureFields = graphql(`
  fragment Erasure on PersonErasure {
    id
    erased
    open
    requestedBy
    requestedAt
    finishedAt
  }
`)

export const ReadErasure = graphql(`
  query ReadErasure($id: ID!) {
    personErasure(id: $id) { ...Erasure }
  }
`)

export const ExportPerson = graphql(`
  query ExportPerson($input: ExportPersonInput!, $first: Int, $after: String) {
    exportPerson(input: $input) {
      __typename
      ... on UserError { code message }
      ... on InvalidInput { issues { path code } }
      ... on LimitExceeded { limit actual }
      ... on PersonExport {
        isComplete
        requests(first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes {
            provider
            destination { externalId }
            recipient { value displayName personKey }
            details { name text }
            message { name text }
            outcome { __typename }
            lifecycle
            providerReference
            invite { id }
            batch { name idempotencyKey }
            requestedBy
          }
        }
      }
    }
  }
`)

export const ReadRecipients = graphql(`
  query ReadRecipients($filter: InviteFilter) {
    invites(filter: $filter, first: 1000) {
      nodes {
        id
        attempts
        outcomeKind
        availableActions
        lifecycle
        recipient { kind value displayName personKey erasedAt }
        outcome { ... on InviteOutcomeBase { message } }
        batch { id name idempotencyKey }
      }
    }
  }
`)
