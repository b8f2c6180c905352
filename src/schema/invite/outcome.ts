import type { SkippedOutcome } from '#invites/accept/new-send.ts'
import type { SendRow } from '#invites/query/rows.ts'
import type { Outcome as ProviderOutcome } from '#providers/contract/outcome.ts'
import { builder } from '../builder.ts'
import { ProviderError } from '../provider/provider-error.ts'
import { Invite } from '../refs/invite-ref.ts'
import { needs } from '../scopes.ts'
import { EmailStatus, FailureCode, OutcomeEvidence, SkipReason } from './outcome-enums.ts'
import { Recipient } from './recipient.ts'

const OutcomeBase = builder.interfaceRef<SendRow>('InviteOutcomeBase').implement({
  description: 'The same in every outcome, so one fragment covers all.',
  fields: (t) => ({
    recipient: t.field({
      description: 'Whom it is about.',
      type: Recipient,
      resolve: (row) => row,
    }),
    invite: t.field({
      description: 'The lasting entity behind it, to refetch and to act on. Null in a plan.',
      type: Invite,
      nullable: true,
      resolve: (row, _args, { load }) => {
        if (row.planned) return null
        return row.latest ? row : load.invite.load(row.inviteId)
      },
    }),
    message: t.string({
      description: 'One sentence, safe to show to an operator.',
      resolve: ({ outcome }) => outcome?.message ?? 'Waiting to be sent.',
    }),
    evidence: t.field({
      description: 'How sure we are.',
      type: OutcomeEvidence,
      resolve: ({ outcome }) => outcome?.evidence ?? 'INFERRED',
    }),
  }),
})

const InviteQueued = builder.objectRef<SendRow>('InviteQueued').implement({
  description: 'Not final yet.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    notBefore: t.expose('notBefore', {
      description: 'Set while it waits for a rate limit or a back-off.',
      type: 'DateTime',
      nullable: true,
    }),
    lastError: t.field({
      description: 'Why an earlier attempt came to nothing.',
      type: ProviderError,
      nullable: true,
      resolve: ({ lastError, updatedAt }) => lastError && { ...lastError, at: updatedAt },
    }),
  }),
})

const InviteSent = builder.objectRef<SendRow>('InviteSent').implement({
  description: 'The provider took it. Not a promise of delivery: see `emailStatus`.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    sentAt: t.field({
      description: "When the provider's answer was recorded.",
      type: 'DateTime',
      resolve: settledAt,
    }),
    emailStatus: t.field({
      description: 'What the provider said about the e-mail.',
      type: EmailStatus,
      resolve: (row) => outcomeOf(row, 'SENT').emailStatus,
    }),
    providerReference: t.string({
      description: "The provider's own id for the invitation or the user it made.",
      nullable: true,
      resolve: (row) => outcomeOf(row, 'SENT').providerReference,
    }),
  }),
})

const InviteAlreadyPending = builder.objectRef<SendRow>('InviteAlreadyPending').implement({
  description: 'An invitation stands already at the provider; nothing new was sent.',
  interfaces: [OutcomeBase],
})

const InviteAlreadyMember = builder.objectRef<SendRow>('InviteAlreadyMember').implement({
  description: 'The person has joined already; nothing was sent.',
  interfaces: [OutcomeBase],
})

const InviteSkipped = builder.objectRef<SendRow>('InviteSkipped').implement({
  description: 'The gateway decided not to send.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    reason: t.field({
      description: 'Why.',
      type: SkipReason,
      resolve: (row) => outcomeOf(row, 'SKIPPED').reason,
    }),
    previous: t.field({
      ...needs('invites:read'),
      unauthorizedResolver: () => null,
      description: 'The earlier invite that stood in the way. Null where it is not yours to see.',
      type: Invite,
      nullable: true,
      resolve: (row, _args, { load }) => {
        const { previousInviteId } = outcomeOf(row, 'SKIPPED')
        return previousInviteId === undefined ? null : load.invite.load(previousInviteId)
      },
    }),
  }),
})

const InviteFailed = builder.objectRef<SendRow>('InviteFailed').implement({
  description: 'Certainly not sent.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    code: t.field({
      description: 'Why, for programs.',
      type: FailureCode,
      resolve: (row) => outcomeOf(row, 'FAILED').code,
    }),
    retryable: t.boolean({
      description: 'Could the very same request succeed later?',
      resolve: (row) => outcomeOf(row, 'FAILED').retryable,
    }),
    retryAfter: t.field({
      description: 'Not before this moment, where the provider gave one.',
      type: 'DateTime',
      nullable: true,
      resolve: (row) => {
        const { retryAfterMs } = outcomeOf(row, 'FAILED')
        return retryAfterMs === undefined ? null : new Date(+settledAt(row) + retryAfterMs)
      },
    }),
    field: t.string({
      description: 'The member of the recipient or target that is to blame.',
      nullable: true,
      resolve: (row) => outcomeOf(row, 'FAILED').field,
    }),
    error: t.field({
      description: 'What the provider said; null where the gateway itself refused.',
      type: ProviderError,
      nullable: true,
      resolve: (row) => errorOf(outcomeOf(row, 'FAILED').error, row),
    }),
  }),
})

const InviteUnconfirmed = builder.objectRef<SendRow>('InviteUnconfirmed').implement({
  description:
    'The request left and no usable answer came back. It may or may not have been sent, and is never sent again without a person saying so.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    safeToRetry: t.boolean({
      description: 'True where the provider itself keeps a repeat from inviting twice.',
      resolve: ({ provider }, _args, { invites }) =>
        invites.providers.get(provider)?.whenUnanswered === 'repeat',
    }),
    reconcilable: t.boolean({
      description: 'True where reading at the provider may find out.',
      resolve: ({ provider }, _args, { invites }) =>
        invites.providers.get(provider)?.lookUp !== undefined,
    }),
    error: t.field({
      description: 'What went wrong last.',
      type: ProviderError,
      nullable: true,
      resolve: (row) => errorOf(outcomeOf(row, 'UNCONFIRMED').error, row),
    }),
  }),
})

const members = {
  QUEUED: InviteQueued,
  SENT: InviteSent,
  ALREADY_PENDING: InviteAlreadyPending,
  ALREADY_MEMBER: InviteAlreadyMember,
  SKIPPED: InviteSkipped,
  FAILED: InviteFailed,
  UNCONFIRMED: InviteUnconfirmed,
} as const satisfies Record<SendRow['outcomeKind'], unknown>

/** What our latest request did with an invite. */
export const InviteOutcome = builder.unionType('InviteOutcome', {
  description:
    'What our latest request did with an invite. A value: it has no identity of its own.',
  types: Object.values(members),
  resolveType: ({ outcomeKind }) => members[outcomeKind],
})

type Stored = ProviderOutcome | SkippedOutcome

function outcomeOf<Kind extends Stored['kind']>(
  { outcome, inviteId }: SendRow,
  kind: Kind,
): Extract<Stored, { kind: Kind }> {
  if (outcome?.kind !== kind) throw new Error(`invite ${inviteId} is stored without its ${kind}`)
  return outcome as Extract<Stored, { kind: Kind }>
}

function settledAt({ settledAt, updatedAt }: SendRow): Date {
  return settledAt ?? updatedAt
}

function errorOf(error: Extract<ProviderOutcome, { kind: 'FAILED' }>['error'], row: SendRow) {
  return error && { ...error, at: settledAt(row) }
}
