import type { Result } from './gateway/documents.ts'

/** The result of one line, worded for people and for the report. */
export interface LineOutcome {
  readonly outcome: string
  /** A `FailureCode` or a `SkipReason`. */
  readonly code?: string
  /** The column at fault, where the gateway knows it. */
  readonly field?: string
  /** The gateway's own sentence. It has no personal data. */
  readonly message?: string
}

export function outcomeOf({ __typename, code, reason, field, message }: Result): LineOutcome {
  // A newer gateway may have outcomes that this command does not know.
  const outcome = words[__typename] ?? __typename
  const why = code ?? reason
  return {
    outcome,
    ...(why === undefined ? {} : { code: why }),
    ...(field == null ? {} : { field }),
    ...(message === undefined ? {} : { message }),
  }
}

/** `INVALID_RECIPIENT, email: This is not…` */
export function reasonOf({ outcome, code, field, message = '' }: LineOutcome): string {
  const subject = field === undefined || message.startsWith(`${field}: `) ? [] : [`${field}: `]
  const sentence = `${subject.join('')}${message}`.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
  const separator = field === undefined ? ': ' : ', '
  return `${code ?? outcome}${sentence === '' ? '' : `${separator}${sentence}`}`
}

const words: Readonly<Record<string, string>> = {
  // Of a plan, in which only invalid recipients fail.
  Planned: 'will be sent',
  InviteSent: 'sent',
  InviteAlreadyPending: 'already pending',
  InviteAlreadyMember: 'already member',
  InviteSkipped: 'skipped',
  InviteFailed: 'failed',
  PlannedInvalid: 'invalid',
  InviteUnconfirmed: 'unconfirmed',
  InviteQueued: 'queued',
}

/** In the order of the summary. */
export const outcomes: readonly string[] = Object.values(words)
