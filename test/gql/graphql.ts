/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What happened. */
export type BatchEventKind =
  /** A call came to nothing, or nobody knows what it came to. */
  | 'CALL_FAILED'
  /** A provider answered. */
  | 'CALL_SUCCEEDED'
  /** A caller asked to stop. */
  | 'CANCEL_REQUESTED'
  /** The batch was accepted. */
  | 'CREATED'
  /** The last outcome became final. */
  | 'FINISHED'
  /** A caller asked to look up what is unconfirmed. */
  | 'RECONCILED'
  /** A caller asked to try again. */
  | 'RETRY_REQUESTED'
  /** A caller asked to withdraw invitations. */
  | 'REVOKE_REQUESTED'
  /** A provider refused for its rate limit. */
  | 'THROTTLED';

/** Where a batch stands. Read `progress.counts` for how it went. */
export type BatchStatus =
  /** Canceled, and final. */
  | 'CANCELED'
  /** Canceled; calls in flight are being finished. */
  | 'CANCELING'
  /** Every recipient has a final outcome, good or bad. */
  | 'FINISHED'
  /** Accepted; nothing has left yet. */
  | 'QUEUED'
  /** Calls are being made. */
  | 'RUNNING'
  /** All that remains waits for a rate limit or a back-off. */
  | 'WAITING_FOR_PROVIDER';

/** Somebody to be invited by e-mail. */
export type ChimeRecipientInput = {
  /** The address. A malformed one fails alone, not the request. */
  email: string;
  /** Your own key for the person, to find one person over several clouds. Never sent on. */
  personKey?: string | null | undefined;
};

/** InviteUsers. Amazon Chime reached its end of support: see `Provider.lifecycle`. */
export type ChimeTargetInput = {
  /** A Team account. */
  accountId: string | number;
  /** At least one. */
  recipients: Array<ChimeRecipientInput>;
  /** The same for all recipients. */
  userType?: ChimeUserType;
};

/** What kind of Chime user is invited. */
export type ChimeUserType =
  /** A person. */
  | 'PRIVATE_USER'
  /** A device that people share. */
  | 'SHARED_DEVICE';

/** What to do with a recipient who was invited a short time ago. */
export type DuplicateAction =
  /** Invite again, if `GatewayLimits.coolDownSeconds` are over. */
  | 'SEND_ANYWAY'
  /** Answer `InviteSkipped` with the earlier invite. */
  | 'SKIP';

/** Protection against inviting the same recipient at the same destination twice, over all batches. */
export type DuplicatePolicyInput = {
  /** What to do with one. */
  onDuplicate?: DuplicateAction;
  /** How far back to look. */
  windowSeconds?: number;
};

/** What the provider said about the e-mail itself. */
export type EmailStatus =
  /** The provider invited, but its e-mail failed. */
  | 'FAILED'
  /** The provider invited, but sent no e-mail. */
  | 'NOT_SENT'
  /** The provider handed it to the mail system. */
  | 'SENT'
  /** This provider does not say. */
  | 'UNREPORTED';

/** Why nothing was sent. Stable: for programs. */
export type FailureCode =
  /** The gateway's credentials may not do this. */
  | 'ACCESS_DENIED'
  /** The provider does not know the space, account, network or organization. */
  | 'DESTINATION_NOT_FOUND'
  /** The recipient breaks a rule; `field` says which member, `message` the rule. */
  | 'INVALID_RECIPIENT'
  /** A user or member of that name exists already. */
  | 'NAME_TAKEN'
  /** The provider does not let this recipient be invited. */
  | 'NOT_ELIGIBLE'
  /** The provider refused for another reason, told in `error`. */
  | 'PROVIDER_REJECTED'
  /** The provider could not be reached. */
  | 'PROVIDER_UNAVAILABLE'
  /** A limit on members or resources at the provider is reached. */
  | 'QUOTA_EXCEEDED'
  /** The provider does not know the recipient. */
  | 'RECIPIENT_NOT_FOUND'
  /** The provider kept refusing for its rate limit until our patience ended. */
  | 'THROTTLED';

/** How a provider does, by what was seen of it lately. */
export type HealthState =
  /** Its latest call and most of the last quarter of an hour came to nothing. */
  | 'FAILING'
  /** It answers. */
  | 'OK'
  /** It refuses for its rate limit somewhere; what is sent there waits. */
  | 'THROTTLED'
  /** Nothing was asked of it within the last quarter of an hour. */
  | 'UNKNOWN';

/** What recipients that break a rule mean for the others. Decided before anything leaves. */
export type InvalidRecipientPolicy =
  /** Any of them gives `InvalidInput`, and nothing is sent. */
  | 'REJECT_BATCH'
  /** They fail alone. */
  | 'SEND_VALID';

/** Something a person may do with an invite. */
export type InviteAction =
  /** `reconcileInviteBatch`. */
  | 'RECONCILE'
  /** `reinviteUsers`. */
  | 'REINVITE'
  /** `retryInviteBatch`, plainly: it certainly was not sent. */
  | 'RETRY'
  /** `retryInviteBatch`, only with `acceptDuplicateRisk: true`: the recipient may get a second invitation. */
  | 'RETRY_WITH_CONSENT'
  /** `revokeInvites`; at Wickr it needs `acceptUserDeletion`. */
  | 'REVOKE';

/** All given conditions hold; a list means any of its values. */
export type InviteBatchFilter = {
  /** Accepted after this instant. */
  createdAfter?: string | null | undefined;
  /** Accepted before this instant. */
  createdBefore?: string | null | undefined;
  /** Case-insensitive part of the name. */
  name?: string | null | undefined;
  /** With a target at one of these. */
  provider?: Array<ProviderKind> | null | undefined;
  /** With one of these now. */
  status?: Array<BatchStatus> | null | undefined;
};

/** All given conditions hold; a list means any of its values. */
export type InviteFilter = {
  /** Asked for in this batch. */
  batchId?: string | number | null | undefined;
  /** At the destination with this id of the provider's. */
  destinationId?: string | number | null | undefined;
  /** With one of these lifecycles, as last known here: a filter reads nothing at the providers. */
  lifecycle?: Array<InviteLifecycle> | null | undefined;
  /** With one of these outcomes. */
  outcome?: Array<OutcomeKind> | null | undefined;
  /** With this key of the caller's. */
  personKey?: string | null | undefined;
  /** At one of these providers. */
  provider?: Array<ProviderKind> | null | undefined;
  /** Case-insensitive part of the recipient's value or display name. */
  recipient?: string | null | undefined;
  /** Changed after this instant. */
  updatedAfter?: string | null | undefined;
  /** Changed before this instant. */
  updatedBefore?: string | null | undefined;
};

/** What became of a person's invitation at the provider. */
export type InviteLifecycle =
  /** The person has joined. */
  | 'ACCEPTED'
  /** The person has turned it down. */
  | 'DECLINED'
  /** It was not accepted in time. */
  | 'EXPIRED'
  /** It stands no longer, and the provider does not say why. */
  | 'INVALID'
  /** It stands and was not accepted yet. */
  | 'PENDING'
  /** It was withdrawn. */
  | 'REVOKED'
  /** No invitation is known of: none was made, or nothing was read about it yet. */
  | 'UNKNOWN'
  /** The provider offers no way to find out. */
  | 'UNTRACKED';

/** Exactly one destination. */
export type InviteTargetInput =
  {   /** Amazon Chime. */
  chime: ChimeTargetInput; repostPrivate?: never; tencentOrganization?: never; wickr?: never; }
  |  { chime?: never;   /** AWS re:Post Private. */
  repostPrivate: RepostPrivateTargetInput; tencentOrganization?: never; wickr?: never; }
  |  { chime?: never; repostPrivate?: never;   /** Tencent Cloud Organization. */
  tencentOrganization: TencentOrganizationTargetInput; wickr?: never; }
  |  { chime?: never; repostPrivate?: never; tencentOrganization?: never;   /** AWS Wickr. */
  wickr: WickrTargetInput; };

/** How sure we are that an outcome belongs to this recipient. */
export type OutcomeEvidence =
  /** Concluded by the gateway. */
  | 'INFERRED'
  /** The provider named this recipient. */
  | 'PER_RECIPIENT'
  /** The provider answered for the whole call only. */
  | 'WHOLE_CALL';

/** An outcome as one word, for filters and badges. */
export type OutcomeKind =
  /** The person has joined already; nothing was sent. */
  | 'ALREADY_MEMBER'
  /** An invitation stands already; nothing new was sent. */
  | 'ALREADY_PENDING'
  /** Certainly not sent. */
  | 'FAILED'
  /** Not final yet. */
  | 'QUEUED'
  /** The provider took it. */
  | 'SENT'
  /** The gateway decided not to send. */
  | 'SKIPPED'
  /** It may or may not have been sent. */
  | 'UNCONFIRMED';

/** As for `sendInvites`: whom to invite where. */
export type PlanInvitesInput = {
  /** Protection against inviting somebody twice; a day by default. */
  duplicates?: DuplicatePolicyInput;
  /** One or many destinations, at one or many providers. */
  targets: Array<InviteTargetInput>;
};

/** What a sender should know before. Stable: for programs. */
export type PlanWarningCode =
  /** The support of the provider ends soon, or has ended. */
  | 'END_OF_SUPPORT_NEAR'
  /** A recipient may be a group: one here, many e-mails there. */
  | 'GROUP_RECIPIENT'
  /** The provider would invite twice if a call were repeated, so a lost answer leaves doubt. */
  | 'NO_IDEMPOTENCY_AT_PROVIDER'
  /** The provider answers for whole calls only. */
  | 'NO_PER_RECIPIENT_RESULT'
  /** It takes longer than a minute. */
  | 'SLOW';

/** The systems that send invitations for us. */
export type ProviderKind =
  /** Amazon Chime. */
  | 'CHIME'
  /** AWS re:Post Private. */
  | 'REPOST_PRIVATE'
  /** Tencent Cloud Organization. */
  | 'TENCENT_ORGANIZATION'
  /** AWS Wickr. */
  | 'WICKR';

/** Where a provider stands in its life. */
export type ProviderStage =
  /** Its support has ended; it may stop to work at any time. */
  | 'ENDED'
  /** An end was announced and is still to come. */
  | 'END_OF_SUPPORT_ANNOUNCED'
  /** No end was announced. */
  | 'SUPPORTED';

/** What kind of address a recipient has. */
export type RecipientKind =
  /** An IAM Identity Center user or group id. */
  | 'ACCESSOR_ID'
  /** The UIN of a Tencent Cloud account. */
  | 'ACCOUNT_UIN'
  /** An e-mail address. */
  | 'EMAIL'
  /** A Wickr username, often an e-mail address. */
  | 'USERNAME'
  /** A numeric Wickr user id. */
  | 'USER_ID';

/** Exactly one way to say who. */
export type ReinviteSelectorInput =
  {   /** Invites that match, oldest first, for example every one of a batch that is still `PENDING` or `EXPIRED`. Without `lifecycle`: pending, expired, or sent and untracked. Lifecycles are read at the providers first, for some seconds at most. Who matches is decided once: the same key gives the same batch. */
  filter: InviteFilter; inviteIds?: never; wickr?: never; }
  |  { filter?: never;   /** Invites of this gateway; at least one. */
  inviteIds: Array<string | number>; wickr?: never; }
  |  { filter?: never; inviteIds?: never;   /** Users of a Wickr network. */
  wickr: WickrReinviteInput; };

/** How a provider is asked to invite somebody again. */
export type ReinviteStrategy =
  /** It has an operation of its own for that. */
  | 'NATIVE'
  /** A standing invitation is withdrawn first. */
  | 'REVOKE_AND_SEND'
  /** The first invitation is simply made again. */
  | 'SEND_AGAIN';

/** Whom to invite again. */
export type ReinviteUsersInput = {
  /** Protection against inviting somebody twice; five minutes by default. */
  duplicates?: DuplicatePolicyInput;
  /** Chosen by you, 1 to 255 characters, kept for 30 days. Use it again to repeat this request safely. */
  idempotencyKey: string | number;
  /** How long to wait for final outcomes. `0` answers at once. */
  waitSeconds?: number;
  /** Who. */
  who: ReinviteSelectorInput;
};

/** A user or group of IAM Identity Center. */
export type RepostPrivateRecipientInput = {
  /** Its id. A group is one recipient here and many e-mails there. */
  accessorId: string | number;
  /** Your own key for the person, to find one person over several clouds. Never sent on. */
  personKey?: string | null | undefined;
};

/** SendInvites. The provider answers for the whole call, never per recipient. */
export type RepostPrivateTargetInput = {
  /** Of the e-mail; 1 to 600 characters. */
  body: string;
  /** At least one. */
  recipients: Array<RepostPrivateRecipientInput>;
  /** The private re:Post. */
  spaceId: string | number;
  /** Of the e-mail; 1 to 200 characters. */
  title: string;
};

/** Why an invitation was not withdrawn. Stable: for programs. */
export type RevokeFailureCode =
  /** The gateway's credentials may not do this. */
  | 'ACCESS_DENIED'
  /** The person has joined. */
  | 'ALREADY_JOINED'
  /** The provider deletes the user: `acceptUserDeletion` was not given. */
  | 'CONSENT_REQUIRED'
  /** Something is still on its way to this person. */
  | 'IN_PROGRESS'
  /** No invitation stands that could be withdrawn. */
  | 'NOTHING_TO_REVOKE'
  /** There is no such invite. */
  | 'NOT_FOUND'
  /** The provider refused for another reason, told in `error`. */
  | 'PROVIDER_REJECTED'
  /** The provider could not be reached, or is switched off here. */
  | 'PROVIDER_UNAVAILABLE'
  /** The provider refuses for its rate limit. */
  | 'THROTTLED'
  /** The request left and no usable answer came back: it may or may not have worked. */
  | 'UNCONFIRMED';

/** Which invitations to withdraw. */
export type RevokeInvitesInput = {
  /** Wickr withdraws an invitation by deleting the user that was created for it. Who has joined is never deleted. */
  acceptUserDeletion?: boolean;
  /** Invites; at least one. */
  inviteIds: Array<string | number>;
};

/** Whom to invite where, and how. */
export type SendInvitesInput = {
  /** Protection against inviting somebody twice; a day by default. */
  duplicates?: DuplicatePolicyInput;
  /** Chosen by you, 1 to 255 characters, kept for 30 days. Use it again to repeat this request safely. */
  idempotencyKey: string | number;
  /** A label for consoles and the audit trail. */
  name?: string | null | undefined;
  /** What invalid recipients mean for the others. */
  onInvalid?: InvalidRecipientPolicy;
  /** Of an `InvitePlan`: send exactly what it showed, or answer `PlanOutdated`. */
  planFingerprint?: string | null | undefined;
  /** Circuit breaker: after this many `InviteFailed` by providers the rest is skipped. */
  stopAfterFailures?: number | null | undefined;
  /** One or many destinations, at one or many providers. */
  targets: Array<InviteTargetInput>;
  /** How long to wait for final outcomes. `0` answers at once. */
  waitSeconds?: number;
};

/** Why the gateway did not send. */
export type SkipReason =
  /** The batch was canceled first. */
  | 'BATCH_CANCELED'
  /** The recipient stands earlier in the same request. */
  | 'DUPLICATE_IN_BATCH'
  /** An earlier request for this invite is not finished yet. */
  | 'IN_PROGRESS'
  /** The recipient was sent an invite to this destination within the window, or within the gateway's cool-down. */
  | 'RECENTLY_SENT'
  /** The batch had reached its `stopAfterFailures`. */
  | 'STOPPED_AFTER_FAILURES';

/** An account to be asked into the organization. */
export type TencentOrganizationRecipientInput = {
  /** The member name, unique in the organization. */
  name: string;
  /** Your own key for the person, to find one person over several clouds. Never sent on. */
  personKey?: string | null | undefined;
  /** Notes. */
  remark?: string;
  /** The account's UIN, in digits. An `ID`, because it does not fit an `Int`. */
  uin: string | number;
};

/** SendOrganizationInvitation: one call per account, 20 calls a second. */
export type TencentOrganizationTargetInput = {
  /** At least one. */
  recipients: Array<TencentOrganizationRecipientInput>;
};

/** Why a request was refused as a whole. Stable: for programs. */
export type UserErrorCode =
  /** The key was used with a different request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The input breaks a rule. */
  | 'INVALID_INPUT'
  /** What it acts on is in no state for that. */
  | 'INVALID_STATE'
  /** It is larger than this gateway takes. */
  | 'LIMIT_EXCEEDED'
  /** You may not do this, or not there. */
  | 'NOT_AUTHORIZED'
  /** Something it names does not exist. */
  | 'NOT_FOUND'
  /** It would not do any more what the plan had shown. */
  | 'PLAN_OUTDATED'
  /** A provider it names is switched off here. */
  | 'PROVIDER_UNAVAILABLE';

/** A user to be created and invited. */
export type WickrRecipientInput = {
  /** Given name. */
  firstName?: string | null | undefined;
  /** Family name. */
  lastName?: string | null | undefined;
  /** Your own key for the person, to find one person over several clouds. Never sent on. */
  personKey?: string | null | undefined;
  /** Wickr allows one group per user. */
  securityGroupId: string | number;
  /** E-mail or username. A malformed one fails alone, not the request. */
  username: string;
};

/** Wickr users by their ids, whether or not the gateway invited them. */
export type WickrReinviteInput = {
  /** The network: eight digits. */
  networkId: string | number;
  /** Each of 1 to 10 digits; at least one. */
  userIds: Array<string | number>;
};

/** BatchCreateUser: creates the users and sends the invitations. */
export type WickrTargetInput = {
  /** The network: eight digits. */
  networkId: string | number;
  /** At least one. */
  recipients: Array<WickrRecipientInput>;
};

export type CancelInviteBatchMutationVariables = Exact<{
  batchId: string | number;
}>;


export type CancelInviteBatchMutation = { cancelInviteBatch:
    | { __typename: 'InvalidState', code: UserErrorCode, message: string }
    | { __typename: 'InviteBatchPayload', affected: number, batch: { status: BatchStatus } }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'NotFound', code: UserErrorCode, message: string }
   };

export type RetryInviteBatchMutationVariables = Exact<{
  batchId: string | number;
  acceptDuplicateRisk?: boolean;
}>;


export type RetryInviteBatchMutation = { retryInviteBatch:
    | { __typename: 'InvalidState', code: UserErrorCode, message: string }
    | { __typename: 'InviteBatchPayload', affected: number, batch: { status: BatchStatus } }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'NotFound', code: UserErrorCode, message: string }
   };

export type ReconcileInviteBatchMutationVariables = Exact<{
  batchId: string | number;
}>;


export type ReconcileInviteBatchMutation = { reconcileInviteBatch:
    | { __typename: 'InvalidState', code: UserErrorCode, message: string }
    | { __typename: 'InviteBatchPayload', affected: number, batch: { status: BatchStatus } }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'NotFound', code: UserErrorCode, message: string }
   };

type BatchResult_InvalidState_Fragment = { __typename: 'InvalidState', code: UserErrorCode, message: string };

type BatchResult_InviteBatchPayload_Fragment = { __typename: 'InviteBatchPayload', affected: number, batch: { status: BatchStatus } };

type BatchResult_NotAuthorized_Fragment = { __typename: 'NotAuthorized', code: UserErrorCode, message: string };

type BatchResult_NotFound_Fragment = { __typename: 'NotFound', code: UserErrorCode, message: string };

export type BatchResultFragment =
  | BatchResult_InvalidState_Fragment
  | BatchResult_InviteBatchPayload_Fragment
  | BatchResult_NotAuthorized_Fragment
  | BatchResult_NotFound_Fragment
;

export type FollowBatchQueryVariables = Exact<{
  id: string | number;
}>;


export type FollowBatchQuery = { node:
    | { status: BatchStatus, finishedAt: string | null, invites: { nodes: Array<{ outcomeKind: OutcomeKind, attempts: number, availableActions: Array<InviteAction>, recipient: { value: string }, outcome:
            | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
            | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
            | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
            | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
            | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
            | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
            | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
           }> }, events: { nodes: Array<{ kind: BatchEventKind, actor: string, call: { operation: string, requestId: string | null, recipients: number } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type ReadBoundsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadBoundsQuery = { limits: { coolDownSeconds: number, maxRecipientsPerDay: number | null, allowedLinkHosts: Array<string> | null } };

export type ReadLifecyclesQueryVariables = Exact<{
  filter?: InviteFilter | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ReadLifecyclesQuery = { invites: { nodes: Array<{ id: string, lifecycle: InviteLifecycle, lifecycleCheckedAt: string | null, expiresAt: string | null, recipient: { value: string }, outcome:
        | { sentAt: string }
        | Record<PropertyKey, never>
       }>, pageInfo: { endCursor: string | null } } };

export type FindByLifecycleQueryVariables = Exact<{
  filter?: InviteFilter | null | undefined;
}>;


export type FindByLifecycleQuery = { invites: { totalCount: number, nodes: Array<{ recipient: { value: string } }> } };

export type PlanInvitesQueryVariables = Exact<{
  input: PlanInvitesInput;
}>;


export type PlanInvitesQuery = { planInvites:
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'InvitePlan', fingerprint: string, totalRecipients: number, willSend: number, estimatedSeconds: number, calls: Array<{ provider: ProviderKind, operation: string, calls: number, recipients: number, recipientsPerCall: number, destination: { id: string, label: string } }>, exceptions: Array<
        | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
        | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
        | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
        | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
      >, warnings: Array<{ code: PlanWarningCode, message: string, provider: ProviderKind | null }> }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string, limit: number, actual: number }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'ProviderUnavailable', code: UserErrorCode, message: string, provider: { kind: ProviderKind } }
   };

export type PlanFragment = { fingerprint: string, totalRecipients: number, willSend: number, estimatedSeconds: number, calls: Array<{ provider: ProviderKind, operation: string, calls: number, recipients: number, recipientsPerCall: number, destination: { id: string, label: string } }>, exceptions: Array<
    | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
    | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
    | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
    | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
  >, warnings: Array<{ code: PlanWarningCode, message: string, provider: ProviderKind | null }> };

export type SendPlannedMutationVariables = Exact<{
  input: SendInvitesInput;
}>;


export type SendPlannedMutation = { sendInvites:
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InvalidInput' }
    | { __typename: 'LimitExceeded' }
    | { __typename: 'NotAuthorized' }
    | { __typename: 'PlanOutdated', code: UserErrorCode, message: string, plan: { fingerprint: string, totalRecipients: number, willSend: number, estimatedSeconds: number, calls: Array<{ provider: ProviderKind, operation: string, calls: number, recipients: number, recipientsPerCall: number, destination: { id: string, label: string } }>, exceptions: Array<
          | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
          | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
          | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
          | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
        >, warnings: Array<{ code: PlanWarningCode, message: string, provider: ProviderKind | null }> } }
    | { __typename: 'ProviderUnavailable' }
    | { __typename: 'SendInvitesPayload', replayed: boolean, batch: { id: string }, results: Array<
        | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
        | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
        | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
        | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
      > }
   };

export type FollowProgressSubscriptionVariables = Exact<{
  batchId: string | number;
  after?: string | null | undefined;
}>;


export type FollowProgressSubscription = { inviteBatchProgress: { cursor: string, batch: { id: string, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, counts: { queued: number, sent: number, failed: number, skipped: number, unconfirmed: number } } }, changed: Array<{ id: string, outcomeKind: OutcomeKind, attempts: number, recipient: { value: string } }> } };

export type ReadNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadNodeQuery = { node:
    | { __typename: 'Invite', id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { id: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
        | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
        | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
        | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
        | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
       }
    | { __typename: 'InviteBatch', id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } }
    | { __typename: 'Provider', kind: ProviderKind, id: string }
   | null };

export type ReadNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ReadNodesQuery = { nodes: Array<
    | { __typename: 'Invite', id: string }
    | { __typename: 'InviteBatch', id: string }
    | { __typename: 'Provider', id: string }
   | null> };

export type InviteFragment = { id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { id: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
    | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
    | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
    | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
    | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
   };

export type PageFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type ListInvitesQueryVariables = Exact<{
  filter?: InviteFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ListInvitesQuery = { invites: { totalCount: number, nodes: Array<{ id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { id: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
        | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
        | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
        | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
        | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
       }>, edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ListBatchesQueryVariables = Exact<{
  filter?: InviteBatchFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ListBatchesQuery = { inviteBatches: { totalCount: number, nodes: Array<{ createdAt: string, createdBy: string, idempotencyKey: string, id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ReadBatchQueryVariables = Exact<{
  id: string | number;
  filter?: InviteFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ReadBatchQuery = { node:
    | { __typename: 'Invite' }
    | { __typename: 'InviteBatch', id: string, name: string | null, status: BatchStatus, finishedAt: string | null, targets: Array<{ provider: { kind: ProviderKind }, destination: { id: string, label: string }, progress: { total: number, done: number } }>, invites: { totalCount: number, nodes: Array<{ id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { id: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
            | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
            | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
            | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
            | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
            | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
            | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
            | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
           }>, edges: Array<{ cursor: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } }, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } }
    | { __typename: 'Provider' }
   | null };

export type ReadEventsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadEventsQuery = { node:
    | { __typename: 'Invite' }
    | { __typename: 'InviteBatch', events: { totalCount: number, nodes: Array<{ kind: BatchEventKind, actor: string, message: string, call: { provider: ProviderKind, operation: string, recipients: number, durationMs: number, requestId: string | null, error: { code: string, message: string, httpStatus: number | null, requestId: string | null, operation: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | { __typename: 'Provider' }
   | null };

export type ListProvidersQueryVariables = Exact<{
  configuredOnly?: boolean;
}>;


export type ListProvidersQuery = { providers: Array<{ id: string, kind: ProviderKind, displayName: string, configured: boolean, lifecycle: { stage: ProviderStage, endOfSupport: string | null, daysLeft: number | null, notice: string | null, moreInfo: string | null }, capabilities: { operations: Array<string>, recipientKinds: Array<RecipientKind>, perRecipientResult: boolean, idempotencyToken: boolean, reinvite: ReinviteStrategy, revoke: boolean, readsLifecycle: boolean, customMessage: boolean }, limits: { recipientsPerCall: number, callsPerSecond: number | null, source: string }, health: { state: HealthState, throttledUntil: string | null, calls: number, successRate: number | null, lastError: { code: string, message: string, requestId: string | null, operation: string, at: string } | null } }> };

export type ReadLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadLimitsQuery = { limits: { maxRecipientsPerBatch: number, maxTargetsPerBatch: number, maxWaitSeconds: number, idempotencyRetentionSeconds: number, maxInvitesPerRevoke: number, lifecycleMemorySeconds: number, maxBodyBytes: number } };

export type RevokeInvitesMutationVariables = Exact<{
  input: RevokeInvitesInput;
}>;


export type RevokeInvitesMutation = { revokeInvites:
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string, limit: number, actual: number }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'RevokeInvitesPayload', results: Array<
        | { __typename: 'InviteRevoked', message: string, alreadyRevoked: boolean, invite: { id: string } | null }
        | { __typename: 'RevokeFailed', message: string, code: RevokeFailureCode, retryable: boolean, invite: { id: string } | null, error: { code: string, operation: string, requestId: string | null, at: string } | null }
        | { __typename: 'RevokeNotSupported', message: string, invite: { id: string } | null }
      > }
   };

type RevokeOutcome_InviteRevoked_Fragment = { __typename: 'InviteRevoked', message: string, alreadyRevoked: boolean, invite: { id: string } | null };

type RevokeOutcome_RevokeFailed_Fragment = { __typename: 'RevokeFailed', message: string, code: RevokeFailureCode, retryable: boolean, invite: { id: string } | null, error: { code: string, operation: string, requestId: string | null, at: string } | null };

type RevokeOutcome_RevokeNotSupported_Fragment = { __typename: 'RevokeNotSupported', message: string, invite: { id: string } | null };

export type RevokeOutcomeFragment =
  | RevokeOutcome_InviteRevoked_Fragment
  | RevokeOutcome_RevokeFailed_Fragment
  | RevokeOutcome_RevokeNotSupported_Fragment
;

export type SendInvitesMutationVariables = Exact<{
  input: SendInvitesInput;
}>;


export type SendInvitesMutation = { sendInvites:
    | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, batch: { id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } } }
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string, limit: number, actual: number }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string, requiredScope: string }
    | { __typename: 'PlanOutdated', code: UserErrorCode, message: string }
    | { __typename: 'ProviderUnavailable', code: UserErrorCode, message: string, provider: { kind: ProviderKind } }
    | { __typename: 'SendInvitesPayload', replayed: boolean, batch: { id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } }, results: Array<
        | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
        | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
        | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
        | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
      > }
   };

export type ReinviteUsersMutationVariables = Exact<{
  input: ReinviteUsersInput;
}>;


export type ReinviteUsersMutation = { reinviteUsers:
    | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, batch: { id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } } }
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string, limit: number, actual: number }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string, requiredScope: string }
    | { __typename: 'NotFound', code: UserErrorCode, message: string, id: string }
    | { __typename: 'ProviderUnavailable', code: UserErrorCode, message: string }
    | { __typename: 'ReinviteUsersPayload', replayed: boolean, batch: { id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } }, results: Array<
        | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
        | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
        | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
        | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
      > }
   };

export type BatchFragment = { id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } };

type Outcome_InviteAlreadyMember_Fragment = { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null };

type Outcome_InviteAlreadyPending_Fragment = { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null };

type Outcome_InviteFailed_Fragment = { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null };

type Outcome_InviteQueued_Fragment = { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null };

type Outcome_InviteSent_Fragment = { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null };

type Outcome_InviteSkipped_Fragment = { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null };

type Outcome_InviteUnconfirmed_Fragment = { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null };

export type OutcomeFragment =
  | Outcome_InviteAlreadyMember_Fragment
  | Outcome_InviteAlreadyPending_Fragment
  | Outcome_InviteFailed_Fragment
  | Outcome_InviteQueued_Fragment
  | Outcome_InviteSent_Fragment
  | Outcome_InviteSkipped_Fragment
  | Outcome_InviteUnconfirmed_Fragment
;

export const BatchResultFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<BatchResultFragment, unknown>;
export const OutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<OutcomeFragment, unknown>;
export const PlanFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Plan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitePlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"totalRecipients"}},{"kind":"Field","name":{"kind":"Name","value":"willSend"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"calls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<PlanFragment, unknown>;
export const InviteFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<InviteFragment, unknown>;
export const PageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<PageFragment, unknown>;
export const RevokeOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevokeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alreadyRevoked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeOutcomeFragment, unknown>;
export const BatchFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}}]} as unknown as DocumentNode<BatchFragment, unknown>;
export const CancelInviteBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelInviteBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelInviteBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchResult"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<CancelInviteBatchMutation, CancelInviteBatchMutationVariables>;
export const RetryInviteBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryInviteBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"acceptDuplicateRisk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryInviteBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"acceptDuplicateRisk"},"value":{"kind":"Variable","name":{"kind":"Name","value":"acceptDuplicateRisk"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchResult"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RetryInviteBatchMutation, RetryInviteBatchMutationVariables>;
export const ReconcileInviteBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReconcileInviteBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reconcileInviteBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchResult"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<ReconcileInviteBatchMutation, ReconcileInviteBatchMutationVariables>;
export const FollowBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FollowBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<FollowBatchQuery, FollowBatchQueryVariables>;
export const ReadBoundsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadBounds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coolDownSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"maxRecipientsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"allowedLinkHosts"}}]}}]}}]} as unknown as DocumentNode<ReadBoundsQuery, ReadBoundsQueryVariables>;
export const ReadLifecyclesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadLifecycles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"1000"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleCheckedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ReadLifecyclesQuery, ReadLifecyclesQueryVariables>;
export const FindByLifecycleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindByLifecycle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<FindByLifecycleQuery, FindByLifecycleQueryVariables>;
export const PlanInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlanInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Plan"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Plan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitePlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"totalRecipients"}},{"kind":"Field","name":{"kind":"Name","value":"willSend"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"calls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}}]}}]} as unknown as DocumentNode<PlanInvitesQuery, PlanInvitesQueryVariables>;
export const SendPlannedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendPlanned"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanOutdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Plan"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Plan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitePlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"totalRecipients"}},{"kind":"Field","name":{"kind":"Name","value":"willSend"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"calls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}}]}}]} as unknown as DocumentNode<SendPlannedMutation, SendPlannedMutationVariables>;
export const FollowProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteBatchProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowProgressSubscription, FollowProgressSubscriptionVariables>;
export const ReadNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Invite"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Provider"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}}]} as unknown as DocumentNode<ReadNodeQuery, ReadNodeQueryVariables>;
export const ReadNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadNodesQuery, ReadNodesQueryVariables>;
export const ListInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Invite"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ListInvitesQuery, ListInvitesQueryVariables>;
export const ListBatchesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListBatches"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteBatches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ListBatchesQuery, ListBatchesQueryVariables>;
export const ReadBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Invite"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ReadBatchQuery, ReadBatchQueryVariables>;
export const ReadEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ReadEventsQuery, ReadEventsQueryVariables>;
export const ListProvidersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListProviders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"configuredOnly"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"configuredOnly"},"value":{"kind":"Variable","name":{"kind":"Name","value":"configuredOnly"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"configured"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"endOfSupport"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"moreInfo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"recipientKinds"}},{"kind":"Field","name":{"kind":"Name","value":"perRecipientResult"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyToken"}},{"kind":"Field","name":{"kind":"Name","value":"reinvite"}},{"kind":"Field","name":{"kind":"Name","value":"revoke"}},{"kind":"Field","name":{"kind":"Name","value":"readsLifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"customMessage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}},{"kind":"Field","name":{"kind":"Name","value":"callsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"throttledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"successRate"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ListProvidersQuery, ListProvidersQueryVariables>;
export const ReadLimitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxRecipientsPerBatch"}},{"kind":"Field","name":{"kind":"Name","value":"maxTargetsPerBatch"}},{"kind":"Field","name":{"kind":"Name","value":"maxWaitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyRetentionSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"maxInvitesPerRevoke"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleMemorySeconds"}},{"kind":"Field","name":{"kind":"Name","value":"maxBodyBytes"}}]}}]}}]} as unknown as DocumentNode<ReadLimitsQuery, ReadLimitsQueryVariables>;
export const RevokeInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeInvitesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RevokeOutcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevokeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alreadyRevoked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeInvitesMutation, RevokeInvitesMutationVariables>;
export const SendInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotAuthorized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requiredScope"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<SendInvitesMutation, SendInvitesMutationVariables>;
export const ReinviteUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReinviteUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReinviteUsersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reinviteUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReinviteUsersPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotAuthorized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requiredScope"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ReinviteUsersMutation, ReinviteUsersMutationVariables>;