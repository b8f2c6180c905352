import type { OutcomeKind } from '#invites/query/rows.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { Lifecycle } from '#providers/contract/lifecycle.ts'

/**
 * One invite as stored, and what is answered about it. Times are minutes before now; a provider's
 * answer came ten minutes ago, a reading is remembered for one minute.
 */
export interface Row {
  readonly fact: string
  readonly provider: 'CHIME' | 'WICKR' | 'REPOST_PRIVATE' | 'TENCENT_ORGANIZATION'
  readonly outcome: OutcomeKind
  readonly stored?: object
  /** The key of an invalid recipient is empty. */
  readonly key?: ''
  /** What was found about this person, and when the reading that found it began. */
  readonly found?: { readonly lifecycle: Lifecycle | null; readonly seen: number | null }
  /** When the person was last looked for alone, if later than `found`. */
  readonly checked?: number
  readonly lifetimeDays?: number
  /** When the last reading of everyone began, and when it finished. */
  readonly everyone?: { readonly began: number; readonly finished: number }
  readonly lifecycle: InviteLifecycle
  /** Minutes ago; absent: not read since our request was answered. */
  readonly checkedAt?: number
  readonly expires?: true
  /** It need not be read now. */
  readonly fresh?: true
}

const answered = 10
const before = { lifecycle: 'REVOKED', seen: 20 } as const
const none = { lifecycle: null, seen: null } as const

export const rows: readonly Row[] = [
  {
    fact: 'a provider without lifecycles is untracked, and never read',
    provider: 'REPOST_PRIVATE',
    outcome: 'SENT',
    lifecycle: 'UNTRACKED',
    fresh: true,
  },
  {
    fact: 'sent and never read is pending',
    provider: 'CHIME',
    outcome: 'SENT',
    lifecycle: 'PENDING',
  },
  {
    fact: 'already pending and never read is pending',
    provider: 'CHIME',
    outcome: 'ALREADY_PENDING',
    lifecycle: 'PENDING',
  },
  {
    fact: 'already a member and never read is accepted',
    provider: 'CHIME',
    outcome: 'ALREADY_MEMBER',
    lifecycle: 'ACCEPTED',
  },
  {
    fact: 'a reading from before our request was answered does not count',
    provider: 'CHIME',
    outcome: 'SENT',
    found: before,
    lifecycle: 'PENDING',
  },
  {
    fact: 'a reading since our request was answered decides',
    provider: 'CHIME',
    outcome: 'SENT',
    found: { lifecycle: 'ACCEPTED', seen: 5 },
    lifecycle: 'ACCEPTED',
    checkedAt: 5,
  },
  {
    fact: 'a reading within the remembered time is fresh',
    provider: 'CHIME',
    outcome: 'SENT',
    found: { lifecycle: 'DECLINED', seen: 0.5 },
    lifecycle: 'DECLINED',
    checkedAt: 0.5,
    fresh: true,
  },
  {
    fact: 'a reading decides against our own outcome too',
    provider: 'CHIME',
    outcome: 'ALREADY_MEMBER',
    found: { lifecycle: 'REVOKED', seen: 5 },
    lifecycle: 'REVOKED',
    checkedAt: 5,
  },
  {
    fact: 'found in a state that is not documented, our own outcome decides',
    provider: 'CHIME',
    outcome: 'SENT',
    found: { lifecycle: null, seen: 5 },
    lifecycle: 'PENDING',
    checkedAt: 5,
  },
  {
    fact: 'an expiry is our request plus the lifetime that was read since',
    provider: 'CHIME',
    outcome: 'SENT',
    found: { lifecycle: 'PENDING', seen: 5 },
    lifetimeDays: 7,
    lifecycle: 'PENDING',
    checkedAt: 5,
    expires: true,
  },
  {
    fact: 'an invitation that is not ours has no known expiry',
    provider: 'CHIME',
    outcome: 'ALREADY_PENDING',
    found: { lifecycle: 'PENDING', seen: 5 },
    lifetimeDays: 7,
    lifecycle: 'PENDING',
    checkedAt: 5,
  },
  {
    fact: 'being absent proves nothing where the list is not complete',
    provider: 'CHIME',
    outcome: 'SENT',
    everyone: { began: 5, finished: 4 },
    lifecycle: 'PENDING',
    checkedAt: 5,
  },
  {
    fact: 'absent from a complete list, an invitation no longer holds',
    provider: 'WICKR',
    outcome: 'SENT',
    everyone: { began: 5, finished: 4 },
    lifecycle: 'INVALID',
    checkedAt: 5,
  },
  {
    fact: 'not found alone counts like an absence from the list',
    provider: 'WICKR',
    outcome: 'SENT',
    found: none,
    checked: 5,
    lifecycle: 'INVALID',
    checkedAt: 5,
  },
  {
    fact: 'absent within a minute of our request, the list may lag behind',
    provider: 'WICKR',
    outcome: 'SENT',
    everyone: { began: answered - 0.5, finished: answered - 1 },
    lifecycle: 'PENDING',
    checkedAt: answered - 0.5,
  },
  {
    fact: 'found before and absent since, a pending one no longer holds',
    provider: 'WICKR',
    outcome: 'SENT',
    found: { lifecycle: 'PENDING', seen: 7 },
    everyone: { began: 5, finished: 4 },
    lifecycle: 'INVALID',
    checkedAt: 5,
  },
  {
    fact: 'found before and absent since, an expired one no longer holds',
    provider: 'WICKR',
    outcome: 'SENT',
    found: { lifecycle: 'EXPIRED', seen: 7 },
    everyone: { began: 5, finished: 4 },
    lifecycle: 'INVALID',
    checkedAt: 5,
  },
  {
    fact: 'who has joined stays accepted, also when absent since',
    provider: 'WICKR',
    outcome: 'SENT',
    found: { lifecycle: 'ACCEPTED', seen: 7 },
    everyone: { began: 5, finished: 4 },
    lifecycle: 'ACCEPTED',
    checkedAt: 5,
  },
  {
    fact: 'found in the last reading of everyone, nobody is absent',
    provider: 'WICKR',
    outcome: 'SENT',
    found: { lifecycle: 'PENDING', seen: 5 },
    everyone: { began: 5, finished: 4 },
    lifecycle: 'PENDING',
    checkedAt: 5,
  },
  {
    fact: 'already a member and absent from a complete list stays accepted',
    provider: 'WICKR',
    outcome: 'ALREADY_MEMBER',
    everyone: { began: 5, finished: 4 },
    lifecycle: 'ACCEPTED',
    checkedAt: 5,
  },
  {
    fact: 'everyone was read just now: fresh, also for those who were not found',
    provider: 'CHIME',
    outcome: 'SENT',
    everyone: { began: 1.5, finished: 0.5 },
    lifecycle: 'PENDING',
    checkedAt: 1.5,
    fresh: true,
  },
  {
    fact: 'everyone was read just now, but from before our answer: not fresh',
    provider: 'CHIME',
    outcome: 'SENT',
    everyone: { began: answered + 1, finished: 0.5 },
    lifecycle: 'PENDING',
  },
  {
    fact: 'failed by a rule of ours: no invitation is known, and none is read',
    provider: 'CHIME',
    outcome: 'FAILED',
    key: '',
    everyone: { began: 5, finished: 4 },
    lifecycle: 'UNKNOWN',
    fresh: true,
  },
  {
    fact: 'failed at the provider: an earlier invitation may be there, so it is read',
    provider: 'CHIME',
    outcome: 'FAILED',
    stored: { kind: 'FAILED', error: {} },
    lifecycle: 'UNKNOWN',
  },
  {
    fact: 'skipped because of an earlier invite: that one is read',
    provider: 'CHIME',
    outcome: 'SKIPPED',
    stored: { kind: 'SKIPPED', previousInviteId: 'x' },
    lifecycle: 'UNKNOWN',
  },
  {
    fact: 'skipped because its batch was canceled: nothing to read',
    provider: 'CHIME',
    outcome: 'SKIPPED',
    stored: { kind: 'SKIPPED' },
    lifecycle: 'UNKNOWN',
    fresh: true,
  },
  {
    fact: 'unconfirmed and never read is unknown',
    provider: 'CHIME',
    outcome: 'UNCONFIRMED',
    lifecycle: 'UNKNOWN',
  },
  {
    fact: 'where our outcome says nothing, any reading counts, however old',
    provider: 'CHIME',
    outcome: 'UNCONFIRMED',
    found: { lifecycle: 'PENDING', seen: 20 },
    lifecycle: 'PENDING',
    checkedAt: 20,
  },
  {
    fact: 'unconfirmed and absent from a complete list stays unknown',
    provider: 'WICKR',
    outcome: 'UNCONFIRMED',
    everyone: { began: 5, finished: 4 },
    lifecycle: 'UNKNOWN',
    checkedAt: 5,
  },
  {
    fact: 'queued and never read is unknown, with nothing to read',
    provider: 'CHIME',
    outcome: 'QUEUED',
    lifecycle: 'UNKNOWN',
    fresh: true,
  },
  {
    fact: 'queued again, the earlier reading still counts',
    provider: 'TENCENT_ORGANIZATION',
    outcome: 'QUEUED',
    found: { lifecycle: 'EXPIRED', seen: 20 },
    lifecycle: 'EXPIRED',
    checkedAt: 20,
    fresh: true,
  },
]
