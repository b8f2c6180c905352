import { providerKinds } from '#providers/contract/kind.ts'
import type { EmulatedUpstream } from './emulated-upstream.ts'
import { upstreams } from './emulators.ts'

/**
 * The documents that GraphiQL opens with. Each works unchanged. None has variables: GraphiQL 5 drops
 * those of the first tab until the tab is edited.
 */
export function createTabs() {
  const all: readonly EmulatedUpstream[] = providerKinds.map((kind) => upstreams[kind])
  const examples = all.map(({ exampleRequests }) => exampleRequests)
  const tabs = [
    sendToFourClouds(examples.map(({ welcome }) => welcome)),
    everyOutcome(examples.flatMap(({ outcomes }) => outcomes)),
    ...examples.flatMap(({ tabs: own = [] }) => own.map((tab) => `${tab}\n\n${outcomeFields}\n`)),
    providers,
  ]
  return tabs.map((query) => ({ query }))
}

const outcomeFields = `fragment Outcome on InviteOutcome {
  __typename
  ... on InviteOutcomeBase { recipient { value } message evidence emailStatus requestId invite { id } }
  ... on InviteSent { sentAt providerReference }
  ... on InviteSkipped { reason previous { id } }
  ... on InviteFailed { code field retryable retryAfter error { code message details { name value } } }
  ... on InviteUnconfirmed { safeToRetry reconcilable error { code message details { name value } } }
  ... on InviteQueued { notBefore lastError { code } }
}`

function sendToFourClouds(targets: readonly string[]): string {
  return `# One mutation, four clouds, an answer for every recipient.
# Run it twice: the same key returns the same batch, and nothing is sent again.
mutation FourClouds {
  sendInvites(
    input: {
      idempotencyKey: "four-clouds-1"
      name: "Four clouds"
      targets: [
${listed(targets)}
      ]
    }
  ) {
    __typename
    ... on SendInvitesPayload {
      replayed
      batch {
        id status progress { total done counts { sent sentWithoutEmail failed } }
        targets { destination { id externalId label } }
      }
      results { ...Outcome }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}

${outcomeFields}
`
}

function everyOutcome(targets: readonly string[]): string {
  return `# Named ids always have the same result: docs/sandbox.md lists them all.
mutation EveryOutcome {
  sendInvites(
    input: {
      idempotencyKey: "every-outcome-1"
      name: "Every outcome"
      waitSeconds: 5
      duplicates: { windowSeconds: 3600, onDuplicate: SKIP }
      targets: [
${listed(targets)}
      ]
    }
  ) {
    __typename
    ... on SendInvitesPayload {
      batch { id status progress { counts { sent sentWithoutEmail alreadyPending alreadyMember skipped failed unconfirmed queued } } }
      results { ...Outcome }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}

${outcomeFields}
`
}

function listed(targets: readonly string[]): string {
  return targets
    .flatMap((target) => target.split('\n'))
    .map((line) => `        ${line}`)
    .join('\n')
}

const providers = `query Providers {
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
