import type { NewSend } from '#invites/accept/new-send.ts'
import type { Plan, PlannedCall as PlannedCallShape } from '#invites/plan/plan-shape.ts'
import {
  type PlanWarning as PlanWarningShape,
  planWarningCodes,
} from '#invites/plan/plan-warnings.ts'
import type { SendRow } from '#invites/query/rows.ts'
import type { ProviderKind as Kind } from '#providers/contract/kind.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { InviteOutcome } from '../invite/outcome.ts'
import { Destination } from '../provider/destination.ts'
import { ProviderKind } from '../provider/provider.ts'
import { UserError, type UserErrorOf } from './user-error.ts'

const PlannedCall = builder.objectRef<PlannedCallShape>('PlannedCall').implement({
  description: 'Upstream calls of one kind that would be made, were nothing else waiting.',
  fields: (t) => ({
    provider: t.field({
      description: 'At which provider.',
      type: ProviderKind,
      resolve: ({ provider }) => provider,
    }),
    operation: t.string({
      description: "The provider's operation, by its official name.",
      resolve: ({ provider, operation }, _args, { invites }) =>
        invites.providers.get(provider)?.operationNames[operation] ?? operation,
    }),
    destination: t.field({
      description: 'What the people would be invited to.',
      type: Destination,
      resolve: (call) => call,
    }),
    calls: t.exposeInt('calls', { description: 'So many calls.' }),
    recipients: t.exposeInt('recipients', { description: 'With so many recipients in all.' }),
    recipientsPerCall: t.exposeInt('recipientsPerCall', {
      description: 'At most so many in one: the limit of the provider.',
    }),
  }),
})

const PlanWarningCode = builder.enumType('PlanWarningCode', {
  description: 'What a sender should know before. Stable: for programs.',
  values: describe(planWarningCodes, {
    END_OF_SUPPORT_NEAR: 'The support of the provider ends soon, or has ended.',
    NO_PER_RECIPIENT_RESULT: 'The provider answers for whole calls only.',
    NO_IDEMPOTENCY_AT_PROVIDER:
      'The provider would invite twice if a call were repeated, so a lost answer leaves doubt.',
    GROUP_RECIPIENT: 'A recipient may be a group: one here, many e-mails there.',
    SLOW: 'It takes longer than a minute.',
  }),
})

const PlanWarning = builder.objectRef<PlanWarningShape>('PlanWarning').implement({
  description: 'Something to know before sending.',
  fields: (t) => ({
    code: t.field({
      description: 'For programs.',
      type: PlanWarningCode,
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', { description: 'For people.' }),
    provider: t.field({
      description: 'Which provider it is about, if one.',
      type: ProviderKind,
      nullable: true,
      resolve: ({ provider }) => provider,
    }),
  }),
})

export const InvitePlan = builder.objectRef<Plan>('InvitePlan').implement({
  description: 'What a request would do, were it sent now.',
  fields: (t) => ({
    fingerprint: t.exposeString('fingerprint', {
      description:
        'Covers the input, the duplicate check and the limits of the providers at this moment. For `sendInvites`.',
    }),
    totalRecipients: t.int({
      description: 'All in the input.',
      resolve: ({ rows }) => rows.length,
    }),
    willSend: t.int({
      description: 'Those who would be sent an invite.',
      resolve: ({ rows }) => rows.filter(({ outcome }) => outcome === undefined).length,
    }),
    calls: t.field({
      description: 'The calls that it would take.',
      type: [PlannedCall],
      resolve: ({ calls }) => calls,
    }),
    estimatedSeconds: t.exposeFloat('estimatedSeconds', {
      description:
        'Until the last answer, from limits, pace, and what waits already. Exact where a rate limit rules; elsewhere a guess of 0.2 s a call.',
    }),
    exceptions: t.field({
      description: 'The recipients that would not be sent, with the outcome they would get.',
      type: [InviteOutcome],
      resolve: ({ rows }) => rows.flatMap((row) => exceptionOf(row) ?? []),
    }),
    warnings: t.field({
      description: 'What to know before.',
      type: [PlanWarning],
      resolve: ({ warnings }) => warnings,
    }),
  }),
})

export const PlanOutdated = builder
  .objectRef<UserErrorOf<'plan-outdated'>>('PlanOutdated')
  .implement({
    description: 'It would not do any more what the plan had shown. Nothing was accepted.',
    interfaces: [UserError],
    fields: (t) => ({
      plan: t.field({
        description: 'What it would do now.',
        type: InvitePlan,
        resolve: ({ plan }) => plan,
      }),
    }),
  })

/** As an outcome looks when it is stored. */
function exceptionOf({ candidate, outcome, ...row }: NewSend): SendRow | undefined {
  if (outcome === undefined) return undefined
  const { recipient } = candidate
  // An invite of the same plan does not exist yet.
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
    settledAt: now,
    createdAt: now,
    updatedAt: now,
  }
}
