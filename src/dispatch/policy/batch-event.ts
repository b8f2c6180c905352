/** The kinds of entries in the audit trail of a batch. Stable: programs depend on them. */
export type BatchEventKind =
  | 'CREATED'
  | 'CALL_SUCCEEDED'
  | 'CALL_FAILED'
  | 'THROTTLED'
  | 'RETRY_REQUESTED'
  | 'CANCEL_REQUESTED'
  | 'REVOKE_REQUESTED'
  | 'RECONCILED'
  | 'FINISHED'

/** What an entry says, and in which words. Contains no address, name or text. */
export interface BatchEvent {
  readonly kind: BatchEventKind
  readonly code: BatchEventCode
  /** For people, in English. */
  readonly message: string
  /** How many it is about, where it counts them. */
  readonly recipients?: number
  /** How many of those who were asked for are left out, where some are. */
  readonly leftOut?: number
}

type Count = Pick<BatchEvent, 'recipients' | 'leftOut'>
type Text = readonly [kind: BatchEventKind, message: string | ((count: Count) => string)]

// Each entry of the trail is made from here, so that none lacks a code. The codes are stable.
const texts = {
  ACCEPTED: [
    'CREATED',
    ({ recipients = 0, leftOut = 0 }) =>
      `${counted(recipients, 'recipient')}: ${recipients - leftOut} to send, ${leftOut} final at once.`,
  ],
  FINISHED: ['FINISHED', 'Every recipient has a final outcome.'],
  CANCELED: [
    'CANCEL_REQUESTED',
    ({ recipients = 0 }) =>
      `${counted(recipients, 'recipient')} not sent to yet ${are(recipients)} skipped.`,
  ],
  RETRIED: [
    'RETRY_REQUESTED',
    ({ recipients = 0, leftOut = 0 }) =>
      `${recipients} ${are(recipients)} tried again.${leftOut > 0 ? ` ${leftOut} ${leftOut === 1 ? 'was' : 'were'} invited too recently.` : ''}`,
  ],
  LOOKED_UP: ['RECONCILED', ({ recipients = 0 }) => `${recipients} ${are(recipients)} looked up.`],
  REVOKED: [
    'REVOKE_REQUESTED',
    ({ recipients = 0 }) =>
      `${counted(recipients, 'invitation')} ${are(recipients)} to be revoked.`,
  ],
  ANSWERED: ['CALL_SUCCEEDED', 'The provider answered.'],
  ANSWERED_UNCLEARLY: [
    'CALL_SUCCEEDED',
    'The provider answered. It does not say whom its reasons are about, so those are asked for one by one.',
  ],
  IDENTIFIED: [
    'CALL_SUCCEEDED',
    'The provider was asked about recipients whom it has already, one request for each.',
  ],
  RATE_LIMITED: ['THROTTLED', 'The provider refused for its rate limit; nothing was processed.'],
  UNREACHABLE: ['CALL_FAILED', 'The provider could not be reached; nothing was processed.'],
  REFUSED: ['CALL_FAILED', 'The provider refused the call.'],
  REFUSED_AND_SPLIT: [
    'CALL_FAILED',
    'The provider refused the call. Its recipients are sent in smaller calls, so that nobody fails for another.',
  ],
  CREDENTIALS_REFUSED: [
    'CALL_FAILED',
    'The provider did not accept our signature, clock or credentials; nothing was processed.',
  ],
  DESTINATION_REFUSED: [
    'CALL_FAILED',
    'Several recipients were refused alone and alike, and none was accepted: the provider refuses the destination, so the others were not sent to.',
  ],
  UNANSWERED: [
    'CALL_FAILED',
    'No usable answer came back: the call may or may not have been processed.',
  ],
} as const satisfies Readonly<Record<string, Text>>

export type BatchEventCode = keyof typeof texts

/** An entry by its code and its numbers. Pure. */
export function batchEvent(code: BatchEventCode, count: Count = {}): BatchEvent {
  const [kind, message]: Text = texts[code]
  return { kind, code, message: typeof message === 'string' ? message : message(count), ...count }
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are'
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
