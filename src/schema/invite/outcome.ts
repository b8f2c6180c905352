import type { SkippedOutcome } from '#invites/accept/new-send.ts'
import type { SendRow } from '#invites/query/rows.ts'
import type {
  EmailStatus as ProviderEmailStatus,
  Outcome as ProviderOutcome,
} from '#providers/contract/outcome.ts'
import { builder } from '../builder.ts'
import { BrokenRule } from '../mutations/input-issue.ts'
import { ProviderError } from '../provider/provider-error.ts'
import { Invite } from '../refs/invite-ref.ts'
import { needs } from '../scopes.ts'
import { EmailStatus, FailureCode, OutcomeEvidence, SkipReason } from './outcome-enums.ts'
import { Recipient } from './recipient.ts'

const OutcomeBase = builder.interfaceRef<SendRow>('InviteOutcomeBase').implement({
  description:
    'The fields that all outcomes share. One fragment on this interface covers them all.',
  fields: (t) => ({
    recipient: t.field({
      description: 'The recipient that this outcome is about.',
      type: Recipient,
      resolve: (row) => row,
    }),
    invite: t.field({
      description:
        'The invite that has this outcome, to refetch it or to act on it. Null in a plan.',
      type: Invite,
      nullable: true,
      resolve: (row, _args, { load }) => {
        if (row.planned) return null
        return row.latest ? row : load.invite.load(row.inviteId)
      },
    }),
    message: t.string({
      description: 'The outcome as a sentence that is safe to show to operators.',
      resolve: ({ outcome }) => outcome?.message ?? 'Waiting to be sent.',
    }),
    evidence: t.field({
      description: 'How this outcome was determined.',
      type: OutcomeEvidence,
      resolve: ({ outcome }) => outcome?.evidence ?? 'INFERRED',
    }),
    requestId: t.string({
      description:
        "The provider's id of the request whose response determined this outcome. Null if no response did, or if the provider returned no id.",
      nullable: true,
      resolve: ({ outcome }) => outcome && requestIdOf(outcome),
    }),
    emailStatus: t.field({
      description:
        'What the provider reported about the e-mail. `UNREPORTED` if it reported nothing, or if nothing was sent.',
      type: EmailStatus,
      resolve: ({ outcome }) => emailStatusOf(outcome),
    }),
  }),
})

const InviteQueued = builder.objectRef<SendRow>('InviteQueued').implement({
  description: 'The invitation waits to be sent. This outcome is not final.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    notBefore: t.expose('notBefore', {
      description:
        'The earliest time of the next attempt, while the invite waits for a rate limit, a back-off or the cool-down of its mailbox; otherwise null.',
      type: 'DateTime',
      nullable: true,
    }),
    lastError: t.field({
      description: 'The error of the previous attempt, if there was one.',
      type: ProviderError,
      nullable: true,
      resolve: ({ lastError, updatedAt }) => lastError && { ...lastError, at: updatedAt },
    }),
  }),
})

const InviteSent = builder.objectRef<SendRow>('InviteSent').implement({
  description:
    'The provider accepted the invitation. This does not guarantee delivery: see `emailStatus`.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    sentAt: t.field({
      description: "When the provider's response was recorded.",
      type: 'DateTime',
      resolve: settledAt,
    }),
    providerReference: t.string({
      description: "The provider's id of the invitation or user that it created.",
      nullable: true,
      resolve: (row) => outcomeOf(row, 'SENT').providerReference,
    }),
  }),
})

const InviteAlreadyPending = builder.objectRef<SendRow>('InviteAlreadyPending').implement({
  description: 'An earlier invitation is still pending at the provider, and nothing new was sent.',
  interfaces: [OutcomeBase],
})

const InviteAlreadyMember = builder.objectRef<SendRow>('InviteAlreadyMember').implement({
  description: 'The person has already joined, and nothing was sent.',
  interfaces: [OutcomeBase],
})

const InviteSkipped = builder.objectRef<SendRow>('InviteSkipped').implement({
  description: 'The gateway decided not to send the invitation.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    reason: t.field({
      description: 'Why the recipient was skipped.',
      type: SkipReason,
      resolve: (row) => outcomeOf(row, 'SKIPPED').reason,
    }),
    previous: t.field({
      ...needs('invites:read'),
      unauthorizedResolver: () => null,
      description:
        'The earlier invite to the same recipient. Null if there is none, or if you may not read it.',
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
  description: 'The invitation was not sent, for certain.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    code: t.field({
      description: 'The reason as a stable code.',
      type: FailureCode,
      resolve: (row) => outcomeOf(row, 'FAILED').code,
    }),
    retryable: t.boolean({
      description: 'Whether the same request could succeed later.',
      resolve: (row) => outcomeOf(row, 'FAILED').retryable,
    }),
    retryAfter: t.field({
      description: 'The earliest time for a retry, if the provider stated one.',
      type: 'DateTime',
      nullable: true,
      resolve: (row) => {
        const { retryAfterMs } = outcomeOf(row, 'FAILED')
        return retryAfterMs === undefined ? null : new Date(+settledAt(row) + retryAfterMs)
      },
    }),
    field: t.string({
      description: 'The field of the recipient or target that caused the failure, if known.',
      nullable: true,
      resolve: (row) => outcomeOf(row, 'FAILED').field,
    }),
    brokenRule: t.field({
      description:
        'The rule of the gateway that `field` breaks. Null if the failure has another reason.',
      type: BrokenRule,
      nullable: true,
      resolve: (row) => outcomeOf(row, 'FAILED').brokenRule,
    }),
    error: t.field({
      description: "The provider's error. Null if the gateway itself refused.",
      type: ProviderError,
      nullable: true,
      resolve: (row) => errorOf(outcomeOf(row, 'FAILED').error, row),
    }),
  }),
})

const InviteUnconfirmed = builder.objectRef<SendRow>('InviteUnconfirmed').implement({
  description:
    "The gateway called the provider but got no usable response. The invitation may or may not have been sent, and is not sent again without a caller's explicit consent.",
  interfaces: [OutcomeBase],
  fields: (t) => ({
    safeToRetry: t.boolean({
      description:
        'Whether the provider deduplicates a retry, so that a recipient is never invited twice.',
      resolve: ({ provider }, _args, { invites }) =>
        invites.providers.get(provider)?.whenUnanswered === 'repeat',
    }),
    reconcilable: t.boolean({
      description: 'Whether `reconcileInviteBatch` may find out what happened.',
      resolve: ({ provider }, _args, { invites }) =>
        invites.providers.get(provider)?.lookUp !== undefined,
    }),
    error: t.field({
      description: 'The error of the latest attempt.',
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

/** The result of the latest request for an invite. */
export const InviteOutcome = builder.unionType('InviteOutcome', {
  description:
    'The result of the latest request for an invite. Outcomes are values without an id; the invite has one.',
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

function requestIdOf(outcome: Stored): string | undefined {
  if ('requestId' in outcome && outcome.requestId !== undefined) return outcome.requestId
  return 'error' in outcome ? outcome.error?.requestId : undefined
}

function emailStatusOf(outcome: Stored | null): ProviderEmailStatus {
  return (outcome && 'emailStatus' in outcome && outcome.emailStatus) || 'UNREPORTED'
}

function settledAt({ settledAt, updatedAt }: SendRow): Date {
  return settledAt ?? updatedAt
}

function errorOf(error: Extract<ProviderOutcome, { kind: 'FAILED' }>['error'], row: SendRow) {
  return error && { ...error, at: settledAt(row) }
}
