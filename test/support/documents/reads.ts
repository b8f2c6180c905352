import { graphql } from '../../gql/index.ts'

export const ReadNode = graphql(`
  query ReadNode($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on InviteBatch { ...Batch }
      ... on Invite { ...Invite }
      ... on Provider { kind }
    }
  }
`)

export const ReadNodes = graphql(`
  query ReadNodes($ids: [ID!]!) {
    nodes(ids: $ids) { __typename id }
  }
`)

export const InviteFields = graphql(`
  fragment Invite on Invite {
    id
    provider
    attempts
    outcomeKind
    createdAt
    updatedAt
    batch { id }
    destination { externalId label provider }
    recipient { value displayName personKey }
    outcome { ...Outcome }
  }
`)

export const PageFields = graphql(`
  fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }
`)

export const ListInvites = graphql(`
  query ListInvites($filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String) {
    invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes { ...Invite }
      edges { cursor node { id } }
      pageInfo { ...Page }
      totalCount
    }
  }
`)

export const ListBatches = graphql(`
  query ListBatches($filter: InviteBatchFilter, $first: Int, $after: String, $last: Int, $before: String) {
    inviteBatches(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes { ...Batch createdAt createdBy idempotencyKey }
      pageInfo { ...Page }
      totalCount
    }
  }
`)

export const ReadBatch = graphql(`
  query ReadBatch(
    $id: ID!, $filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String
  ) {
    node(id: $id) {
      __typename
      ... on InviteBatch {
        ...Batch
        targets { provider { kind } destination { externalId label } progress { total done } }
        invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          nodes { ...Invite }
          edges { cursor }
          pageInfo { ...Page }
          totalCount
        }
      }
    }
  }
`)

export const ReadEvents = graphql(`
  query ReadEvents($id: ID!, $first: Int, $after: String) {
    node(id: $id) {
      __typename
      ... on InviteBatch {
        events(first: $first, after: $after) {
          nodes {
            kind
            actor
            code
            recipients
            leftOut
            message
            call {
              provider
              operation
              recipients
              durationMs
              requestId
              error { code message httpStatus requestId operation }
            }
          }
          pageInfo { ...Page }
          totalCount
        }
      }
    }
  }
`)

export const ListProviders = graphql(`
  query ListProviders($configuredOnly: Boolean! = true) {
    providers(configuredOnly: $configuredOnly) {
      id
      kind
      displayName
      configured
      lifecycle { stage endOfSupport daysLeft notice moreInfo }
      capabilities {
        operations
        recipientKinds
        perRecipientResult
        idempotencyToken
        reinvite
        revoke
        readsLifecycle
        customMessage
      }
      limits { recipientsPerCall callsPerSecond source }
      health {
        state
        throttledUntil
        calls
        successRate
        lastError { code message requestId operation at }
      }
    }
  }
`)

export const ReadLimits = graphql(`
  query ReadLimits {
    limits {
      maxRecipientsPerBatch
      maxTargetsPerBatch
      maxWaitSeconds
      idempotencyRetentionSeconds
      maxInvitesPerRevoke
      lifecycleMemorySeconds
      maxBodyBytes
    }
  }
`)

export const ReadResults = graphql(`
  query ReadResults($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    node(id: $id) {
      ... on InviteBatch {
        results(first: $first, after: $after, last: $last, before: $before) {
          nodes { ...Outcome }
          edges { cursor node { ... on InviteOutcomeBase { message } } }
          pageInfo { ...Page }
          totalCount
        }
      }
    }
  }
`)
