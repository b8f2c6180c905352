import type { InviteLifecycle } from '../generated/documents.ts'

export const peopleTexts = {
  title: 'People',
  intro: 'What was sent to one person, at all providers, and what became of it.',
  search: 'Address, id or name contains',
  key: 'Your own key for the person is',
  by: 'Search by',
  byText: 'Address or name',
  byKey: 'Your own key',
  hint: 'What you enter is not in the part of the address that servers log.',
  enter: 'Enter an address, a part of one, or a name.',
  none: 'Nobody was found.',
  batch: 'Batch',
  requested: (when: string) => `First requested ${when}.`,
  lifecycle: {
    ACCEPTED: 'Has joined',
    DECLINED: 'Has declined',
    EXPIRED: 'Invitation has expired',
    INVALID: 'Invitation is no longer valid',
    PENDING: 'Has not accepted yet',
    REVOKED: 'Invitation was revoked',
    UNKNOWN: 'No invitation is known',
    UNTRACKED: 'Cannot be read at this provider',
  } satisfies Record<InviteLifecycle, string>,
  asRead: (when: string) => `as read ${when}`,
  expires: (when: string) => `expires ${when}`,
  reading: 'Reading at the provider…',
} as const

export const historyTexts = {
  title: 'History',
  show: 'Show the history of this batch',
  at: 'When',
  actor: 'Who',
  event: 'What',
  call: (operation: string, recipients: string, seconds: string) =>
    `${operation} with ${recipients}, ${seconds} s`,
  requestId: 'Request id',
} as const
