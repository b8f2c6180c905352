import type { NewSend } from '#invites/accept/new-send.ts'
import type { Plan, PlannedCall as PlannedCallShape } from '#invites/plan/plan-shape.ts'
import type {
  PlanWarningCode as Code,
  PlanWarning as PlanWarningShape,
} from '#invites/plan/plan-warnings.ts'
import type { PlannedSeats } from '#invites/plan/seats.ts'
import type { SendRow } from '#invites/query/rows.ts'
import type { ProviderKind as Kind } from '#providers/contract/kind.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { inSlices } from '../in-slices.ts'
import { InviteOutcome } from '../invite/outcome.ts'
import { Destination, destinationOf } from '../provider/destination-ref.ts'
import { ProviderKind } from '../provider/provider.ts'
import { UnreadDestination } from '../provider/unread-destination.ts'
import { UserError, type UserErrorOf } from './user-error.ts'

const PlannedCall = builder.objectRef<PlannedCallShape>('PlannedCall').implement({
  description: 'Calls of one kind that a request would make if no other invitations were waiting.',
  fields: (t) => ({
    provider: t.field({
      description: 'The provider that would be called.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    operation: t.string({
      description: "The official name of the provider's operation.",
      resolve: ({ provider, operation }, _args, { invites }) =>
        invites.providers.get(provider)?.operationNames[operation] ?? operation,
    }),
    destination: t.field({
      description: 'The destination that the people would be invited to.',
      type: Destination,
      resolve: destinationOf,
    }),
    calls: t.exposeInt('calls', { description: 'The number of calls.' }),
    recipients: t.exposeInt('recipients', {
      description: 'The total number of recipients in these calls.',
    }),
    recipientsPerCall: t.exposeInt('recipientsPerCall', {
      description: "The provider's limit on recipients in one call.",
    }),
  }),
})

const PlanWarningCode = builder.enumType('PlanWarningCode', {
  description: 'The kinds of warnings in a plan. The codes are stable.',
  values: describe<Code>([], {
    END_OF_SUPPORT_NEAR: 'Support for the provider ends soon or has ended.',
    NO_PER_RECIPIENT_RESULT: 'The provider reports results for whole calls only.',
    NO_IDEMPOTENCY_AT_PROVIDER:
      'The provider does not deduplicate calls, so a lost response leaves its recipients unconfirmed.',
    GROUP_RECIPIENT: 'A recipient may be a group, whose members each get an e-mail.',
    SLOW: 'Sending takes longer than a minute.',
    NOT_ENOUGH_SEATS: 'A destination has fewer free seats than recipients would be sent to.',
    MAILBOX_LIMIT: 'Recipients share a mailbox, so some of them wait for the cool-down to end.',
  }),
})

const PlanWarning = builder.objectRef<PlanWarningShape>('PlanWarning').implement({
  description: 'Something the sender should know before sending.',
  fields: (t) => ({
    code: t.field({
      description: 'The kind of warning as a stable code.',
      type: PlanWarningCode,
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', {
      description: 'The warning as a sentence, to show to people.',
    }),
    provider: t.field({
      description: 'The provider that the warning is about, or null if it is about the whole plan.',
      type: ProviderKind,
      nullable: true,
      resolve: ({ provider }) => provider,
    }),
    recipients: t.int({
      description:
        'The number of recipients that the warning is about, or null if it is about the whole plan.',
      nullable: true,
      resolve: (warning) => ('recipients' in warning ? warning.recipients : null),
    }),
    seconds: t.int({
      description:
        'For `SLOW`, the estimated time until the last response. For `MAILBOX_LIMIT`, until the last recipient is sent to. Otherwise null.',
      nullable: true,
      resolve: (warning) => ('seconds' in warning ? warning.seconds : null),
    }),
    limit: t.int({
      description:
        'For `SLOW`, the seconds that count as slow. For `MAILBOX_LIMIT`, the number of addresses of one mailbox that are invited to one destination within the cool-down; `limits` has the one over all destinations. For `NOT_ENOUGH_SEATS`, the seats that are left. Otherwise null.',
      nullable: true,
      resolve: (warning) => ('limit' in warning ? warning.limit : null),
    }),
    date: t.field({
      description: 'For `END_OF_SUPPORT_NEAR`, the day on which the support ends. Otherwise null.',
      type: 'Date',
      nullable: true,
      resolve: (warning) => ('date' in warning ? warning.date : null),
    }),
  }),
})

const FreeSeats = builder.objectRef<PlannedSeats>('FreeSeats').implement({
  description: 'How many more users a destination has room for, as the provider says.',
  fields: (t) => ({
    destination: t.field({
      description: 'The destination that the seats belong to.',
      type: Destination,
      resolve: destinationOf,
    }),
    needed: t.exposeInt('needed', {
      description: 'The number of recipients of this plan who would be sent to there.',
    }),
    left: t.int({
      description:
        'The number of seats that are left, read some seconds ago at most. Null: we do not know; `unread` says why. Others may take them before you send.',
      nullable: true,
      resolve: ({ read }) => (read.kind === 'read' ? read.value : null),
    }),
    unread: t.field({
      description: 'Why the seats are not known, or null if they are.',
      type: UnreadDestination,
      nullable: true,
      resolve: ({ read }) => (read.kind === 'unread' ? read : null),
    }),
  }),
})

export const InvitePlan = builder.objectRef<Plan>('InvitePlan').implement({
  description: 'What a `sendInvites` request would do if it were sent now.',
  fields: (t) => ({
    fingerprint: t.exposeString('fingerprint', {
      description:
        'Identifies this plan: the input, the result of the duplicate check and the current limits of the providers. Pass it to `sendInvites`.',
    }),
    totalRecipients: t.int({
      description: 'The number of recipients in the input.',
      resolve: ({ rows }) => rows.length,
    }),
    willSend: t.int({
      description: 'The number of recipients who would be sent an invitation.',
      resolve: ({ rows }) => rows.filter(({ outcome }) => outcome === undefined).length,
    }),
    calls: t.field({
      description: 'The calls that the request would make.',
      type: [PlannedCall],
      resolve: ({ calls }) => calls,
    }),
    estimatedSeconds: t.exposeFloat('estimatedSeconds', {
      description:
        'The estimated time until the last response, in seconds, including invitations of your tenant that already wait. It is exact where a rate limit applies and nobody else sends; elsewhere it assumes 0.2 s for each call.',
    }),
    exceptions: t.field({
      description: 'The outcomes of the recipients who would not be sent an invitation.',
      type: [InviteOutcome],
      resolve: ({ rows }) => inSlices(rows.filter(isException), exceptionOf),
    }),
    freeSeats: t.field({
      description:
        'The seats at each destination of the plan whose provider counts them, which is Wickr.',
      type: [FreeSeats],
      resolve: ({ seats }) => seats,
    }),
    warnings: t.field({
      description: 'What the sender should know before sending.',
      type: [PlanWarning],
      resolve: ({ warnings }) => warnings,
    }),
  }),
})

export const PlanOutdated = builder
  .objectRef<UserErrorOf<'plan-outdated'>>('PlanOutdated')
  .implement({
    description: 'The request would no longer do what its plan showed. Nothing was accepted.',
    interfaces: [UserError],
    fields: (t) => ({
      plan: t.field({
        description: 'The plan of the request as of now.',
        type: InvitePlan,
        resolve: ({ plan }) => plan,
      }),
    }),
  })

type Exception = NewSend & { readonly outcome: NonNullable<NewSend['outcome']> }

const isException = (row: NewSend): row is Exception => row.outcome !== undefined

/** The outcome of a planned recipient, in the shape of a stored one. */
function exceptionOf({ candidate, outcome, ...row }: Exception): SendRow {
  const { recipient } = candidate
  // A duplicate within the plan refers to an invite that does not exist yet.
  const previous =
    outcome.kind === 'SKIPPED' && outcome.reason === 'DUPLICATE_IN_BATCH'
      ? { previousInviteId: undefined }
      : {}
  const now = new Date()
  return {
    planned: true,
    seq: 0,
    inviteId: '',
    batchId: '',
    provider: row.provider as Kind,
    destinationId: row.destinationId,
    attempt: 1,
    latest: false,
    recipientKind: recipient.kind,
    recipientValue: recipient.value,
    displayName: recipient.displayName ?? null,
    personKey: recipient.personKey ?? null,
    hasReference: false,
    outcomeKind: outcome.kind,
    outcome: { ...outcome, ...previous } as SendRow['outcome'],
    notBefore: null,
    lastError: null,
    erasedAt: null,
    settledAt: now,
    createdAt: now,
    updatedAt: now,
  }
}
