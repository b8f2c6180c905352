import { skipReasons } from '#invites/accept/new-send.ts'
import { outcomeKinds } from '#invites/query/rows.ts'
import { emailStatuses, evidences, failureCodes } from '#providers/contract/outcome.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

export const OutcomeKind = builder.enumType('OutcomeKind', {
  description: 'The kind of an outcome, for filters and badges.',
  values: describe(outcomeKinds, {
    QUEUED: 'The invitation waits to be sent.',
    SENT: 'The provider accepted the invitation.',
    ALREADY_PENDING: 'An earlier invitation is still pending, and nothing new was sent.',
    ALREADY_MEMBER: 'The person has already joined, and nothing was sent.',
    SKIPPED: 'The gateway decided not to send the invitation.',
    FAILED: 'The invitation was not sent, for certain.',
    UNCONFIRMED: 'The invitation may or may not have been sent.',
  }),
})

export const OutcomeEvidence = builder.enumType('OutcomeEvidence', {
  description: 'How an outcome was determined for this recipient.',
  values: describe(evidences, {
    PER_RECIPIENT: 'The provider reported a result for this recipient.',
    WHOLE_CALL: 'The provider reported one result for the whole call.',
    INFERRED: 'The gateway inferred the outcome.',
  }),
})

export const EmailStatus = builder.enumType('EmailStatus', {
  description: 'What the provider reported about the e-mail itself.',
  values: describe(emailStatuses, {
    SENT: 'The provider passed the e-mail on for delivery.',
    NOT_SENT: 'The provider created the invitation without sending an e-mail.',
    FAILED: 'The provider created the invitation, but the e-mail failed.',
    UNREPORTED: 'The provider reported nothing about an e-mail.',
  }),
})

export const SkipReason = builder.enumType('SkipReason', {
  description: 'Why the gateway skipped a recipient.',
  values: describe(skipReasons, {
    RECENTLY_SENT:
      "Your tenant already invited the recipient to this destination within the request's window, or anybody did within the gateway's cool-down.",
    DUPLICATE_IN_BATCH: 'The same recipient occurs earlier in the request.',
    IN_PROGRESS: 'An earlier request for this invite is not finished yet.',
    BATCH_CANCELED: 'The batch was canceled before this invitation was sent.',
    STOPPED_AFTER_FAILURES: 'The batch reached its `stopAfterFailures` limit first.',
  }),
})

export const FailureCode = builder.enumType('FailureCode', {
  description: 'Why an invitation was not sent. The codes are stable.',
  values: describe(failureCodes, {
    INVALID_RECIPIENT:
      'The recipient is not valid. `field` names the invalid field, and `message` states the rule.',
    RECIPIENT_NOT_FOUND: 'The provider does not know the recipient.',
    NAME_TAKEN: 'The name belongs to somebody else.',
    NOT_ELIGIBLE: 'The provider does not allow this recipient to be invited.',
    DESTINATION_NOT_FOUND:
      'The provider does not know the space, account, network or organization.',
    ACCESS_DENIED: "The gateway's credentials do not permit this operation.",
    QUOTA_EXCEEDED: 'A limit on members or resources at the provider is reached.',
    THROTTLED: 'The provider refused because of its rate limit until the gateway gave up.',
    PROVIDER_UNAVAILABLE: 'The provider could not be reached.',
    PROVIDER_REJECTED: 'The provider refused for another reason, which `error` holds.',
  }),
})
