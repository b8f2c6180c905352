/** The fragment that the documents below spread. */
export const outcomeFields = `fragment Outcome on InviteOutcome {
  __typename
  ... on InviteOutcomeBase { recipient { value } message evidence emailStatus requestId invite { id } }
  ... on InviteSent { sentAt providerReference }
  ... on InviteSkipped { reason previous { id } }
  ... on InviteFailed { code field retryable retryAfter error { code message details { name value } } }
  ... on InviteUnconfirmed { safeToRetry reconcilable error { code message details { name value } } }
  ... on InviteQueued { notBefore lastError { code } }
}`

export function fourClouds(targets: readonly string[]): string {
  return `# One mutation, four clouds, an answer for every recipient.
# Run it twice: the same key returns the same batch, and nothing is sent again.
mutation FourClouds {
  sendInvites(
    input: {
      idempotencyKey: "four-clouds-1"
      name: "Four clouds"
      targets: [
${listed(targets, 8)}
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

export function everyOutcome(targets: readonly string[]): string {
  return `# Named ids always have the same result: docs/sandbox.md lists them all.
mutation EveryOutcome {
  sendInvites(
    input: {
      idempotencyKey: "every-outcome-1"
      name: "Every outcome"
      waitSeconds: 5
      duplicates: { windowSeconds: 3600, onDuplicate: SKIP }
      targets: [
${listed(targets, 8)}
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

export function plan(targets: readonly string[]): string {
  return `# What sendInvites would do. Nothing is sent, and nothing is stored.
# Run it before FourClouds and after it: then those who were invited are skipped.
query Plan {
  planInvites(
    input: {
      targets: [
${listed(targets, 8)}
      ]
    }
  ) {
    __typename
    ... on InvitePlan {
      fingerprint # give it to sendInvites as planFingerprint
      totalRecipients willSend estimatedSeconds
      calls { provider destination { externalId label } operation calls recipients }
      exceptions { ...Outcome }
      warnings { code message }
    }
    ... on UserError { code message }
    ... on InvalidInput { issues { path message } }
  }
}

${outcomeFields}
`
}

function listed(targets: readonly string[], blanks: number): string {
  return targets
    .flatMap((target) => target.split('\n'))
    .map((line) => `${' '.repeat(blanks)}${line}`)
    .join('\n')
}
