/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation CancelInviteBatch($batchId: ID!) {\n    cancelInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n": typeof types.CancelInviteBatchDocument,
    "\n  mutation RetryInviteBatch($batchId: ID!, $acceptDuplicateRisk: Boolean! = false) {\n    retryInviteBatch(input: { batchId: $batchId, acceptDuplicateRisk: $acceptDuplicateRisk }) {\n      ...BatchResult\n    }\n  }\n": typeof types.RetryInviteBatchDocument,
    "\n  mutation ReconcileInviteBatch($batchId: ID!) {\n    reconcileInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n": typeof types.ReconcileInviteBatchDocument,
    "\n  fragment BatchResult on InviteBatchResult {\n    __typename\n    ... on InviteBatchPayload { affected batch { status } }\n    ... on UserError { code message }\n  }\n": typeof types.BatchResultFragmentDoc,
    "\n  query FollowBatch($id: ID!) {\n    node(id: $id) {\n      ... on InviteBatch {\n        status\n        finishedAt\n        invites(first: 1000) {\n          nodes { outcomeKind attempts availableActions recipient { value } outcome { ...Outcome } }\n        }\n        events(first: 1000) { nodes { kind actor call { operation requestId recipients } } }\n      }\n    }\n  }\n": typeof types.FollowBatchDocument,
    "\n  mutation SendInvites($input: SendInvitesInput!) {\n    sendInvites(input: $input) {\n      __typename\n      ... on SendInvitesPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n      ... on ProviderUnavailable { provider { kind } }\n    }\n  }\n": typeof types.SendInvitesDocument,
    "\n  mutation ReinviteUsers($input: ReinviteUsersInput!) {\n    reinviteUsers(input: $input) {\n      __typename\n      ... on ReinviteUsersPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on NotFound { id }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n    }\n  }\n": typeof types.ReinviteUsersDocument,
    "\n  mutation SendTwice($now: SendInvitesInput!, $later: SendInvitesInput!) {\n    now: sendInvites(input: $now) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n    later: sendInvites(input: $later) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n  }\n": typeof types.SendTwiceDocument,
    "\n  fragment Batch on InviteBatch {\n    id\n    name\n    status\n    finishedAt\n    progress {\n      total\n      done\n      resumesAt\n      counts { queued sent alreadyPending alreadyMember skipped failed unconfirmed }\n    }\n  }\n": typeof types.BatchFragmentDoc,
    "\n  fragment Outcome on InviteOutcome {\n    __typename\n    ... on InviteOutcomeBase { recipient { kind value displayName personKey } message evidence invite { id attempts } }\n    ... on InviteQueued { notBefore lastError { code requestId } }\n    ... on InviteSent { sentAt emailStatus providerReference }\n    ... on InviteSkipped { reason previous { id } }\n    ... on InviteFailed { failureCode: code field retryable retryAfter error { code httpStatus requestId operation } }\n    ... on InviteUnconfirmed { safeToRetry reconcilable error { code } }\n  }\n": typeof types.OutcomeFragmentDoc,
    "\n  subscription FollowProgress($batchId: ID!, $after: String) {\n    inviteBatchProgress(batchId: $batchId, after: $after) {\n      cursor\n      batch {\n        id\n        status\n        finishedAt\n        progress { total done counts { queued sent failed skipped unconfirmed } }\n      }\n      changed { id outcomeKind attempts recipient { value } }\n    }\n  }\n": typeof types.FollowProgressDocument,
    "\n  query ReadNode($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on InviteBatch { ...Batch }\n      ... on Invite { ...Invite }\n      ... on Provider { kind }\n    }\n  }\n": typeof types.ReadNodeDocument,
    "\n  query ReadNodes($ids: [ID!]!) {\n    nodes(ids: $ids) { __typename id }\n  }\n": typeof types.ReadNodesDocument,
    "\n  fragment Invite on Invite {\n    id\n    provider\n    attempts\n    outcomeKind\n    createdAt\n    updatedAt\n    batch { id }\n    destination { id label provider }\n    recipient { value displayName personKey }\n    outcome { ...Outcome }\n  }\n": typeof types.InviteFragmentDoc,
    "\n  fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n": typeof types.PageFragmentDoc,
    "\n  query ListInvites($filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Invite }\n      edges { cursor node { id } }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n": typeof types.ListInvitesDocument,
    "\n  query ListBatches($filter: InviteBatchFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    inviteBatches(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Batch createdAt createdBy idempotencyKey }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n": typeof types.ListBatchesDocument,
    "\n  query ReadBatch(\n    $id: ID!, $filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String\n  ) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        ...Batch\n        targets { provider { kind } destination { id label } progress { total done } }\n        invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n          nodes { ...Invite }\n          edges { cursor }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n": typeof types.ReadBatchDocument,
    "\n  query ReadEvents($id: ID!, $first: Int, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        events(first: $first, after: $after) {\n          nodes {\n            kind\n            actor\n            message\n            call {\n              provider\n              operation\n              recipients\n              durationMs\n              requestId\n              error { code message httpStatus requestId operation }\n            }\n          }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n": typeof types.ReadEventsDocument,
    "\n  query ListProviders($configuredOnly: Boolean! = true) {\n    providers(configuredOnly: $configuredOnly) {\n      id\n      kind\n      displayName\n      configured\n      lifecycle { stage endOfSupport daysLeft notice moreInfo }\n      capabilities {\n        operations\n        recipientKinds\n        perRecipientResult\n        idempotencyToken\n        reinvite\n        customMessage\n      }\n      limits { recipientsPerCall callsPerSecond source }\n    }\n  }\n": typeof types.ListProvidersDocument,
    "\n  query ReadLimits {\n    limits {\n      maxRecipientsPerBatch\n      maxTargetsPerBatch\n      maxWaitSeconds\n      idempotencyRetentionSeconds\n      maxBodyBytes\n    }\n  }\n": typeof types.ReadLimitsDocument,
};
const documents: Documents = {
    "\n  mutation CancelInviteBatch($batchId: ID!) {\n    cancelInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n": types.CancelInviteBatchDocument,
    "\n  mutation RetryInviteBatch($batchId: ID!, $acceptDuplicateRisk: Boolean! = false) {\n    retryInviteBatch(input: { batchId: $batchId, acceptDuplicateRisk: $acceptDuplicateRisk }) {\n      ...BatchResult\n    }\n  }\n": types.RetryInviteBatchDocument,
    "\n  mutation ReconcileInviteBatch($batchId: ID!) {\n    reconcileInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n": types.ReconcileInviteBatchDocument,
    "\n  fragment BatchResult on InviteBatchResult {\n    __typename\n    ... on InviteBatchPayload { affected batch { status } }\n    ... on UserError { code message }\n  }\n": types.BatchResultFragmentDoc,
    "\n  query FollowBatch($id: ID!) {\n    node(id: $id) {\n      ... on InviteBatch {\n        status\n        finishedAt\n        invites(first: 1000) {\n          nodes { outcomeKind attempts availableActions recipient { value } outcome { ...Outcome } }\n        }\n        events(first: 1000) { nodes { kind actor call { operation requestId recipients } } }\n      }\n    }\n  }\n": types.FollowBatchDocument,
    "\n  mutation SendInvites($input: SendInvitesInput!) {\n    sendInvites(input: $input) {\n      __typename\n      ... on SendInvitesPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n      ... on ProviderUnavailable { provider { kind } }\n    }\n  }\n": types.SendInvitesDocument,
    "\n  mutation ReinviteUsers($input: ReinviteUsersInput!) {\n    reinviteUsers(input: $input) {\n      __typename\n      ... on ReinviteUsersPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on NotFound { id }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n    }\n  }\n": types.ReinviteUsersDocument,
    "\n  mutation SendTwice($now: SendInvitesInput!, $later: SendInvitesInput!) {\n    now: sendInvites(input: $now) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n    later: sendInvites(input: $later) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n  }\n": types.SendTwiceDocument,
    "\n  fragment Batch on InviteBatch {\n    id\n    name\n    status\n    finishedAt\n    progress {\n      total\n      done\n      resumesAt\n      counts { queued sent alreadyPending alreadyMember skipped failed unconfirmed }\n    }\n  }\n": types.BatchFragmentDoc,
    "\n  fragment Outcome on InviteOutcome {\n    __typename\n    ... on InviteOutcomeBase { recipient { kind value displayName personKey } message evidence invite { id attempts } }\n    ... on InviteQueued { notBefore lastError { code requestId } }\n    ... on InviteSent { sentAt emailStatus providerReference }\n    ... on InviteSkipped { reason previous { id } }\n    ... on InviteFailed { failureCode: code field retryable retryAfter error { code httpStatus requestId operation } }\n    ... on InviteUnconfirmed { safeToRetry reconcilable error { code } }\n  }\n": types.OutcomeFragmentDoc,
    "\n  subscription FollowProgress($batchId: ID!, $after: String) {\n    inviteBatchProgress(batchId: $batchId, after: $after) {\n      cursor\n      batch {\n        id\n        status\n        finishedAt\n        progress { total done counts { queued sent failed skipped unconfirmed } }\n      }\n      changed { id outcomeKind attempts recipient { value } }\n    }\n  }\n": types.FollowProgressDocument,
    "\n  query ReadNode($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on InviteBatch { ...Batch }\n      ... on Invite { ...Invite }\n      ... on Provider { kind }\n    }\n  }\n": types.ReadNodeDocument,
    "\n  query ReadNodes($ids: [ID!]!) {\n    nodes(ids: $ids) { __typename id }\n  }\n": types.ReadNodesDocument,
    "\n  fragment Invite on Invite {\n    id\n    provider\n    attempts\n    outcomeKind\n    createdAt\n    updatedAt\n    batch { id }\n    destination { id label provider }\n    recipient { value displayName personKey }\n    outcome { ...Outcome }\n  }\n": types.InviteFragmentDoc,
    "\n  fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n": types.PageFragmentDoc,
    "\n  query ListInvites($filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Invite }\n      edges { cursor node { id } }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n": types.ListInvitesDocument,
    "\n  query ListBatches($filter: InviteBatchFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    inviteBatches(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Batch createdAt createdBy idempotencyKey }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n": types.ListBatchesDocument,
    "\n  query ReadBatch(\n    $id: ID!, $filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String\n  ) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        ...Batch\n        targets { provider { kind } destination { id label } progress { total done } }\n        invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n          nodes { ...Invite }\n          edges { cursor }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n": types.ReadBatchDocument,
    "\n  query ReadEvents($id: ID!, $first: Int, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        events(first: $first, after: $after) {\n          nodes {\n            kind\n            actor\n            message\n            call {\n              provider\n              operation\n              recipients\n              durationMs\n              requestId\n              error { code message httpStatus requestId operation }\n            }\n          }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n": types.ReadEventsDocument,
    "\n  query ListProviders($configuredOnly: Boolean! = true) {\n    providers(configuredOnly: $configuredOnly) {\n      id\n      kind\n      displayName\n      configured\n      lifecycle { stage endOfSupport daysLeft notice moreInfo }\n      capabilities {\n        operations\n        recipientKinds\n        perRecipientResult\n        idempotencyToken\n        reinvite\n        customMessage\n      }\n      limits { recipientsPerCall callsPerSecond source }\n    }\n  }\n": types.ListProvidersDocument,
    "\n  query ReadLimits {\n    limits {\n      maxRecipientsPerBatch\n      maxTargetsPerBatch\n      maxWaitSeconds\n      idempotencyRetentionSeconds\n      maxBodyBytes\n    }\n  }\n": types.ReadLimitsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelInviteBatch($batchId: ID!) {\n    cancelInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n"): (typeof documents)["\n  mutation CancelInviteBatch($batchId: ID!) {\n    cancelInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryInviteBatch($batchId: ID!, $acceptDuplicateRisk: Boolean! = false) {\n    retryInviteBatch(input: { batchId: $batchId, acceptDuplicateRisk: $acceptDuplicateRisk }) {\n      ...BatchResult\n    }\n  }\n"): (typeof documents)["\n  mutation RetryInviteBatch($batchId: ID!, $acceptDuplicateRisk: Boolean! = false) {\n    retryInviteBatch(input: { batchId: $batchId, acceptDuplicateRisk: $acceptDuplicateRisk }) {\n      ...BatchResult\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReconcileInviteBatch($batchId: ID!) {\n    reconcileInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n"): (typeof documents)["\n  mutation ReconcileInviteBatch($batchId: ID!) {\n    reconcileInviteBatch(input: { batchId: $batchId }) { ...BatchResult }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BatchResult on InviteBatchResult {\n    __typename\n    ... on InviteBatchPayload { affected batch { status } }\n    ... on UserError { code message }\n  }\n"): (typeof documents)["\n  fragment BatchResult on InviteBatchResult {\n    __typename\n    ... on InviteBatchPayload { affected batch { status } }\n    ... on UserError { code message }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FollowBatch($id: ID!) {\n    node(id: $id) {\n      ... on InviteBatch {\n        status\n        finishedAt\n        invites(first: 1000) {\n          nodes { outcomeKind attempts availableActions recipient { value } outcome { ...Outcome } }\n        }\n        events(first: 1000) { nodes { kind actor call { operation requestId recipients } } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query FollowBatch($id: ID!) {\n    node(id: $id) {\n      ... on InviteBatch {\n        status\n        finishedAt\n        invites(first: 1000) {\n          nodes { outcomeKind attempts availableActions recipient { value } outcome { ...Outcome } }\n        }\n        events(first: 1000) { nodes { kind actor call { operation requestId recipients } } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendInvites($input: SendInvitesInput!) {\n    sendInvites(input: $input) {\n      __typename\n      ... on SendInvitesPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n      ... on ProviderUnavailable { provider { kind } }\n    }\n  }\n"): (typeof documents)["\n  mutation SendInvites($input: SendInvitesInput!) {\n    sendInvites(input: $input) {\n      __typename\n      ... on SendInvitesPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n      ... on ProviderUnavailable { provider { kind } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReinviteUsers($input: ReinviteUsersInput!) {\n    reinviteUsers(input: $input) {\n      __typename\n      ... on ReinviteUsersPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on NotFound { id }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n    }\n  }\n"): (typeof documents)["\n  mutation ReinviteUsers($input: ReinviteUsersInput!) {\n    reinviteUsers(input: $input) {\n      __typename\n      ... on ReinviteUsersPayload {\n        replayed\n        batch { ...Batch }\n        results { ...Outcome }\n      }\n      ... on UserError { code message }\n      ... on InvalidInput { issues { path message } }\n      ... on NotFound { id }\n      ... on LimitExceeded { limit actual }\n      ... on IdempotencyConflict { batch { ...Batch } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTwice($now: SendInvitesInput!, $later: SendInvitesInput!) {\n    now: sendInvites(input: $now) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n    later: sendInvites(input: $later) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n  }\n"): (typeof documents)["\n  mutation SendTwice($now: SendInvitesInput!, $later: SendInvitesInput!) {\n    now: sendInvites(input: $now) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n    later: sendInvites(input: $later) {\n      __typename\n      ... on SendInvitesPayload { batch { ...Batch } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Batch on InviteBatch {\n    id\n    name\n    status\n    finishedAt\n    progress {\n      total\n      done\n      resumesAt\n      counts { queued sent alreadyPending alreadyMember skipped failed unconfirmed }\n    }\n  }\n"): (typeof documents)["\n  fragment Batch on InviteBatch {\n    id\n    name\n    status\n    finishedAt\n    progress {\n      total\n      done\n      resumesAt\n      counts { queued sent alreadyPending alreadyMember skipped failed unconfirmed }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Outcome on InviteOutcome {\n    __typename\n    ... on InviteOutcomeBase { recipient { kind value displayName personKey } message evidence invite { id attempts } }\n    ... on InviteQueued { notBefore lastError { code requestId } }\n    ... on InviteSent { sentAt emailStatus providerReference }\n    ... on InviteSkipped { reason previous { id } }\n    ... on InviteFailed { failureCode: code field retryable retryAfter error { code httpStatus requestId operation } }\n    ... on InviteUnconfirmed { safeToRetry reconcilable error { code } }\n  }\n"): (typeof documents)["\n  fragment Outcome on InviteOutcome {\n    __typename\n    ... on InviteOutcomeBase { recipient { kind value displayName personKey } message evidence invite { id attempts } }\n    ... on InviteQueued { notBefore lastError { code requestId } }\n    ... on InviteSent { sentAt emailStatus providerReference }\n    ... on InviteSkipped { reason previous { id } }\n    ... on InviteFailed { failureCode: code field retryable retryAfter error { code httpStatus requestId operation } }\n    ... on InviteUnconfirmed { safeToRetry reconcilable error { code } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FollowProgress($batchId: ID!, $after: String) {\n    inviteBatchProgress(batchId: $batchId, after: $after) {\n      cursor\n      batch {\n        id\n        status\n        finishedAt\n        progress { total done counts { queued sent failed skipped unconfirmed } }\n      }\n      changed { id outcomeKind attempts recipient { value } }\n    }\n  }\n"): (typeof documents)["\n  subscription FollowProgress($batchId: ID!, $after: String) {\n    inviteBatchProgress(batchId: $batchId, after: $after) {\n      cursor\n      batch {\n        id\n        status\n        finishedAt\n        progress { total done counts { queued sent failed skipped unconfirmed } }\n      }\n      changed { id outcomeKind attempts recipient { value } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadNode($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on InviteBatch { ...Batch }\n      ... on Invite { ...Invite }\n      ... on Provider { kind }\n    }\n  }\n"): (typeof documents)["\n  query ReadNode($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on InviteBatch { ...Batch }\n      ... on Invite { ...Invite }\n      ... on Provider { kind }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadNodes($ids: [ID!]!) {\n    nodes(ids: $ids) { __typename id }\n  }\n"): (typeof documents)["\n  query ReadNodes($ids: [ID!]!) {\n    nodes(ids: $ids) { __typename id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Invite on Invite {\n    id\n    provider\n    attempts\n    outcomeKind\n    createdAt\n    updatedAt\n    batch { id }\n    destination { id label provider }\n    recipient { value displayName personKey }\n    outcome { ...Outcome }\n  }\n"): (typeof documents)["\n  fragment Invite on Invite {\n    id\n    provider\n    attempts\n    outcomeKind\n    createdAt\n    updatedAt\n    batch { id }\n    destination { id label provider }\n    recipient { value displayName personKey }\n    outcome { ...Outcome }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n"): (typeof documents)["\n  fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListInvites($filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Invite }\n      edges { cursor node { id } }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ListInvites($filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Invite }\n      edges { cursor node { id } }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListBatches($filter: InviteBatchFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    inviteBatches(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Batch createdAt createdBy idempotencyKey }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ListBatches($filter: InviteBatchFilter, $first: Int, $after: String, $last: Int, $before: String) {\n    inviteBatches(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...Batch createdAt createdBy idempotencyKey }\n      pageInfo { ...Page }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadBatch(\n    $id: ID!, $filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String\n  ) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        ...Batch\n        targets { provider { kind } destination { id label } progress { total done } }\n        invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n          nodes { ...Invite }\n          edges { cursor }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ReadBatch(\n    $id: ID!, $filter: InviteFilter, $first: Int, $after: String, $last: Int, $before: String\n  ) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        ...Batch\n        targets { provider { kind } destination { id label } progress { total done } }\n        invites(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n          nodes { ...Invite }\n          edges { cursor }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadEvents($id: ID!, $first: Int, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        events(first: $first, after: $after) {\n          nodes {\n            kind\n            actor\n            message\n            call {\n              provider\n              operation\n              recipients\n              durationMs\n              requestId\n              error { code message httpStatus requestId operation }\n            }\n          }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ReadEvents($id: ID!, $first: Int, $after: String) {\n    node(id: $id) {\n      __typename\n      ... on InviteBatch {\n        events(first: $first, after: $after) {\n          nodes {\n            kind\n            actor\n            message\n            call {\n              provider\n              operation\n              recipients\n              durationMs\n              requestId\n              error { code message httpStatus requestId operation }\n            }\n          }\n          pageInfo { ...Page }\n          totalCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListProviders($configuredOnly: Boolean! = true) {\n    providers(configuredOnly: $configuredOnly) {\n      id\n      kind\n      displayName\n      configured\n      lifecycle { stage endOfSupport daysLeft notice moreInfo }\n      capabilities {\n        operations\n        recipientKinds\n        perRecipientResult\n        idempotencyToken\n        reinvite\n        customMessage\n      }\n      limits { recipientsPerCall callsPerSecond source }\n    }\n  }\n"): (typeof documents)["\n  query ListProviders($configuredOnly: Boolean! = true) {\n    providers(configuredOnly: $configuredOnly) {\n      id\n      kind\n      displayName\n      configured\n      lifecycle { stage endOfSupport daysLeft notice moreInfo }\n      capabilities {\n        operations\n        recipientKinds\n        perRecipientResult\n        idempotencyToken\n        reinvite\n        customMessage\n      }\n      limits { recipientsPerCall callsPerSecond source }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadLimits {\n    limits {\n      maxRecipientsPerBatch\n      maxTargetsPerBatch\n      maxWaitSeconds\n      idempotencyRetentionSeconds\n      maxBodyBytes\n    }\n  }\n"): (typeof documents)["\n  query ReadLimits {\n    limits {\n      maxRecipientsPerBatch\n      maxTargetsPerBatch\n      maxWaitSeconds\n      idempotencyRetentionSeconds\n      maxBodyBytes\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;