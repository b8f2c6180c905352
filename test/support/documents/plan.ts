import { graphql } from '../../gql/index.ts'

export const PlanInvites = graphql(`
  query PlanInvites($input: PlanInvitesInput!) {
    planInvites(input: $input) {
      __typename
      ...Plan
      ... on UserError { code message }
      ... on InvalidInput { issues { path code message } }
      ... on LimitExceeded { limit actual }
      ... on ProviderUnavailable { provider { kind } }
    }
  }
`)

export const PlanFields = graphql(`
  fragment Plan on InvitePlan {
    fingerprint
    totalRecipients
    willSend
    estimatedSeconds
    calls { provider operation destination { externalId label } calls recipients recipientsPerCall }
    exceptions { ...Outcome }
    freeSeats { destination { externalId } needed left unread { problem } }
    warnings { code message provider recipients seconds limit date }
  }
`)

export const SendPlanned = graphql(`
  mutation SendPlanned($input: SendInvitesInput!) {
    sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload { replayed batch { id } results { ...Outcome } }
      ... on PlanOutdated { code message plan { ...Plan } }
    }
  }
`)
