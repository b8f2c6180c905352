/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What happened to a batch, finer than `BatchEventKind`. The codes are stable. */
export type BatchEventCode =
  /** The batch was accepted with `recipients`, of whom `leftOut` were final at once. */
  | 'ACCEPTED'
  /** The provider answered a call. */
  | 'ANSWERED'
  /** The provider gave several reasons without saying whom they are about, so their recipients are asked for one by one. */
  | 'ANSWERED_UNCLEARLY'
  /** The batch was canceled, and `recipients` who had not been sent to are skipped. */
  | 'CANCELED'
  /** The provider did not accept the gateway's signature, clock or credentials, and processed nothing. */
  | 'CREDENTIALS_REFUSED'
  /** The provider refused several recipients alike, each alone, so the others were not sent to. */
  | 'DESTINATION_REFUSED'
  /** Every recipient has a final outcome. */
  | 'FINISHED'
  /** The provider answered who the recipients are that it has already. `call` counts all of them and their time, and has the ids of the first request. */
  | 'IDENTIFIED'
  /** The outcomes of `recipients` are looked up. */
  | 'LOOKED_UP'
  /** The provider refused a call because of its rate limit, and processed nothing. */
  | 'RATE_LIMITED'
  /** The provider refused a call. */
  | 'REFUSED'
  /** The provider refused a call, so its recipients are sent in smaller calls. */
  | 'REFUSED_AND_SPLIT'
  /** Of the failed recipients, `recipients` are tried again; `leftOut` were invited too recently. */
  | 'RETRIED'
  /** The invitations of `recipients` are to be revoked. */
  | 'REVOKED'
  /** No usable response came back, so the call may or may not have been processed. */
  | 'UNANSWERED'
  /** The provider could not be reached, and processed nothing. */
  | 'UNREACHABLE';

/** The kinds of events in the history of a batch. */
export type BatchEventKind =
  /** A call failed, or its result is unknown. */
  | 'CALL_FAILED'
  /** A provider answered a call. */
  | 'CALL_SUCCEEDED'
  /** A caller canceled the batch. */
  | 'CANCEL_REQUESTED'
  /** The batch was accepted. */
  | 'CREATED'
  /** The last recipient received a final outcome. */
  | 'FINISHED'
  /** A caller requested that unconfirmed outcomes be looked up. */
  | 'RECONCILED'
  /** A caller requested a retry of the batch. */
  | 'RETRY_REQUESTED'
  /** A caller requested that invitations be revoked. */
  | 'REVOKE_REQUESTED'
  /** A provider refused a call because of its rate limit. */
  | 'THROTTLED';

/** The status of a batch. Read `progress.counts` for its results. */
export type BatchStatus =
  /** The batch was canceled, and every recipient has a final outcome. */
  | 'CANCELED'
  /** The batch was canceled, and calls in flight are being finished. */
  | 'CANCELING'
  /** Every recipient has a final outcome, good or bad. */
  | 'FINISHED'
  /** The batch was accepted, and no call has been made yet. */
  | 'QUEUED'
  /** The gateway is calling providers. */
  | 'RUNNING'
  /** All remaining recipients wait for a rate limit, a back-off or the cool-down of their mailbox. */
  | 'WAITING_FOR_PROVIDER';

/** A person to invite by e-mail. */
export type ChimeRecipientInput = {
  /** The e-mail address, without a name. Blanks around it are ignored. If it is malformed, only this recipient fails. */
  email: string;
  /** Your own key for this person, which groups their invites at several providers. It is never sent to a provider. */
  personKey?: string | null | undefined;
};

/** Invites people to an Amazon Chime account with the operation InviteUsers. Support for Amazon Chime has ended: see `Provider.lifecycle`. */
export type ChimeTargetInput = {
  /** The id of a Team account. */
  accountId: string | number;
  /** The people to invite; at least one. */
  recipients: Array<ChimeRecipientInput>;
  /** The kind of user to create, which applies to all recipients. */
  userType?: ChimeUserType;
};

/** The kind of Amazon Chime user that is created. */
export type ChimeUserType =
  /** The user is a person. */
  | 'PRIVATE_USER'
  /** The user is a device that people share. */
  | 'SHARED_DEVICE';

/** What to do with a recipient who was invited recently. */
export type DuplicateAction =
  /** Send another invitation, unless `GatewayLimits.coolDownSeconds` still applies. */
  | 'SEND_ANYWAY'
  /** Skip the recipient. The outcome is `InviteSkipped` with the earlier invite. */
  | 'SKIP';

/** Protects recipients from a second invitation to the same destination. It considers all batches of your tenant. */
export type DuplicatePolicyInput = {
  /** What to do with a recipient who was invited within the window. */
  onDuplicate?: DuplicateAction;
  /** How far back to look for an earlier invitation, in seconds. */
  windowSeconds?: number;
};

/** What the provider reported about the e-mail itself. */
export type EmailStatus =
  /** The provider created the invitation, but the e-mail failed. */
  | 'FAILED'
  /** The provider created the invitation without sending an e-mail. */
  | 'NOT_SENT'
  /** The provider passed the e-mail on for delivery. */
  | 'SENT'
  /** The provider reported nothing about an e-mail. */
  | 'UNREPORTED';

/** The input of `erasePerson`. */
export type ErasePersonInput = {
  /** With `recipient`: erases that recipient alone. Without it, everything is erased that has the same person key. */
  onlyThisRecipient?: boolean;
  /** Whom to erase. */
  person: PersonInput;
  /** How many seconds to wait until everything is erased. With 0 the response is immediate. */
  waitSeconds?: number;
};

/** The input of `exportPerson`. */
export type ExportPersonInput = {
  /** With `recipient`: exports that recipient alone. Without it, everything is exported that has the same person key. */
  onlyThisRecipient?: boolean;
  /** Whom to export. */
  person: PersonInput;
};

/** Why an invitation was not sent. The codes are stable. */
export type FailureCode =
  /** The gateway's credentials do not permit this operation. */
  | 'ACCESS_DENIED'
  /** The provider does not know the space, account, network or organization. */
  | 'DESTINATION_NOT_FOUND'
  /** The recipient is not valid. `field` names the invalid field, and `message` states the rule. */
  | 'INVALID_RECIPIENT'
  /** The name belongs to somebody else. */
  | 'NAME_TAKEN'
  /** The provider does not allow this recipient to be invited. */
  | 'NOT_ELIGIBLE'
  /** The provider refused for another reason, which `error` holds. */
  | 'PROVIDER_REJECTED'
  /** The provider could not be reached. */
  | 'PROVIDER_UNAVAILABLE'
  /** A limit on members or resources at the provider is reached. */
  | 'QUOTA_EXCEEDED'
  /** The provider does not know the recipient. */
  | 'RECIPIENT_NOT_FOUND'
  /** The provider refused because of its rate limit until the gateway gave up. */
  | 'THROTTLED';

/** The health of a provider, judged by its recent calls. */
export type HealthState =
  /** The latest call failed, and so did most calls of the last 15 minutes; or the provider cannot be reached or does not accept our credentials, and what waits for it is tried again. */
  | 'FAILING'
  /** The provider answers calls. */
  | 'OK'
  /** At least one destination is rate limited; its invites wait. */
  | 'THROTTLED'
  /** There was no call in the last 15 minutes to judge by. */
  | 'UNKNOWN';

/** The rules for the input. The codes are stable. */
export type InputIssueCode =
  /** The value is an e-mail address, but an id is needed. */
  | 'ADDRESS_INSTEAD_OF_ID'
  /** The value is an ARN, but an id is needed. */
  | 'ARN_INSTEAD_OF_ID'
  /** The gateway is not configured to invite to the destination. */
  | 'DESTINATION_NOT_CONFIGURED'
  /** The id is that of a directory, not of a user or group. */
  | 'DIRECTORY_INSTEAD_OF_ID'
  /** The e-mail address has a dot at its end. */
  | 'DOT_AT_END'
  /** The text or the list is empty. */
  | 'EMPTY'
  /** The person was erased, so it is not known any more whom to invite. */
  | 'ERASED'
  /** The text has the character `character`, which is not allowed there. */
  | 'FORBIDDEN_CHARACTER'
  /** The id is that of an instance, not of a user or group. */
  | 'INSTANCE_INSTEAD_OF_ID'
  /** The part after the `@` is not a domain. */
  | 'INVALID_DOMAIN'
  /** The id of a destination, a recipient or a group has the wrong form. */
  | 'INVALID_ID'
  /** The text has a link to a host that is not in `limits.allowedLinkHosts`. */
  | 'LINK_NOT_ALLOWED'
  /** The part before the `@` begins or ends with a dot, or has two in a row. */
  | 'LOCAL_PART_DOTS'
  /** The e-mail address has nothing before its `@`. */
  | 'LOCAL_PART_EMPTY'
  /** The e-mail address has more bytes in UTF-8 before its `@` than `limit`. */
  | 'LOCAL_PART_TOO_LONG'
  /** The e-mail address has `mailto:` before it. */
  | 'MAILTO_PREFIX'
  /** The e-mail address has a name or angle brackets around it. */
  | 'NAME_AROUND_ADDRESS'
  /** The text has no character that can be seen. */
  | 'NOTHING_VISIBLE'
  /** The e-mail address does not have exactly one `@`. */
  | 'NOT_ONE_AT_SIGN'
  /** The id has the id of its directory and a slash before it. */
  | 'PREFIX_BEFORE_ID'
  /** The e-mail address has a comma or semicolon at its end. */
  | 'SEPARATOR_AT_END'
  /** The value has several e-mail addresses. */
  | 'SEVERAL_ADDRESSES'
  /** The id is a SID of Active Directory. */
  | 'SID_INSTEAD_OF_ID'
  /** The number is above `limit`. */
  | 'TOO_LARGE'
  /** The text has more characters than `limit`. */
  | 'TOO_LONG'
  /** The text has more bytes in UTF-8 than `limit`. */
  | 'TOO_MANY_BYTES'
  /** The number is below `limit`. */
  | 'TOO_SMALL'
  /** The domain does not end in a top-level domain that exists. */
  | 'UNKNOWN_TOP_LEVEL_DOMAIN'
  /** The value is none of those that the provider knows. */
  | 'UNKNOWN_VALUE'
  /** The provider does not invite recipients of this kind. */
  | 'WRONG_RECIPIENT_KIND';

/** What happens to the valid recipients if others are invalid. It is decided before anything is sent. */
export type InvalidRecipientPolicy =
  /** Send nothing. The result is `InvalidInput` if any recipient is invalid. */
  | 'REJECT_BATCH'
  /** Send to the valid recipients. Only the invalid ones fail. */
  | 'SEND_VALID';

/** An action that is available for an invite. */
export type InviteAction =
  /** Look up the unconfirmed outcome with `reconcileInviteBatch`. */
  | 'RECONCILE'
  /** Invite the person again with `reinviteUsers`. */
  | 'REINVITE'
  /** Retry with `retryInviteBatch`. It is safe, because nothing was sent. */
  | 'RETRY'
  /** Retry with `retryInviteBatch` and `acceptDuplicateRisk: true`. The recipient may get a second invitation. */
  | 'RETRY_WITH_CONSENT'
  /** Revoke the invitation with `revokeInvites`. Wickr also requires `acceptUserDeletion: true`. */
  | 'REVOKE';

/** Selects batches that satisfy all given conditions. A list is satisfied by any of its values. */
export type InviteBatchFilter = {
  /** Selects batches accepted after this instant. */
  createdAfter?: string | null | undefined;
  /** Selects batches accepted before this instant. */
  createdBefore?: string | null | undefined;
  /** Selects batches whose name contains this text, ignoring case. */
  name?: string | null | undefined;
  /** Selects batches with a target at one of these providers. */
  provider?: Array<ProviderKind> | null | undefined;
  /** Selects batches with one of these statuses. */
  status?: Array<BatchStatus> | null | undefined;
};

/** Selects invites that satisfy all given conditions. A list is satisfied by any of its values. */
export type InviteFilter = {
  /** Selects invites of this batch. */
  batchId?: string | number | null | undefined;
  /** Selects invites to the destination with this id, as in `Destination.externalId`. */
  destinationId?: string | number | null | undefined;
  /** Selects invites to one of the destinations with these ids, as in `Destination.externalId`. */
  destinationIds?: Array<string | number> | null | undefined;
  /** Selects invites that failed with one of these codes. */
  failureCode?: Array<FailureCode> | null | undefined;
  /** Selects invites with one of these lifecycles, as last known: the filter does not read at the providers. */
  lifecycle?: Array<InviteLifecycle> | null | undefined;
  /** Selects invites with one of these outcomes. */
  outcome?: Array<OutcomeKind> | null | undefined;
  /** Selects invites with this `personKey`. */
  personKey?: string | null | undefined;
  /** Selects invites at one of these providers. */
  provider?: Array<ProviderKind> | null | undefined;
  /** Selects invites whose recipient's value or display name contains this text, ignoring case. */
  recipient?: string | null | undefined;
  /** Selects invites that changed after this instant. */
  updatedAfter?: string | null | undefined;
  /** Selects invites that changed before this instant. */
  updatedBefore?: string | null | undefined;
};

/** What became of a person's invitation at the provider. */
export type InviteLifecycle =
  /** The person has joined. */
  | 'ACCEPTED'
  /** The person has declined the invitation. */
  | 'DECLINED'
  /** The invitation was not accepted in time. */
  | 'EXPIRED'
  /** The invitation is no longer valid, and the provider does not say why. */
  | 'INVALID'
  /** The invitation is open and has not been accepted yet. */
  | 'PENDING'
  /** The invitation was revoked. */
  | 'REVOKED'
  /** No invitation is known: none was sent, or none has been read yet. */
  | 'UNKNOWN'
  /** The provider offers no way to read what became of the invitation. */
  | 'UNTRACKED';

/** A destination and its recipients. Set exactly one of the fields. */
export type InviteTargetInput =
  {   /** Invitations through Amazon Chime. */
  chime: ChimeTargetInput; repostPrivate?: never; tencentOrganization?: never; wickr?: never; }
  |  { chime?: never;   /** Invitations through AWS re:Post Private. */
  repostPrivate: RepostPrivateTargetInput; tencentOrganization?: never; wickr?: never; }
  |  { chime?: never; repostPrivate?: never;   /** Invitations through Tencent Cloud Organization. */
  tencentOrganization: TencentOrganizationTargetInput; wickr?: never; }
  |  { chime?: never; repostPrivate?: never; tencentOrganization?: never;   /** Invitations through AWS Wickr. */
  wickr: WickrTargetInput; };

/** How an outcome was determined for this recipient. */
export type OutcomeEvidence =
  /** The gateway inferred the outcome. */
  | 'INFERRED'
  /** The provider reported a result for this recipient. */
  | 'PER_RECIPIENT'
  /** The provider reported one result for the whole call. */
  | 'WHOLE_CALL';

/** The kind of an outcome, for filters and badges. */
export type OutcomeKind =
  /** The person has already joined, and nothing was sent. */
  | 'ALREADY_MEMBER'
  /** An earlier invitation is still pending, and nothing new was sent. */
  | 'ALREADY_PENDING'
  /** The invitation was not sent, for certain. */
  | 'FAILED'
  /** The invitation waits to be sent. */
  | 'QUEUED'
  /** The provider accepted the invitation. */
  | 'SENT'
  /** The gateway decided not to send the invitation. */
  | 'SKIPPED'
  /** The invitation may or may not have been sent. */
  | 'UNCONFIRMED';

/** Names a person, in one of two ways. */
export type PersonInput =
  {   /** Your own key for the person, as given with their invites. */
  personKey: string; recipient?: never; }
  |  { personKey?: never;   /** An e-mail address, username or id, as invites name their recipients, in any spelling. */
  recipient: string; };

/** The input of `planInvites`, with the same meaning as in `sendInvites`. */
export type PlanInvitesInput = {
  /** Protection against duplicate invitations. By default it looks back one day. */
  duplicates?: DuplicatePolicyInput;
  /** The destinations and their recipients. Targets may mix providers. */
  targets: Array<InviteTargetInput>;
};

/** The kinds of warnings in a plan. The codes are stable. */
export type PlanWarningCode =
  /** Support for the provider ends soon or has ended. */
  | 'END_OF_SUPPORT_NEAR'
  /** A recipient may be a group, whose members each get an e-mail. */
  | 'GROUP_RECIPIENT'
  /** Recipients share a mailbox, so some of them wait for the cool-down to end. */
  | 'MAILBOX_LIMIT'
  /** A destination has fewer free seats than recipients would be sent to. */
  | 'NOT_ENOUGH_SEATS'
  /** The provider does not deduplicate calls, so a lost response leaves its recipients unconfirmed. */
  | 'NO_IDEMPOTENCY_AT_PROVIDER'
  /** The provider reports results for whole calls only. */
  | 'NO_PER_RECIPIENT_RESULT'
  /** Sending takes longer than a minute. */
  | 'SLOW';

/** The providers that this gateway can send invitations through. */
export type ProviderKind =
  /** Invitations through Amazon Chime. */
  | 'CHIME'
  /** Invitations through AWS re:Post Private. */
  | 'REPOST_PRIVATE'
  /** Invitations through Tencent Cloud Organization. */
  | 'TENCENT_ORGANIZATION'
  /** Invitations through AWS Wickr. */
  | 'WICKR';

/** The support status of a provider. */
export type ProviderStage =
  /** Support has ended. The provider may stop working at any time. */
  | 'ENDED'
  /** The provider is supported until an announced date. */
  | 'END_OF_SUPPORT_ANNOUNCED'
  /** The provider is supported, and no end of support has been announced. */
  | 'SUPPORTED';

/** Why something could not be read at a provider. The codes are stable. */
export type ReadProblem =
  /** The provider refused the request: the gateway may lack a permission. */
  | 'REFUSED'
  /** The provider asks for a pause. */
  | 'THROTTLED'
  /** The provider has not answered in time. */
  | 'TIMED_OUT'
  /** The provider gave no usable answer. */
  | 'UNANSWERED'
  /** The provider cannot be reached. */
  | 'UNAVAILABLE';

/** The kinds of values that identify a recipient. */
export type RecipientKind =
  /** An IAM Identity Center user or group id. */
  | 'ACCESSOR_ID'
  /** The UIN of a Tencent Cloud account. */
  | 'ACCOUNT_UIN'
  /** An e-mail address. */
  | 'EMAIL'
  /** A Wickr username, which is often an e-mail address. */
  | 'USERNAME'
  /** A numeric Wickr user id. */
  | 'USER_ID';

/** Selects whom to invite again. Set exactly one of the fields. */
export type ReinviteSelectorInput =
  {   /** Selects the invites that match, oldest first, for example all invites of a batch that are still `PENDING` or `EXPIRED`. Without `lifecycle` it selects pending and expired invites, and sent ones that are untracked. Lifecycles are first read at the providers, for a few seconds at most. The selection is made once: the same idempotency key gives the same batch. */
  filter: InviteFilter; inviteIds?: never; wickr?: never; }
  |  { filter?: never;   /** The `id` of each invite to send again; at least one. */
  inviteIds: Array<string | number>; wickr?: never; }
  |  { filter?: never; inviteIds?: never;   /** Selects users of a Wickr network. */
  wickr: WickrReinviteInput; };

/** How `reinviteUsers` invites a person again at a provider. */
export type ReinviteStrategy =
  /** The provider has an operation for inviting again. */
  | 'NATIVE'
  /** The gateway revokes the pending invitation, then sends a new one. */
  | 'REVOKE_AND_SEND'
  /** The gateway sends the same invitation again. */
  | 'SEND_AGAIN';

/** The input of `reinviteUsers`. */
export type ReinviteUsersInput = {
  /** Protection against duplicate invitations. By default it looks back five minutes. */
  duplicates?: DuplicatePolicyInput;
  /** A key of your choice, 1 to 255 characters long. Send the same key again to repeat this request safely. Keys are kept for 30 days. */
  idempotencyKey: string | number;
  /** How many seconds to wait for final outcomes. With 0 the response is immediate. */
  waitSeconds?: number;
  /** Whom to invite again. */
  who: ReinviteSelectorInput;
};

/** A user or group of IAM Identity Center to invite. */
export type RepostPrivateRecipientInput = {
  /** The id of the user or group. A group counts as one recipient, and each of its members gets an e-mail. */
  accessorId: string | number;
  /** Your own key for this person, which groups their invites at several providers. It is never sent to a provider. */
  personKey?: string | null | undefined;
};

/** Invites people to a private re:Post with the operation SendInvites. The provider reports one result for a whole call, never for a single recipient. */
export type RepostPrivateTargetInput = {
  /** The text of the e-mail, from 1 to 600 characters. Line breaks and tabs are its only control characters. */
  body: string;
  /** The users and groups to invite; at least one. */
  recipients: Array<RepostPrivateRecipientInput>;
  /** The id of the private re:Post. */
  spaceId: string | number;
  /** The title of the e-mail: one line, from 1 to 200 characters. */
  title: string;
};

/** Why an invitation was not revoked. The codes are stable. */
export type RevokeFailureCode =
  /** The gateway's credentials do not permit this operation. */
  | 'ACCESS_DENIED'
  /** The person has already joined. */
  | 'ALREADY_JOINED'
  /** Revoking deletes the user, and `acceptUserDeletion` was not set. */
  | 'CONSENT_REQUIRED'
  /** An invitation to this person is still being sent. */
  | 'IN_PROGRESS'
  /** There is no pending invitation. */
  | 'NOTHING_TO_REVOKE'
  /** The invite does not exist. */
  | 'NOT_FOUND'
  /** The provider refused for another reason, which `error` holds. */
  | 'PROVIDER_REJECTED'
  /** The provider could not be reached, or this gateway does not use it. */
  | 'PROVIDER_UNAVAILABLE'
  /** The provider refused because of its rate limit. */
  | 'THROTTLED'
  /** The gateway called the provider but got no usable response. The invitation may or may not have been revoked. */
  | 'UNCONFIRMED';

/** The input of `revokeInvites`. */
export type RevokeInvitesInput = {
  /** Consents to deleting users. At Wickr, revoking an invitation deletes the user that was created for it. Users who have joined are never deleted. */
  acceptUserDeletion?: boolean;
  /** The `id` of each invite to revoke; at least one. */
  inviteIds: Array<string | number>;
};

/** The input of `sendInvites`. */
export type SendInvitesInput = {
  /** Protection against duplicate invitations. By default it looks back one day. */
  duplicates?: DuplicatePolicyInput;
  /** A key of your choice, 1 to 255 characters long. Send the same key again to repeat this request safely. Keys are kept for 30 days. */
  idempotencyKey: string | number;
  /** A name for the batch, shown in user interfaces and the audit trail. */
  name?: string | null | undefined;
  /** What happens to the valid recipients if others are invalid. */
  onInvalid?: InvalidRecipientPolicy;
  /** The `fingerprint` of an `InvitePlan`. The request then does exactly what the plan showed, or returns `PlanOutdated`. */
  planFingerprint?: string | null | undefined;
  /** Skips the remaining recipients after this many failures reported by providers. */
  stopAfterFailures?: number | null | undefined;
  /** The destinations and their recipients. Targets may mix providers. */
  targets: Array<InviteTargetInput>;
  /** How many seconds to wait for final outcomes. With 0 the response is immediate. */
  waitSeconds?: number;
};

/** Why the gateway skipped a recipient. */
export type SkipReason =
  /** The batch was canceled before this invitation was sent. */
  | 'BATCH_CANCELED'
  /** The same recipient occurs earlier in the request. */
  | 'DUPLICATE_IN_BATCH'
  /** An earlier request for this invite is not finished yet. */
  | 'IN_PROGRESS'
  /** Your tenant already invited the recipient to this destination within the request's window, or anybody did within the gateway's cool-down. */
  | 'RECENTLY_SENT'
  /** The batch reached its `stopAfterFailures` limit first. */
  | 'STOPPED_AFTER_FAILURES';

/** A Tencent Cloud account to invite to the organization. */
export type TencentOrganizationRecipientInput = {
  /** The name of the member, unique in the organization, from 1 to 100 characters. */
  name: string;
  /** Your own key for this person, which groups their invites at several providers. It is never sent to a provider. */
  personKey?: string | null | undefined;
  /** A note about the member, at most 255 characters. */
  remark?: string;
  /** The account's UIN in digits. It is an `ID` because it exceeds the range of `Int`. */
  uin: string | number;
};

/** Invites accounts to the Tencent Cloud organization with the operation SendOrganizationInvitation: one call for each account, at most 20 calls per second. */
export type TencentOrganizationTargetInput = {
  /** The accounts to invite; at least one. */
  recipients: Array<TencentOrganizationRecipientInput>;
};

/** Why a whole request was refused. The codes are stable. */
export type UserErrorCode =
  /** The idempotency key was already used with a different request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The input is invalid. */
  | 'INVALID_INPUT'
  /** The status of the batch does not allow the action. */
  | 'INVALID_STATE'
  /** The request exceeds a limit of this gateway. */
  | 'LIMIT_EXCEEDED'
  /** You lack the required scope, or access to a destination. */
  | 'NOT_AUTHORIZED'
  /** An object in the input does not exist. */
  | 'NOT_FOUND'
  /** The request would no longer do what its plan showed. */
  | 'PLAN_OUTDATED'
  /** This gateway is not configured to use a provider in the input. */
  | 'PROVIDER_UNAVAILABLE';

/** A user to create and invite. */
export type WickrRecipientInput = {
  /** The given name of the user, at most 100 characters. */
  firstName?: string | null | undefined;
  /** The family name of the user, at most 100 characters. */
  lastName?: string | null | undefined;
  /** Your own key for this person, which groups their invites at several providers. It is never sent to a provider. */
  personKey?: string | null | undefined;
  /** The id of the security group that the user joins. Wickr allows one group per user. */
  securityGroupId: string | number;
  /** The e-mail address or username. Blanks around it are ignored. If it is malformed, only this recipient fails. */
  username: string;
};

/** Selects Wickr users by their ids, whether or not this gateway invited them. */
export type WickrReinviteInput = {
  /** The id of the network, which has eight digits. */
  networkId: string | number;
  /** The ids of the users: at least one, each of 1 to 10 digits. */
  userIds: Array<string | number>;
};

/** Invites people to a Wickr network with the operation BatchCreateUser, which creates the users and sends the invitations. */
export type WickrTargetInput = {
  /** The id of the network, which has eight digits. */
  networkId: string | number;
  /** The users to create and invite; at least one. */
  recipients: Array<WickrRecipientInput>;
};

export type CountInvitesQueryVariables = Exact<{
  filter?: InviteFilter | null | undefined;
}>;


export type CountInvitesQuery = { invites: { totalCount: number, totalCountIsExact: boolean, nodes: Array<{ recipient: { value: string } }> } };

export type CancelInviteBatchMutationVariables = Exact<{
  batchId: string | number;
}>;


export type CancelInviteBatchMutation = { cancelInviteBatch:
    | { __typename: 'CancelInviteBatchPayload', affected: number, batch: { status: BatchStatus } }
    | { __typename: 'InvalidState', code: UserErrorCode, message: string }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'NotFound', code: UserErrorCode, message: string }
   };

export type RetryInviteBatchMutationVariables = Exact<{
  batchId: string | number;
  acceptDuplicateRisk?: boolean;
}>;


export type RetryInviteBatchMutation = { retryInviteBatch:
    | { __typename: 'InvalidState', code: UserErrorCode, message: string }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'NotFound', code: UserErrorCode, message: string }
    | { __typename: 'RetryInviteBatchPayload', affected: number, batch: { status: BatchStatus } }
   };

export type ReconcileInviteBatchMutationVariables = Exact<{
  batchId: string | number;
}>;


export type ReconcileInviteBatchMutation = { reconcileInviteBatch:
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'NotFound', code: UserErrorCode, message: string }
    | { __typename: 'ReconcileInviteBatchPayload', affected: number, batch: { status: BatchStatus } }
   };

type BatchResult_CancelInviteBatchPayload_Fragment = { affected: number, batch: { status: BatchStatus } };

type BatchResult_ReconcileInviteBatchPayload_Fragment = { affected: number, batch: { status: BatchStatus } };

type BatchResult_RetryInviteBatchPayload_Fragment = { affected: number, batch: { status: BatchStatus } };

export type BatchResultFragment =
  | BatchResult_CancelInviteBatchPayload_Fragment
  | BatchResult_ReconcileInviteBatchPayload_Fragment
  | BatchResult_RetryInviteBatchPayload_Fragment
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
           }> }, events: { nodes: Array<{ kind: BatchEventKind, actor: string, message: string, call: { operation: string, requestId: string | null, recipients: number, callId: string | null, splitFrom: string | null } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type InviteActionsQueryVariables = Exact<{
  id: string | number;
}>;


export type InviteActionsQuery = { node:
    | { lifecycle: InviteLifecycle, availableActions: Array<InviteAction> }
    | Record<PropertyKey, never>
   | null };

export type ReadBoundsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadBoundsQuery = { limits: { coolDownSeconds: number, maxMailboxAddressesPerDestination: number, maxMailboxAddresses: number, maxRecipientsPerDay: number | null, maxStoredRecipientsPerDay: number, allowedLinkHosts: Array<string> | null } };

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

export type ErasePersonMutationVariables = Exact<{
  input: ErasePersonInput;
}>;


export type ErasePersonMutation = { erasePerson:
    | { __typename: 'ErasePersonPayload', erasure: { id: string, erased: number, open: number, requestedBy: string, requestedAt: string, finishedAt: string | null } }
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, code: InputIssueCode }> }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string, limit: number, actual: number }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string, requiredScope: string }
   };

export type ErasureFragment = { id: string, erased: number, open: number, requestedBy: string, requestedAt: string, finishedAt: string | null };

export type ReadErasureQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadErasureQuery = { personErasure: { id: string, erased: number, open: number, requestedBy: string, requestedAt: string, finishedAt: string | null } | null };

export type ExportPersonQueryVariables = Exact<{
  input: ExportPersonInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExportPersonQuery = { exportPerson:
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, code: InputIssueCode }> }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string, limit: number, actual: number }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'PersonExport', isComplete: boolean, requests: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ provider: ProviderKind, lifecycle: InviteLifecycle, providerReference: string | null, requestedBy: string, destination: { externalId: string }, recipient: { value: string, displayName: string | null, personKey: string | null }, details: Array<{ name: string, text: string }>, message: Array<{ name: string, text: string }>, outcome:
            | { __typename: 'InviteAlreadyMember' }
            | { __typename: 'InviteAlreadyPending' }
            | { __typename: 'InviteFailed' }
            | { __typename: 'InviteQueued' }
            | { __typename: 'InviteSent' }
            | { __typename: 'InviteSkipped' }
            | { __typename: 'InviteUnconfirmed' }
          , invite: { id: string } | null, batch: { name: string | null, idempotencyKey: string } | null }> } }
   };

export type ReadRecipientsQueryVariables = Exact<{
  filter?: InviteFilter | null | undefined;
}>;


export type ReadRecipientsQuery = { invites: { nodes: Array<{ id: string, attempts: number, outcomeKind: OutcomeKind, availableActions: Array<InviteAction>, lifecycle: InviteLifecycle, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null, erasedAt: string | null }, outcome:
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
      , batch: { id: string, name: string | null, idempotencyKey: string } }> } };

export type PlanInvitesQueryVariables = Exact<{
  input: PlanInvitesInput;
}>;


export type PlanInvitesQuery = { planInvites:
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, code: InputIssueCode, message: string }> }
    | { __typename: 'InvitePlan', fingerprint: string, totalRecipients: number, willSend: number, estimatedSeconds: number, calls: Array<{ provider: ProviderKind, operation: string, calls: number, recipients: number, recipientsPerCall: number, destination: { externalId: string, label: string } }>, exceptions: Array<
        | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
        | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
        | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
        | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
        | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
      >, freeSeats: Array<{ needed: number, left: number | null, destination: { externalId: string }, unread: { problem: ReadProblem } | null }>, warnings: Array<{ code: PlanWarningCode, message: string, provider: ProviderKind | null, recipients: number | null, seconds: number | null, limit: number | null, date: string | null }> }
    | { __typename: 'LimitExceeded', code: UserErrorCode, message: string, limit: number, actual: number }
    | { __typename: 'NotAuthorized', code: UserErrorCode, message: string }
    | { __typename: 'ProviderUnavailable', code: UserErrorCode, message: string, provider: { kind: ProviderKind } }
   };

export type PlanFragment = { fingerprint: string, totalRecipients: number, willSend: number, estimatedSeconds: number, calls: Array<{ provider: ProviderKind, operation: string, calls: number, recipients: number, recipientsPerCall: number, destination: { externalId: string, label: string } }>, exceptions: Array<
    | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
    | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
    | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
    | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
    | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
  >, freeSeats: Array<{ needed: number, left: number | null, destination: { externalId: string }, unread: { problem: ReadProblem } | null }>, warnings: Array<{ code: PlanWarningCode, message: string, provider: ProviderKind | null, recipients: number | null, seconds: number | null, limit: number | null, date: string | null }> };

export type SendPlannedMutationVariables = Exact<{
  input: SendInvitesInput;
}>;


export type SendPlannedMutation = { sendInvites:
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InvalidInput' }
    | { __typename: 'LimitExceeded' }
    | { __typename: 'NotAuthorized' }
    | { __typename: 'PlanOutdated', code: UserErrorCode, message: string, plan: { fingerprint: string, totalRecipients: number, willSend: number, estimatedSeconds: number, calls: Array<{ provider: ProviderKind, operation: string, calls: number, recipients: number, recipientsPerCall: number, destination: { externalId: string, label: string } }>, exceptions: Array<
          | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
          | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
          | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
          | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
        >, freeSeats: Array<{ needed: number, left: number | null, destination: { externalId: string }, unread: { problem: ReadProblem } | null }>, warnings: Array<{ code: PlanWarningCode, message: string, provider: ProviderKind | null, recipients: number | null, seconds: number | null, limit: number | null, date: string | null }> } }
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

export type FollowSeveralSubscriptionVariables = Exact<{
  batchIds: Array<string | number> | string | number;
  after?: string | null | undefined;
  fromNow?: boolean;
}>;


export type FollowSeveralSubscription = { inviteBatchProgress: { cursor: string, batch: { id: string, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, counts: { queued: number, sent: number, failed: number, skipped: number, unconfirmed: number } } }, changed: Array<{ id: string, outcomeKind: OutcomeKind, attempts: number, recipient: { value: string } }> } };

export type ReadTimeLeftQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadTimeLeftQuery = { node:
    | { progress: { done: number, estimatedSecondsLeft: number | null }, targets: Array<{ provider: { kind: ProviderKind }, progress: { estimatedSecondsLeft: number | null } }> }
    | Record<PropertyKey, never>
   | null };

export type ListQueuesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListQueuesQuery = { providers: Array<{ kind: ProviderKind, health: { waiting: number, waitingSince: string | null } }> };

export type ReadNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadNodeQuery = { node:
    | { __typename: 'Destination', id: string }
    | { __typename: 'Invite', id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { externalId: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
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
    | { __typename: 'Destination', id: string }
    | { __typename: 'Invite', id: string }
    | { __typename: 'InviteBatch', id: string }
    | { __typename: 'Provider', id: string }
   | null> };

export type InviteFragment = { id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { externalId: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
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


export type ListInvitesQuery = { invites: { totalCount: number, nodes: Array<{ id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { externalId: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
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
    | { __typename: 'Destination' }
    | { __typename: 'Invite' }
    | { __typename: 'InviteBatch', id: string, name: string | null, status: BatchStatus, finishedAt: string | null, targets: Array<{ provider: { kind: ProviderKind }, destination: { externalId: string, label: string }, progress: { total: number, done: number } }>, invites: { totalCount: number, nodes: Array<{ id: string, provider: ProviderKind, attempts: number, outcomeKind: OutcomeKind, createdAt: string, updatedAt: string, batch: { id: string }, destination: { externalId: string, label: string, provider: ProviderKind }, recipient: { value: string, displayName: string | null, personKey: string | null }, outcome:
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
    | { __typename: 'Destination' }
    | { __typename: 'Invite' }
    | { __typename: 'InviteBatch', events: { totalCount: number, nodes: Array<{ kind: BatchEventKind, actor: string, code: BatchEventCode, recipients: number | null, leftOut: number | null, message: string, call: { provider: ProviderKind, operation: string, recipients: number, durationMs: number, requestId: string | null, error: { code: string, message: string, httpStatus: number | null, requestId: string | null, operation: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | { __typename: 'Provider' }
   | null };

export type ListProvidersQueryVariables = Exact<{
  configuredOnly?: boolean;
}>;


export type ListProvidersQuery = { providers: Array<{ id: string, kind: ProviderKind, displayName: string, configured: boolean, lifecycle: { stage: ProviderStage, endOfSupport: string | null, daysLeft: number | null, notice: string | null, moreInfo: string | null }, capabilities: { operations: Array<string>, recipientKinds: Array<RecipientKind>, perRecipientResult: boolean, idempotencyToken: boolean, reinvite: ReinviteStrategy, revoke: boolean, readsLifecycle: boolean, customMessage: boolean }, limits: { recipientsPerCall: number, callsPerSecond: number | null, source: string }, health: { state: HealthState, throttledUntil: string | null, calls: number, successRate: number | null, lastError: { code: string, message: string, requestId: string | null, operation: string, at: string } | null } }> };

export type ReadLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadLimitsQuery = { limits: { maxRecipientsPerBatch: number, maxTargetsPerBatch: number, maxWaitSeconds: number, idempotencyRetentionSeconds: number, maxInvitesPerRevoke: number, lifecycleMemorySeconds: number, maxBodyBytes: number } };

export type ReadResultsQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ReadResultsQuery = { node:
    | { results: { totalCount: number, nodes: Array<
          | { __typename: 'InviteAlreadyMember', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteAlreadyPending', message: string, evidence: OutcomeEvidence, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteFailed', message: string, evidence: OutcomeEvidence, field: string | null, retryable: boolean, retryAfter: string | null, failureCode: FailureCode, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string, httpStatus: number | null, requestId: string | null, operation: string } | null }
          | { __typename: 'InviteQueued', message: string, evidence: OutcomeEvidence, notBefore: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, lastError: { code: string, requestId: string | null } | null }
          | { __typename: 'InviteSent', message: string, evidence: OutcomeEvidence, sentAt: string, emailStatus: EmailStatus, providerReference: string | null, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null }
          | { __typename: 'InviteSkipped', message: string, evidence: OutcomeEvidence, reason: SkipReason, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, previous: { id: string } | null }
          | { __typename: 'InviteUnconfirmed', message: string, evidence: OutcomeEvidence, safeToRetry: boolean, reconcilable: boolean, recipient: { kind: RecipientKind, value: string, displayName: string | null, personKey: string | null }, invite: { id: string, attempts: number } | null, error: { code: string } | null }
        >, edges: Array<{ cursor: string, node:
            | { message: string }
            | { message: string }
            | { message: string }
            | { message: string }
            | { message: string }
            | { message: string }
            | { message: string }
           }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

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
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, code: InputIssueCode, limit: number | null, actual: number | null, character: string | null, message: string }> }
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

export type ReadBrokenRulesMutationVariables = Exact<{
  input: SendInvitesInput;
}>;


export type ReadBrokenRulesMutation = { sendInvites:
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InvalidInput' }
    | { __typename: 'LimitExceeded' }
    | { __typename: 'NotAuthorized' }
    | { __typename: 'PlanOutdated' }
    | { __typename: 'ProviderUnavailable' }
    | { __typename: 'SendInvitesPayload', results: Array<
        | { brokenRule: { code: InputIssueCode, limit: number | null, actual: number | null, character: string | null } | null }
        | Record<PropertyKey, never>
      > }
   };

export type ReinviteUsersMutationVariables = Exact<{
  input: ReinviteUsersInput;
}>;


export type ReinviteUsersMutation = { reinviteUsers:
    | { __typename: 'IdempotencyConflict', code: UserErrorCode, message: string, batch: { id: string, name: string | null, status: BatchStatus, finishedAt: string | null, progress: { total: number, done: number, resumesAt: string | null, counts: { queued: number, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number } } } }
    | { __typename: 'InvalidInput', code: UserErrorCode, message: string, issues: Array<{ path: string, code: InputIssueCode, limit: number | null, actual: number | null, character: string | null, message: string }> }
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

export type ReadStatisticsQueryVariables = Exact<{
  days: number;
  provider?: Array<ProviderKind> | ProviderKind | null | undefined;
  destinationIds?: Array<string | number> | string | number | null | undefined;
}>;


export type ReadStatisticsQuery = { statistics: { outcomesByDay: Array<{ day: string, provider: ProviderKind, sent: number, alreadyPending: number, alreadyMember: number, skipped: number, failed: number, unconfirmed: number, accepted: number }>, outcomesByDestination: Array<{ sent: number, failed: number, accepted: number, destination: { externalId: string, label: string } }>, callsByDay: Array<{ day: string, provider: ProviderKind, calls: number, failed: number, throttled: number, medianMs: number, slowestMs: number, saved: number }> } };

export const BatchResultFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<BatchResultFragment, unknown>;
export const ErasureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Erasure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonErasure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"erased"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]} as unknown as DocumentNode<ErasureFragment, unknown>;
export const OutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<OutcomeFragment, unknown>;
export const PlanFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Plan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitePlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"totalRecipients"}},{"kind":"Field","name":{"kind":"Name","value":"willSend"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"calls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freeSeats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needed"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"unread"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"date"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<PlanFragment, unknown>;
export const InviteFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<InviteFragment, unknown>;
export const PageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<PageFragment, unknown>;
export const RevokeOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevokeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alreadyRevoked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeOutcomeFragment, unknown>;
export const BatchFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}}]} as unknown as DocumentNode<BatchFragment, unknown>;
export const CountInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountIsExact"}}]}}]}}]} as unknown as DocumentNode<CountInvitesQuery, CountInvitesQueryVariables>;
export const CancelInviteBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelInviteBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelInviteBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchResult"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<CancelInviteBatchMutation, CancelInviteBatchMutationVariables>;
export const RetryInviteBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryInviteBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"acceptDuplicateRisk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryInviteBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"acceptDuplicateRisk"},"value":{"kind":"Variable","name":{"kind":"Name","value":"acceptDuplicateRisk"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchResult"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<RetryInviteBatchMutation, RetryInviteBatchMutationVariables>;
export const ReconcileInviteBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReconcileInviteBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reconcileInviteBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BatchResult"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BatchResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affected"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ReconcileInviteBatchMutation, ReconcileInviteBatchMutationVariables>;
export const FollowBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FollowBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"callId"}},{"kind":"Field","name":{"kind":"Name","value":"splitFrom"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<FollowBatchQuery, FollowBatchQueryVariables>;
export const InviteActionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InviteActions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}}]}}]}}]}}]} as unknown as DocumentNode<InviteActionsQuery, InviteActionsQueryVariables>;
export const ReadBoundsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadBounds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coolDownSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"maxMailboxAddressesPerDestination"}},{"kind":"Field","name":{"kind":"Name","value":"maxMailboxAddresses"}},{"kind":"Field","name":{"kind":"Name","value":"maxRecipientsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"maxStoredRecipientsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"allowedLinkHosts"}}]}}]}}]} as unknown as DocumentNode<ReadBoundsQuery, ReadBoundsQueryVariables>;
export const ReadLifecyclesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadLifecycles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"1000"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleCheckedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ReadLifecyclesQuery, ReadLifecyclesQueryVariables>;
export const FindByLifecycleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindByLifecycle"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<FindByLifecycleQuery, FindByLifecycleQueryVariables>;
export const ErasePersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ErasePerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ErasePersonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"erasePerson"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ErasePersonPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"erasure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Erasure"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotAuthorized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requiredScope"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Erasure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonErasure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"erased"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]} as unknown as DocumentNode<ErasePersonMutation, ErasePersonMutationVariables>;
export const ReadErasureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadErasure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personErasure"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Erasure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Erasure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonErasure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"erased"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]} as unknown as DocumentNode<ReadErasureQuery, ReadErasureQueryVariables>;
export const ExportPersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExportPerson"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportPersonInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportPerson"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonExport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isComplete"}},{"kind":"Field","name":{"kind":"Name","value":"requests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedBy"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExportPersonQuery, ExportPersonQueryVariables>;
export const ReadRecipientsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadRecipients"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}},{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadRecipientsQuery, ReadRecipientsQueryVariables>;
export const PlanInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlanInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Plan"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Plan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitePlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"totalRecipients"}},{"kind":"Field","name":{"kind":"Name","value":"willSend"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"calls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freeSeats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needed"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"unread"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"date"}}]}}]}}]} as unknown as DocumentNode<PlanInvitesQuery, PlanInvitesQueryVariables>;
export const SendPlannedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendPlanned"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanOutdated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Plan"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Plan"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvitePlan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"totalRecipients"}},{"kind":"Field","name":{"kind":"Name","value":"willSend"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"calls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"freeSeats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needed"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"unread"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"date"}}]}}]}}]} as unknown as DocumentNode<SendPlannedMutation, SendPlannedMutationVariables>;
export const FollowProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteBatchProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"batchId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowProgressSubscription, FollowProgressSubscriptionVariables>;
export const FollowSeveralDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowSeveral"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"batchIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fromNow"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"inviteBatchProgress"},"name":{"kind":"Name","value":"inviteBatchesProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"batchIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"batchIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"fromNow"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fromNow"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"changed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowSeveralSubscription, FollowSeveralSubscriptionVariables>;
export const ReadTimeLeftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadTimeLeft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"estimatedSecondsLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"estimatedSecondsLeft"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadTimeLeftQuery, ReadTimeLeftQueryVariables>;
export const ListQueuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListQueues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"waitingSince"}}]}}]}}]}}]} as unknown as DocumentNode<ListQueuesQuery, ListQueuesQueryVariables>;
export const ReadNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Invite"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Provider"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}}]} as unknown as DocumentNode<ReadNodeQuery, ReadNodeQueryVariables>;
export const ReadNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ReadNodesQuery, ReadNodesQueryVariables>;
export const ListInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Invite"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ListInvitesQuery, ListInvitesQueryVariables>;
export const ListBatchesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListBatches"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatchFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteBatches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ListBatchesQuery, ListBatchesQueryVariables>;
export const ReadBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Invite"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Invite"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invite"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"outcomeKind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ReadBatchQuery, ReadBatchQueryVariables>;
export const ReadEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"leftOut"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"call"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"durationMs"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ReadEventsQuery, ReadEventsQueryVariables>;
export const ListProvidersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListProviders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"configuredOnly"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"configuredOnly"},"value":{"kind":"Variable","name":{"kind":"Name","value":"configuredOnly"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"configured"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycle"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stage"}},{"kind":"Field","name":{"kind":"Name","value":"endOfSupport"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"notice"}},{"kind":"Field","name":{"kind":"Name","value":"moreInfo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"recipientKinds"}},{"kind":"Field","name":{"kind":"Name","value":"perRecipientResult"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyToken"}},{"kind":"Field","name":{"kind":"Name","value":"reinvite"}},{"kind":"Field","name":{"kind":"Name","value":"revoke"}},{"kind":"Field","name":{"kind":"Name","value":"readsLifecycle"}},{"kind":"Field","name":{"kind":"Name","value":"customMessage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipientsPerCall"}},{"kind":"Field","name":{"kind":"Name","value":"callsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"throttledUntil"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"successRate"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ListProvidersQuery, ListProvidersQueryVariables>;
export const ReadLimitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxRecipientsPerBatch"}},{"kind":"Field","name":{"kind":"Name","value":"maxTargetsPerBatch"}},{"kind":"Field","name":{"kind":"Name","value":"maxWaitSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyRetentionSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"maxInvitesPerRevoke"}},{"kind":"Field","name":{"kind":"Name","value":"lifecycleMemorySeconds"}},{"kind":"Field","name":{"kind":"Name","value":"maxBodyBytes"}}]}}]}}]} as unknown as DocumentNode<ReadLimitsQuery, ReadLimitsQueryVariables>;
export const ReadResultsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadResults"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"results"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Page"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PageInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]} as unknown as DocumentNode<ReadResultsQuery, ReadResultsQueryVariables>;
export const RevokeInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeInvitesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RevokeOutcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevokeOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alreadyRevoked"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeInvitesMutation, RevokeInvitesMutationVariables>;
export const SendInvitesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendInvites"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"character"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotAuthorized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requiredScope"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<SendInvitesMutation, SendInvitesMutationVariables>;
export const ReadBrokenRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadBrokenRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendInvites"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendInvitesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"brokenRule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"character"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReadBrokenRulesMutation, ReadBrokenRulesMutationVariables>;
export const ReinviteUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReinviteUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReinviteUsersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reinviteUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReinviteUsersPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Outcome"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"character"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotAuthorized"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requiredScope"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LimitExceeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"batch"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"resumesAt"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Outcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcome"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteOutcomeBase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recipient"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"personKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"invite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteQueued"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"emailStatus"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteSkipped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"failureCode"},"name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteUnconfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeToRetry"}},{"kind":"Field","name":{"kind":"Name","value":"reconcilable"}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ReinviteUsersMutation, ReinviteUsersMutationVariables>;
export const ReadStatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderKind"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"destinationIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"statistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}},{"kind":"Argument","name":{"kind":"Name","value":"destinationIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"destinationIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcomesByDay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPending"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyMember"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unconfirmed"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outcomesByDestination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}}]}},{"kind":"Field","name":{"kind":"Name","value":"callsByDay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"throttled"}},{"kind":"Field","name":{"kind":"Name","value":"medianMs"}},{"kind":"Field","name":{"kind":"Name","value":"slowestMs"}},{"kind":"Field","name":{"kind":"Name","value":"saved"}}]}}]}}]}}]} as unknown as DocumentNode<ReadStatisticsQuery, ReadStatisticsQueryVariables>;