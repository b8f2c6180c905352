import type { Accepted } from './gateway/documents.ts'

/** The result of one line, worded for people and for the report. */
export interface LineOutcome {
  readonly outcome: string
  /** A `FailureCode` or a `SkipReason`. */
  readonly code?: string
}

export function outcomeOf({ __typename, code, reason }: Accepted['results'][number]): LineOutcome {
  // A newer gateway may have outcomes that this command does not know.
  const outcome = words[__typename] ?? __typename
  const why = code ?? reason
  return { outcome, ...(why === undefined ? {} : { code: why }) }
}

const words: Readonly<Record<string, string>> = {
  InviteSent: 'sent',
  InviteAlreadyPending: 'already pending',
  InviteAlreadyMember: 'already member',
  InviteSkipped: 'skipped',
  InviteFailed: 'failed',
  InviteUnconfirmed: 'unconfirmed',
  InviteQueued: 'queued',
}

/** In the order of the summary. */
export const outcomes: readonly string[] = Object.values(words)
