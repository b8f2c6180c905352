import type { InviteLifecycle } from '../generated/documents.ts'
import { figure } from './common.ts'

export const peopleTexts = {
  title: 'People',
  intro: 'What was sent to one person, at all providers, and what became of it.',
  search: 'Address, id or name contains',
  key: 'Your own key for the person is',
  by: 'Search by',
  byText: 'Address or name',
  byKey: 'Your own key',
  hint: 'What you enter stands after the # in the web address of this page, which no server logs.',
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

export const personTexts = {
  narrow:
    'To export or erase what is kept of somebody, search for that person alone: by the whole address, or by your own key.',
  export: 'Export what is kept',
  exporting: 'Exporting…',
  exportHint: 'Downloads every request to invite the person, with its texts and outcomes.',
  fileName: 'person.json',
  erase: 'Erase the person',
  erasing: 'Erasing…',
  eraseTitle: (person: string) => `Erase ${person}?`,
  eraseText:
    'The address, the name and the texts that name this person are erased from all invites, also from those with the same person key, at all destinations. Outcomes and times stay. Invites that are still open are sent, and erased then. This cannot be undone.',
  eraseProviders:
    'The providers keep what they have. Revoke a pending invitation first, if you want that.',
  eraseConsent: 'Erase this person for good.',
  eraseNo: 'Keep the person',
  eraseYes: 'Erase',
  erased: (count: number, open: number, isFinished: boolean) =>
    [
      count === 1 ? '1 request was erased.' : `${figure(count)} requests were erased.`,
      ...(open > 0 ? [`${figure(open)} more will be when they are final.`] : []),
      ...(isFinished || open > 0 ? [] : ['Other texts are still looked through.']),
    ].join(' '),
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
