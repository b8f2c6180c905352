import type {
  EmailStatus,
  FailureCode,
  InviteOutcomeFieldsFragment,
  SkipReason,
} from './generated/documents.ts'
import { messageOf } from './message-of.ts'

/**
 * Describes an outcome in a plain English sentence for the sender. For outcomes and codes newer than
 * this kit it returns the gateway's own `message`.
 */
export function wordsFor(outcome: InviteOutcomeFieldsFragment): string {
  switch (outcome.__typename) {
    case 'InviteQueued':
      return `Waiting to be sent${time(', not before', outcome.notBefore)}.`
    case 'InviteSent':
      return sent[outcome.emailStatus] ?? outcome.message
    case 'InviteAlreadyPending':
      return 'Already invited, and the invitation is pending. Nothing was sent.'
    case 'InviteAlreadyMember':
      return 'Already a member. Nothing was sent.'
    case 'InviteSkipped':
      return skipped[outcome.reason] ?? outcome.message
    case 'InviteFailed':
      return failure(outcome)
    case 'InviteUnconfirmed':
      return `It is not known whether the invitation was sent. ${advice(outcome)}`
    default:
      return messageOf(outcome)
  }
}

type Outcome<Name> = Extract<InviteOutcomeFieldsFragment, { __typename: Name }>

// No defaults: these tables do not compile when the schema gains a value.
const sent: Readonly<Record<EmailStatus, string>> = {
  SENT: 'Invited, and the e-mail is on its way.',
  NOT_SENT: 'Invited, but the provider sent no e-mail.',
  FAILED: 'Invited, but the e-mail failed.',
  UNREPORTED: 'Invited. The provider does not say whether it sent an e-mail.',
}

const skipped: Readonly<Record<SkipReason, string>> = {
  BATCH_CANCELED: 'Not sent: the batch was canceled first.',
  DUPLICATE_IN_BATCH: 'Not sent again: the same recipient occurs earlier in this batch.',
  IN_PROGRESS: 'Not sent: an earlier request is not finished.',
  RECENTLY_SENT: 'Not sent again: the recipient was invited recently.',
  STOPPED_AFTER_FAILURES: 'Not sent: the batch was stopped after too many failures.',
}

const failed: Readonly<Record<FailureCode, string>> = {
  ACCESS_DENIED: 'the gateway has no permission to invite there',
  DESTINATION_NOT_FOUND: 'the provider does not know the destination',
  INVALID_RECIPIENT: 'the recipient is not valid',
  NAME_TAKEN: 'the name is taken',
  NOT_ELIGIBLE: 'the provider does not allow the recipient',
  PROVIDER_REJECTED: 'the provider refused',
  PROVIDER_UNAVAILABLE: 'the provider could not be reached',
  QUOTA_EXCEEDED: 'a limit at the provider is reached',
  RECIPIENT_NOT_FOUND: 'the provider does not know the recipient',
  THROTTLED: 'the provider was too busy for too long',
}

function failure(outcome: Outcome<'InviteFailed'>): string {
  const why = failed[outcome.code]
  if (why === undefined) return outcome.message
  const where = outcome.field === null ? '' : ` (${outcome.field})`
  const again = outcome.retryable
    ? ` Try again${time(' after', outcome.retryAfter) || ' later'}.`
    : ''
  return `Not sent: ${why}${where}.${again}`
}

function advice(outcome: Outcome<'InviteUnconfirmed'>): string {
  if (outcome.reconcilable) return 'Look it up before you retry.'
  if (outcome.safeToRetry) return 'It is safe to retry.'
  return 'Retrying may send a second invitation.'
}

function time(before: string, iso: string | null): string {
  return iso === null ? '' : `${before} ${iso.slice(0, 16).replace('T', ' ')} UTC`
}
