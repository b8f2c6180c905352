import type {
  CancelInviteBatchMutation,
  ErasePersonMutation,
  ExportPersonQuery,
  InvitePlanFieldsFragment,
  PlanInvitesQuery,
  ReconcileInviteBatchMutation,
  ReinviteUsersMutation,
  RetryInviteBatchMutation,
  RevokeInvitesMutation,
  SendInvitesMutation,
} from '../generated/documents.ts'
import { batchWith } from './entities.ts'
import { accepted, erasure, personExport } from './examples.ts'
import { everyOutcome, outcomes } from './outcomes.ts'
import { refusals } from './refusals.ts'
import { everyRevokeOutcome } from './revoke-outcomes.ts'

const {
  IdempotencyConflict,
  InvalidInput,
  InvalidState,
  LimitExceeded,
  NotAuthorized,
  NotFound,
  ProviderUnavailable,
} = refusals
const exceptions = [...outcomes.InviteSkipped, ...outcomes.InviteFailed].map((outcome) => ({
  ...outcome,
  invite: null,
}))
const plan: InvitePlanFieldsFragment = {
  fingerprint: 'fingerprint-1',
  totalRecipients: exceptions.length + 3,
  willSend: 3,
  estimatedSeconds: 0.2,
  calls: [
    {
      provider: 'CHIME',
      destination: { provider: 'CHIME', id: 'destination-1', externalId: 'team', label: 'Team' },
      operation: 'InviteUsers',
      calls: 1,
      recipients: 3,
      recipientsPerCall: 50,
    },
  ],
  exceptions,
  warnings: [
    {
      code: 'END_OF_SUPPORT_NEAR',
      message: 'The support of Amazon Chime has ended.',
      provider: 'CHIME',
      recipients: 3,
      seconds: null,
      limit: null,
      date: '2026-02-20',
    },
  ],
}

/** Data for each member of each union: `answers.SendInvites.PlanOutdated`. */
export const answers: {
  readonly SendInvites: Every<SendInvitesMutation>
  readonly ReinviteUsers: Every<ReinviteUsersMutation>
  readonly RevokeInvites: Every<RevokeInvitesMutation>
  readonly PlanInvites: Every<PlanInvitesQuery>
  readonly CancelInviteBatch: Every<CancelInviteBatchMutation>
  readonly RetryInviteBatch: Every<RetryInviteBatchMutation>
  readonly ReconcileInviteBatch: Every<ReconcileInviteBatchMutation>
  readonly ErasePerson: Every<ErasePersonMutation>
  readonly ExportPerson: Every<ExportPersonQuery>
} = {
  SendInvites: under<SendInvitesMutation>('sendInvites', {
    SendInvitesPayload: { __typename: 'SendInvitesPayload', ...accepted(everyOutcome) },
    PlanOutdated: {
      __typename: 'PlanOutdated',
      code: 'PLAN_OUTDATED',
      message:
        'The request would no longer do what its plan showed; see `plan`. Nothing was accepted.',
      plan,
    },
    ...{ IdempotencyConflict, InvalidInput, LimitExceeded, NotAuthorized, ProviderUnavailable },
  }),
  ReinviteUsers: under<ReinviteUsersMutation>('reinviteUsers', {
    ReinviteUsersPayload: { __typename: 'ReinviteUsersPayload', ...accepted(everyOutcome) },
    ...{ IdempotencyConflict, InvalidInput, LimitExceeded, NotAuthorized, NotFound },
    ProviderUnavailable,
  }),
  RevokeInvites: under<RevokeInvitesMutation>('revokeInvites', {
    RevokeInvitesPayload: { __typename: 'RevokeInvitesPayload', results: [...everyRevokeOutcome] },
    ...{ InvalidInput, LimitExceeded, NotAuthorized },
  }),
  PlanInvites: under<PlanInvitesQuery>('planInvites', {
    InvitePlan: { __typename: 'InvitePlan', ...plan, freeSeats: [] },
    ...{ InvalidInput, LimitExceeded, NotAuthorized, ProviderUnavailable },
  }),
  CancelInviteBatch: under<CancelInviteBatchMutation>('cancelInviteBatch', {
    CancelInviteBatchPayload: { __typename: 'CancelInviteBatchPayload', ...applied() },
    ...{ InvalidState, NotAuthorized, NotFound },
  }),
  RetryInviteBatch: under<RetryInviteBatchMutation>('retryInviteBatch', {
    RetryInviteBatchPayload: { __typename: 'RetryInviteBatchPayload', ...applied() },
    ...{ InvalidState, LimitExceeded, NotAuthorized, NotFound },
  }),
  ReconcileInviteBatch: under<ReconcileInviteBatchMutation>('reconcileInviteBatch', {
    ReconcileInviteBatchPayload: { __typename: 'ReconcileInviteBatchPayload', ...applied() },
    ...{ NotAuthorized, NotFound },
  }),
  ErasePerson: under<ErasePersonMutation>('erasePerson', {
    ErasePersonPayload: { __typename: 'ErasePersonPayload', erasure },
    ...{ InvalidInput, LimitExceeded, NotAuthorized },
  }),
  ExportPerson: under<ExportPersonQuery>('exportPerson', {
    PersonExport: { __typename: 'PersonExport', ...personExport(outcomes.InviteSent) },
    ...{ InvalidInput, LimitExceeded, NotAuthorized },
  }),
}

type Every<Data> = { readonly [Name in Member<Data>['__typename']]: Data }
type Member<Data> = Extract<Data[keyof Data], { __typename: string }>
type Members<Union extends { __typename: string }> = {
  readonly [Name in Union['__typename']]: Extract<Union, { __typename: Name }>
}

function under<Data>(field: keyof Data & string, members: Members<Member<Data>>): Every<Data> {
  const entries = Object.entries(members).map(([name, member]) => [name, { [field]: member }])
  return Object.fromEntries(entries) as Every<Data>
}

function applied() {
  return { affected: outcomes.InviteQueued.length, batch: batchWith(everyOutcome) }
}
