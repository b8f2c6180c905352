import { graphql } from '../../gql/index.ts'

/** What tests ask for, typed by codegen. */
export const SendInvites = graphql(`
  mutation SendInvites($input: SendInvitesInput!) {
    sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload {
        replayed
        batch { ...Batch }
        results { ...Outcome }
      }
      ... on UserError { code message }
      ... on InvalidInput { issues { path code limit actual character message } }
      ... on NotAuthorized { requiredScope }
      ... on LimitExceeded { limit actual }
      ... on IdempotencyConflict { batch { ...Batch } }
      ... on ProviderUnavailable { provider { kind } }
    }
  }
`)

export const ReadBrokenRules = graphql(`
  mutation ReadBrokenRules($input: SendInvitesInput!) {
    sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload {
        results { ... on InviteFailed { brokenRule { code limit actual character } } }
      }
    }
  }
`)

export const ReinviteUsers = graphql(`
  mutation ReinviteUsers($input: ReinviteUsersInput!) {
    reinviteUsers(input: $input) {
      __typename
      ... on ReinviteUsersPayload {
        replayed
        batch { ...Batch }
        results { ...Outcome }
      }
      ... on UserError { code message }
      ... on InvalidInput { issues { path code limit actual character message } }
      ... on NotAuthorized { requiredScope }
      ... on NotFound { id }
      ... on LimitExceeded { limit actual }
      ... on IdempotencyConflict { batch { ...Batch } }
    }
  }
`)

export const BatchFields = graphql(`
  fragment Batch on InviteBatch {
    id
    name
    status
    finishedAt
    progress {
      total
      done
      resumesAt
      counts { queued sent alreadyPending alreadyMember skipped failed unconfirmed }
    }
  }
`)

export const OutcomeFields = graphql(`
  fragment Outcome on InviteOutcome {
    __typename
    ... on InviteOutcomeBase { recipient { kind value displayName personKey } message evidence invite { id attempts } }
    ... on InviteQueued { notBefore lastError { code requestId } }
    ... on InviteSent { sentAt emailStatus providerReference }
    ... on InviteSkipped { reason previous { id } }
    ... on InviteFailed { failureCode: code field retryable retryAfter error { code httpStatus requestId operation } }
    ... on InviteUnconfirmed { safeToRetry reconcilable error { code } }
  }
`)
