import type {
  EmailStatus,
  FailureCode,
  InviteOutcomeFieldsFragment,
  ProviderErrorFieldsFragment,
  SkipReason,
} from '../generated/documents.ts'
import { each } from './each.ts'

type Outcome = InviteOutcomeFieldsFragment
type Of<Name> = Extract<Outcome, { __typename: Name }>

export const at = '2026-11-20T18:37:00.000Z'
export const later = '2026-11-20T18:42:00.000Z'

export const providerError: ProviderErrorFieldsFragment = {
  code: 'ServiceFailureException',
  httpStatus: 500,
  message: 'The service failed.',
  operation: 'InviteUsers',
  requestId: '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
  details: [{ name: 'Code', value: 'ServiceFailure' }],
  at,
}

const about = {
  recipient: { kind: 'EMAIL', value: 'ada@example.com', displayName: null, personKey: null },
  invite: { id: 'invite-1' },
  requestId: null,
  emailStatus: 'UNREPORTED',
} as const
const named = {
  ...about,
  evidence: 'PER_RECIPIENT',
  requestId: '8c1d2f6e-5a7b-4c3d-9e0f-1a2b3c4d5e6f',
} as const
const inferred = { ...about, evidence: 'INFERRED' } as const

const sent = (emailStatus: EmailStatus): Of<'InviteSent'> => ({
  ...named,
  __typename: 'InviteSent',
  message: 'The provider took it.',
  sentAt: at,
  emailStatus,
  providerReference: emailStatus === 'UNREPORTED' ? null : 'reference-1',
})

const skipped = (reason: SkipReason): Of<'InviteSkipped'> => ({
  ...inferred,
  __typename: 'InviteSkipped',
  message: 'It was not sent.',
  reason,
  previous: reason === 'RECENTLY_SENT' ? { id: 'invite-0' } : null,
})

// By code, so that a new code in the schema does not compile until it has an entry.
const failures: Readonly<Record<FailureCode, Partial<Of<'InviteFailed'>>>> = {
  ACCESS_DENIED: { error: providerError },
  DESTINATION_NOT_FOUND: { error: providerError },
  INVALID_RECIPIENT: {
    field: 'email',
    brokenRule: { code: 'SEVERAL_ADDRESSES', limit: null, actual: null, character: null },
  },
  NAME_TAKEN: { field: 'name', error: providerError },
  NOT_ELIGIBLE: { error: providerError },
  PROVIDER_REJECTED: { error: providerError },
  PROVIDER_UNAVAILABLE: { retryable: true },
  QUOTA_EXCEEDED: { error: providerError },
  RECIPIENT_NOT_FOUND: { error: providerError },
  THROTTLED: { retryable: true, retryAfter: later, error: providerError },
}
const failed = (code: FailureCode): Of<'InviteFailed'> => ({
  ...named,
  __typename: 'InviteFailed',
  message: 'It was certainly not sent.',
  code,
  field: null,
  brokenRule: null,
  retryable: false,
  retryAfter: null,
  error: null,
  ...failures[code],
})

const unconfirmed = (reconcilable: boolean, safeToRetry: boolean): Of<'InviteUnconfirmed'> => ({
  ...inferred,
  __typename: 'InviteUnconfirmed',
  message: 'The request left and no usable answer came back: it may or may not have been sent.',
  reconcilable,
  safeToRetry,
  error: providerError,
})

const emailStatuses = { SENT: 1, NOT_SENT: 1, FAILED: 1, UNREPORTED: 1 } as const satisfies Record<
  EmailStatus,
  1
>
const skipReasons = {
  BATCH_CANCELED: 1,
  DUPLICATE_IN_BATCH: 1,
  IN_PROGRESS: 1,
  RECENTLY_SENT: 1,
  STOPPED_AFTER_FAILURES: 1,
} as const satisfies Record<SkipReason, 1>

/** Every outcome of a recipient, with every reason, code and e-mail status. */
export const outcomes: { readonly [Name in Outcome['__typename']]: readonly Of<Name>[] } = {
  InviteQueued: [
    {
      ...inferred,
      __typename: 'InviteQueued',
      message: 'It waits to be sent.',
      notBefore: null,
      lastError: null,
    },
    {
      ...inferred,
      __typename: 'InviteQueued',
      message: 'It waits for the rate limit of the provider.',
      notBefore: later,
      lastError: providerError,
    },
  ],
  InviteSent: each(emailStatuses, sent),
  InviteAlreadyPending: [
    { ...named, __typename: 'InviteAlreadyPending', message: 'An invitation is already pending.' },
  ],
  InviteAlreadyMember: [
    { ...named, __typename: 'InviteAlreadyMember', message: 'The person has joined already.' },
  ],
  InviteSkipped: each(skipReasons, skipped),
  InviteFailed: each(failures, failed),
  InviteUnconfirmed: [
    unconfirmed(true, false),
    unconfirmed(false, true),
    unconfirmed(false, false),
  ],
}

/** All outcomes in one list. */
export const everyOutcome: readonly Outcome[] = Object.values(outcomes).flat()
