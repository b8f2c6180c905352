export const follow = `# Follows a batch until every recipient has a final outcome.
# Put the id of a batch into the variables below: FourClouds and History show ids.
subscription Follow($batchId: ID!) {
  inviteBatchProgress(batchId: $batchId) {
    cursor # pass it as "after" to go on from here
    batch { status progress { total done estimatedSecondsLeft } }
    changed { recipient { value } outcome { __typename ... on InviteOutcomeBase { message } } }
  }
}
`

export const history = `# What happened to the latest batch: every call with its request id, and who asked for it.
query History {
  inviteBatches(first: 1) {
    nodes {
      id name status createdAt finishedAt
      events(first: 50) {
        nodes { at actor kind message call { provider operation recipients durationMs requestId } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
`

export const invites = `# The variables below say which invites. With outcome ["QUEUED"] those that still wait.
query Invites($filter: InviteFilter, $first: Int = 20) {
  invites(filter: $filter, first: $first) {
    nodes {
      id provider destination { externalId label } recipient { value } availableActions lifecycle
      outcome { __typename ... on InviteOutcomeBase { message } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`

export const revoke = `# Revokes invitations that are still open, where the provider can do that.
# Put the ids of invites into the variables below: Invites and every outcome show ids.
mutation Revoke($input: RevokeInvitesInput!) {
  revokeInvites(input: $input) {
    __typename
    ... on RevokeInvitesPayload {
      results {
        __typename
        ... on RevokeOutcomeBase { message invite { id recipient { value } lifecycle } }
        ... on RevokeFailed { code retryable }
      }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}
`

export const providers = `query Providers {
  providers {
    kind
    displayName
    lifecycle { stage endOfSupport daysLeft notice }
    limits { recipientsPerCall callsPerSecond source }
    capabilities {
      operations recipientKinds perRecipientResult idempotencyToken reinvite revoke readsLifecycle customMessage
    }
    health { state throttledUntil calls successRate lastError { code message requestId } }
  }
  limits { maxRecipientsPerBatch maxBodyBytes maxWaitSeconds }
}
`
