import type {
  BatchEventsQuery,
  BatchesPageQuery,
  DestinationsQuery,
  InviteLifecyclesQuery,
  InviteLifecyclesQueryVariables,
  InviteOutcomeFieldsFragment,
  InvitesPageQuery,
  LimitsQuery,
  ProvidersQuery,
  SandboxQuery,
  SecurityGroupsQuery,
  StatisticsQuery,
  ViewerQuery,
} from '../generated/documents.ts'
import { batchWith, invitesWith } from './entities.ts'
import { at, later, providerError } from './outcomes.ts'

type Outcomes = readonly InviteOutcomeFieldsFragment[]
const whole = { hasNextPage: false, hasPreviousPage: false, startCursor: '1', endCursor: '1' }

export function invitesPage(outcomes: Outcomes): InvitesPageQuery {
  return { invites: { nodes: invitesWith(outcomes), pageInfo: whole } }
}

export function batchesPage(outcomes: Outcomes): BatchesPageQuery {
  return { inviteBatches: { nodes: [batchWith(outcomes)], pageInfo: whole } }
}

/** Gives the invites each lifecycle in turn. */
export function inviteLifecycles({ ids }: InviteLifecyclesQueryVariables): InviteLifecyclesQuery {
  const named = Array.isArray(ids) ? ids : [ids]
  const words = [
    ...(['PENDING', 'ACCEPTED', 'EXPIRED', 'DECLINED', 'REVOKED', 'INVALID'] as const),
    ...(['UNTRACKED', 'UNKNOWN'] as const),
  ]
  return {
    nodes: named.map((id, index) => {
      const lifecycle = words[index % words.length] ?? 'UNKNOWN'
      const expiresAt = lifecycle === 'PENDING' ? later : null
      return { __typename: 'Invite', id: `${id}`, lifecycle, lifecycleCheckedAt: at, expiresAt }
    }),
  }
}

export const batchEvents: BatchEventsQuery = {
  node: {
    __typename: 'InviteBatch',
    id: 'batch-1',
    events: {
      nodes: [
        {
          at,
          actor: 'ada',
          kind: 'CREATED',
          code: 'ACCEPTED',
          recipients: 3,
          leftOut: 0,
          message: '3 recipients: 3 to send, 0 final at once.',
          call: null,
        },
        {
          at,
          actor: 'gateway',
          kind: 'CALL_FAILED',
          code: 'UNANSWERED',
          recipients: null,
          leftOut: null,
          message: 'No usable answer came back: the call may or may not have been processed.',
          call: {
            provider: 'CHIME',
            operation: 'InviteUsers',
            recipients: 3,
            durationMs: 123,
            requestId: providerError.requestId,
            error: providerError,
          },
        },
        {
          at,
          actor: 'gateway',
          kind: 'FINISHED',
          code: 'FINISHED',
          recipients: null,
          leftOut: null,
          message: 'Every recipient has a final outcome.',
          call: null,
        },
      ],
      pageInfo: { hasNextPage: false, endCursor: '3' },
    },
  },
}

export const providers: ProvidersQuery = {
  providers: [
    {
      id: 'provider-chime',
      kind: 'CHIME',
      displayName: 'Amazon Chime',
      configured: true,
      acceptsAnyDestination: false,
      capabilities: {
        recipientKinds: ['EMAIL'],
        perRecipientResult: true,
        customMessage: false,
        idempotencyToken: false,
        readsLifecycle: true,
        reinvite: 'SEND_AGAIN',
        revoke: false,
      },
      limits: { recipientsPerCall: 50, callsPerSecond: null, source: 'https://example.com/limits' },
      lifecycle: {
        stage: 'ENDED',
        endOfSupport: '2026-02-20',
        daysLeft: -273,
        notice: 'Its support has ended.',
        moreInfo: 'https://example.com/end',
      },
      health: {
        state: 'THROTTLED',
        calls: 200,
        successRate: 0.98,
        throttledUntil: later,
        lastError: providerError,
      },
    },
  ],
}

export const limits: LimitsQuery = {
  limits: {
    allowedLinkHosts: null,
    coolDownSeconds: 300,
    maxMailboxAddressesPerDestination: 5,
    maxMailboxAddresses: 20,
    idempotencyRetentionSeconds: 2_592_000,
    lifecycleMemorySeconds: 60,
    maxBodyBytes: 1_048_576,
    maxInvitesPerRevoke: 50,
    maxOperationCost: 50_000,
    maxRecipientsPerBatch: 10_000,
    maxRecipientsPerDay: null,
    maxRequestsInWork: 2_000,
    maxStoredRecipientsPerDay: 1_000_000,
    maxSubscriptions: 5_000,
    maxSubscriptionsPerCaller: 1_000,
    maxTargetsPerBatch: 100,
    maxWaitSeconds: 60,
    maxWaitingRequests: 5_000,
    maxWaitingRequestsPerTenant: 2_000,
  },
}

export const viewer: ViewerQuery = {
  viewer: {
    caller: 'ada',
    tenant: 'acme',
    scopes: ['invites:read', 'invites:resend', 'invites:revoke', 'invites:send'],
    grants: ['*'],
    quotaLeft: { recipients: null, stored: 1_000_000 },
  },
}

export const destinations: DestinationsQuery = {
  destinations: {
    nodes: [{ id: 'destination-1', provider: 'CHIME', externalId: 'team', label: 'Team' }],
    pageInfo: { hasNextPage: false, endCursor: '1' },
  },
}

export const securityGroups: SecurityGroupsQuery = {
  destination: {
    ...{ id: 'destination-2', provider: 'WICKR', externalId: '31415926', label: 'Field' },
    securityGroups: {
      __typename: 'SecurityGroups',
      nodes: [
        { externalId: 'group-1', name: 'Default', isDefault: true },
        { externalId: 'group-2', name: 'Guests', isDefault: false },
      ],
      isComplete: true,
      readAt: at,
    },
  },
}

const sums = {
  sent: 12,
  alreadyPending: 1,
  alreadyMember: 2,
  skipped: 3,
  failed: 1,
  unconfirmed: 0,
}

export const statistics: StatisticsQuery = {
  statistics: {
    outcomesByDay: [{ day: '2026-11-20', provider: 'CHIME', ...sums, accepted: 7 }],
    outcomesByDestination: [
      {
        destination: { id: 'destination-1', provider: 'CHIME', externalId: 'team', label: 'Team' },
        ...{ ...sums, accepted: 7 },
      },
    ],
    callsByDay: [
      {
        ...{ day: '2026-11-20', provider: 'CHIME', calls: 3, failed: 1, throttled: 0 },
        ...{ medianMs: 180.5, slowestMs: 420, saved: 1 },
      },
    ],
  },
}

export const sandbox: SandboxQuery = {
  sandbox: {
    namedIds: [
      {
        provider: 'CHIME',
        isDestination: false,
        value: 'accepted@example.com',
        result: 'listed as registered, so InviteAlreadyMember without a call',
      },
    ],
  },
}
