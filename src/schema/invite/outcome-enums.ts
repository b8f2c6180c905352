import { skipReasons } from '#invites/accept/new-send.ts'
import { outcomeKinds } from '#invites/query/rows.ts'
import { emailStatuses, evidences, failureCodes } from '#providers/contract/outcome.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'

export const OutcomeKind = builder.enumType('OutcomeKind', {
  description: 'An outcome as one word, for filters and badges.',
  values: describe(outcomeKinds, {
    QUEUED: 'Not final yet.',
    SENT: 'The provider took it.',
    ALREADY_PENDING: 'An invitation stands already; nothing new was sent.',
    ALREADY_MEMBER: 'The person has joined already; nothing was sent.',
    SKIPPED: 'The gateway decided not to send.',
    FAILED: 'Certainly not sent.',
    UNCONFIRMED: 'It may or may not have been sent.',
  }),
})

export const OutcomeEvidence = builder.enumType('OutcomeEvidence', {
  description: 'How sure we are that an outcome belongs to this recipient.',
  values: describe(evidences, {
    PER_RECIPIENT: 'The provider named this recipient.',
    WHOLE_CALL: 'The provider answered for the whole call only.',
    INFERRED: 'Concluded by the gateway.',
  }),
})

export const EmailStatus = builder.enumType('EmailStatus', {
  description: 'What the provider said about the e-mail itself.',
  values: describe(emailStatuses, {
    SENT: 'The provider handed it to the mail system.',
    NOT_SENT: 'The provider invited, but sent no e-mail.',
    FAILED: 'The provider invited, but its e-mail failed.',
    UNREPORTED: 'This provider does not say.',
  }),
})

export const SkipReason = builder.enumType('SkipReason', {
  description: 'Why the gateway did not send.',
  values: describe(skipReasons, {
    RECENTLY_SENT:
      "The recipient was sent an invite to this destination within the window, or within the gateway's cool-down.",
    DUPLICATE_IN_BATCH: 'The recipient stands earlier in the same request.',
    IN_PROGRESS: 'An earlier request for this invite is not finished yet.',
    BATCH_CANCELED: 'The batch was canceled first.',
    STOPPED_AFTER_FAILURES: 'The batch had reached its `stopAfterFailures`.',
  }),
})

export const FailureCode = builder.enumType('FailureCode', {
  description: 'Why nothing was sent. Stable: for programs.',
  values: describe(failureCodes, {
    INVALID_RECIPIENT:
      'The recipient breaks a rule; `field` says which member, `message` the rule.',
    RECIPIENT_NOT_FOUND: 'The provider does not know the recipient.',
    NAME_TAKEN: 'A user or member of that name exists already.',
    NOT_ELIGIBLE: 'The provider does not let this recipient be invited.',
    DESTINATION_NOT_FOUND:
      'The provider does not know the space, account, network or organization.',
    ACCESS_DENIED: "The gateway's credentials may not do this.",
    QUOTA_EXCEEDED: 'A limit on members or resources at the provider is reached.',
    THROTTLED: 'The provider kept refusing for its rate limit until our patience ended.',
    PROVIDER_UNAVAILABLE: 'The provider could not be reached.',
    PROVIDER_REJECTED: 'The provider refused for another reason, told in `error`.',
  }),
})
