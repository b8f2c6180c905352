import { exampleDestinations } from './example-destinations.ts'

// Before the tabs, which are made of it.
const outcomeFields = `fragment Outcome on InviteOutcome {
  __typename
  ... on InviteOutcomeBase { recipient { value } message evidence invite { id } }
  ... on InviteSent { emailStatus sentAt }
  ... on InviteSkipped { reason previous { id } }
  ... on InviteFailed { code field retryable retryAfter error { code requestId } }
  ... on InviteUnconfirmed { safeToRetry reconcilable }
  ... on InviteQueued { notBefore lastError { code } }
}`

/**
 * What GraphiQL opens with; every tab works as it is. None has variables: GraphiQL 5 leaves those
 * of the first tab out until the tab is changed.
 */
export const tabs = [sendToFourClouds(), everyOutcome(), reinvite(), providers()].map((query) => ({
  query,
}))

function example(provider: string) {
  const found = exampleDestinations.find((destination) => destination.provider === provider)
  if (found === undefined) throw new Error(`no example destination for ${provider}`)
  return found
}

function sendToFourClouds(): string {
  return `# One mutation, four clouds, an answer for every recipient.
# Run it twice: the same key gives the same batch, and nothing is sent again.
mutation FourClouds {
  sendInvites(
    input: {
      idempotencyKey: "four-clouds-1"
      name: "Four clouds"
      targets: [
        {
          repostPrivate: {
            spaceId: "${example('repostspace').id}"
            title: "Welcome to our re:Post"
            body: "Ask and answer here."
            recipients: [{ accessorId: "90676c2d-ada" }, { accessorId: "" }]
          }
        }
        {
          wickr: {
            networkId: "${example('wickr').id}"
            recipients: [
              {
                username: "ada@example.com"
                firstName: "Ada"
                securityGroupId: "${example('wickr').securityGroupId}"
                personKey: "ada"
              }
            ]
          }
        }
        { tencentOrganization: { recipients: [{ uin: "100000000001", name: "Ada" }] } }
        {
          chime: {
            accountId: "${example('chime').id}"
            recipients: [
              { email: "ada@example.com", personKey: "ada" }
              { email: "not an address" }
            ]
          }
        }
      ]
    }
  ) {
    __typename
    ... on SendInvitesPayload {
      replayed
      batch { id status progress { total done counts { sent failed } } }
      results { ...Outcome }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}

${outcomeFields}
`
}

function everyOutcome(): string {
  const group = example('wickr').securityGroupId
  return `# Named ids fail in named ways: docs/sandbox.md lists them all.
mutation EveryOutcome {
  sendInvites(
    input: {
      idempotencyKey: "every-outcome-1"
      name: "Every outcome"
      waitSeconds: 5
      duplicates: { windowSeconds: 3600, onDuplicate: SKIP }
      targets: [
        {
          chime: {
            accountId: "${example('chime').id}"
            recipients: [
              { email: "grace@example.com" }      # InviteSent
              { email: "GRACE@example.com" }      # another person: local parts differ in case
              { email: "grace@EXAMPLE.com" }      # InviteSkipped, DUPLICATE_IN_BATCH
              { email: "accepted@example.com" }   # InviteAlreadyMember
              { email: "vanished@example.com" }   # InviteUnconfirmed: left out, and no look-up finds it
              { email: "@" }                      # InviteFailed, INVALID_RECIPIENT
            ]
          }
        }
        {
          wickr: {
            networkId: "${example('wickr').id}"
            recipients: [{ username: "exists@example.com", securityGroupId: "${group}" }] # NAME_TAKEN
          }
        }
        {
          tencentOrganization: {
            recipients: [
              { uin: "100000000409", name: "Grace" }   # InviteAlreadyPending
              { uin: "100000000404", name: "Nobody" }  # InviteFailed, RECIPIENT_NOT_FOUND
              { uin: "100000000429", name: "Busy" }    # throttled once, then sent
            ]
          }
        }
        {
          repostPrivate: {
            spaceId: "SP-lost" # sent, but the answer is lost: InviteUnconfirmed
            title: "Hello"
            body: "You may get this, or not."
            recipients: [{ accessorId: "90676c2d-grace" }]
          }
        }
        {
          repostPrivate: {
            spaceId: "SP-throttled" # waits for Retry-After: 2, then InviteSent
            title: "Hello"
            body: "A little later."
            recipients: [{ accessorId: "90676c2d-grace" }]
          }
        }
      ]
    }
  ) {
    __typename
    ... on SendInvitesPayload {
      batch { id status progress { counts { sent alreadyPending alreadyMember skipped failed unconfirmed queued } } }
      results { ...Outcome }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}

${outcomeFields}
`
}

function reinvite(): string {
  return `# Wickr users by their ids, whether or not the gateway invited them.
# For invites of this gateway: who: { inviteIds: ["…"] }, or all that are still open:
# who: { filter: { batchId: "…", lifecycle: [PENDING, EXPIRED] } }
mutation Reinvite {
  reinviteUsers(
    input: {
      idempotencyKey: "reinvite-1"
      who: { wickr: { networkId: "${example('wickr').id}", userIds: ["1000000001", "1000000002", "1000000404"] } }
    }
  ) {
    __typename
    ... on ReinviteUsersPayload {
      batch { id events { nodes { kind message call { operation requestId } } } }
      results { ...Outcome }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}

${outcomeFields}
`
}

function providers(): string {
  return `query Providers {
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
}
