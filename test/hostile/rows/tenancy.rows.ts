import { keyOf } from '../credentials.ts'
import { graphqlRequest, type Ids, type PostOptions, type Row } from '../row.ts'

const at = 'locked' as const
const eve = { headers: { authorization: `Bearer ${keyOf('eve')}` } }
const asEve =
  (query: string, variables: (ids: Ids) => object, more: PostOptions = eve) =>
  (ids: Ids) =>
    graphqlRequest(query, variables(ids), more)
const missing = { at, status: 200, saysNot: /theirs|batch of theirs/ }
const batchAction = (name: string) => `mutation ($batchId: ID!) {
  ${name}(input: { batchId: $batchId }) { __typename ... on UserError { code message } ... on NotFound { id } }
}`
const revoke = `mutation ($inviteIds: [ID!]!) { revokeInvites(input: { inviteIds: $inviteIds }) {
  ... on RevokeInvitesPayload { results {
    __typename ... on RevokeOutcomeBase { message invite { id } } ... on RevokeFailed { code }
  } }
} }`
const reinvite = `mutation ($input: ReinviteUsersInput!) { reinviteUsers(input: $input) {
  __typename
  ... on ReinviteUsersPayload { replayed results { __typename } batch { progress { total } } }
  ... on UserError { code message } ... on NotFound { id }
} }`
const send = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
  __typename
  ... on SendInvitesPayload { replayed results { __typename ... on InviteSkipped { previous { id } } } }
  ... on UserError { code message }
} }`
const invites = `query ($filter: InviteFilter, $after: String, $before: String, $last: Int) {
  invites(filter: $filter, after: $after, before: $before, last: $last) {
    totalCount nodes { recipient { value } } pageInfo { hasNextPage startCursor endCursor }
  }
}`
const batches = `query ($after: String, $before: String, $last: Int) {
  inviteBatches(after: $after, before: $before, last: $last) {
    totalCount nodes { name createdBy }
  }
}`
const follow = `subscription ($batchId: ID!, $after: String) {
  inviteBatchProgress(batchId: $batchId, after: $after) { cursor batch { id name } changed { id } }
}`
const streaming = { headers: { ...eve.headers, accept: 'text/event-stream' } }
const chime = (...emails: readonly string[]) => [
  { chime: { accountId: 'team', recipients: emails.map((email) => ({ email })) } },
]

/**
 * Eve of another tenant holds what ada's tenant has; what she is answered must be what anybody is
 * answered who made it up.
 */
export const rows: readonly Row[] = [
  {
    name: 'a batch of another tenant',
    send: asEve('query ($id: ID!) { node(id: $id) { id __typename } }', ({ batchId }) => ({
      id: batchId,
    })),
    ...missing,
    says: /"node":null/,
  },
  {
    name: 'an invite of another tenant',
    send: asEve('query ($id: ID!) { node(id: $id) { id __typename } }', ({ inviteId }) => ({
      id: inviteId,
    })),
    ...missing,
    says: /"node":null/,
  },
  {
    name: 'both among others',
    send: asEve('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', ({ batchId, inviteId }) => ({
      ids: [batchId, 'x', inviteId, batchId],
    })),
    ...missing,
    says: /"nodes":\[null,null,null,null\]/,
  },
  ...(['cancelInviteBatch', 'retryInviteBatch', 'reconcileInviteBatch'] as const).map((name) => ({
    name: `${name} of another tenant's batch`,
    send: asEve(batchAction(name), ({ batchId }) => ({ batchId })),
    ...missing,
    says: /"NotFound"/,
  })),
  {
    name: 'retryInviteBatch of it at any risk',
    send: asEve(
      `mutation ($batchId: ID!) { retryInviteBatch(input: { batchId: $batchId, acceptDuplicateRisk: true }) {
        __typename ... on UserError { code message }
      } }`,
      ({ batchId }) => ({ batchId }),
    ),
    ...missing,
    says: /"NotFound"/,
  },
  {
    name: 'revokeInvites of its invite',
    send: asEve(revoke, ({ inviteId }) => ({ inviteIds: [inviteId] })),
    ...missing,
    says: /"RevokeFailed".*"invite":null.*"NOT_FOUND"/,
  },
  {
    name: 'revokeInvites of its invite, twice, and of its batch',
    send: asEve(revoke, ({ inviteId, batchId }) => ({ inviteIds: [inviteId, inviteId, batchId] })),
    ...missing,
    says: /("NOT_FOUND".*){3}/,
  },
  {
    name: 'reinviteUsers of its invite',
    send: asEve(reinvite, ({ inviteId }) => ({
      input: { idempotencyKey: 'again', who: { inviteIds: [inviteId] } },
    })),
    ...missing,
    says: /"NotFound"/,
  },
  {
    name: 'reinviteUsers of all in its batch',
    send: asEve(reinvite, ({ batchId }) => ({
      input: { idempotencyKey: `all of ${batchId}`, who: { filter: { batchId } } },
    })),
    ...missing,
    says: /"results":\[\],"batch":\{"progress":\{"total":0\}/,
  },
  {
    name: 'reinviteUsers by a name that its recipients have',
    send: asEve(reinvite, ({ idempotencyKey }) => ({
      input: {
        idempotencyKey: `so ${idempotencyKey}`,
        who: { filter: { recipient: `${idempotencyKey}-1` } },
      },
    })),
    ...missing,
    says: /"results":\[\]/,
  },
  {
    name: "its idempotency key is free for the caller's own",
    send: asEve(send, ({ idempotencyKey }) => ({
      input: {
        idempotencyKey,
        targets: chime(`own-of-eve-${idempotencyKey.codePointAt(0)}@example.com`),
      },
    })),
    at,
    status: 200,
    says: /"replayed":false,"results":\[\{"__typename":"InviteSent"\}\]/,
  },
  {
    name: 'its idempotency key for a reinvite',
    send: asEve(reinvite, ({ idempotencyKey }) => ({
      input: {
        idempotencyKey: `${idempotencyKey} not-sent`,
        who: { filter: { recipient: 'not-sent' } },
      },
    })),
    ...missing,
    says: /"replayed":false,"results":\[\]/,
  },
  {
    name: 'its fingerprint for other recipients',
    send: asEve(send, ({ fingerprint }) => ({
      input: {
        ...{ idempotencyKey: 'printed', planFingerprint: fingerprint },
        targets: chime('unplanned@example.com'),
      },
    })),
    ...missing,
    says: /"PlanOutdated"/,
  },
  {
    name: 'its fingerprint for one whom it has invited',
    send: asEve(send, ({ fingerprint }) => ({
      input: {
        ...{ idempotencyKey: 'printed', planFingerprint: fingerprint },
        targets: chime('theirs-1@example.com'),
      },
    })),
    ...missing,
    says: /"PlanOutdated"/,
  },
  {
    name: 'a plan for one whom it has invited does not say so, however far it looks back',
    send: graphqlRequest(
      `query ($input: PlanInvitesInput!) { planInvites(input: $input) { ... on InvitePlan {
        exceptions { __typename ... on InviteSkipped { reason previous { id } } }
      } } }`,
      {
        input: {
          targets: chime('theirs-1@example.com'),
          duplicates: { windowSeconds: 2_592_000 },
        },
      },
      eve,
    ),
    at,
    status: 200,
    says: /"exceptions":\[\]/,
  },
  {
    name: 'invites after a cursor of its list',
    send: asEve(invites, ({ inviteCursor: after }) => ({
      after,
      filter: { recipient: 'theirs-' },
    })),
    ...missing,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'invites before a cursor of its list',
    send: asEve(invites, ({ inviteCursor: before }) => ({
      ...{ before, last: 50 },
      filter: { recipient: 'theirs-' },
    })),
    ...missing,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'invites of its batch',
    send: asEve(invites, ({ batchId }) => ({ filter: { batchId } })),
    ...missing,
    says: /"totalCount":0,"nodes":\[\]/,
  },
  {
    name: 'invites with its key of a person',
    send: asEve(invites, ({ idempotencyKey }) => ({ filter: { personKey: idempotencyKey } })),
    ...missing,
    says: /"totalCount":0,"nodes":\[\]/,
  },
  {
    name: 'batches after a cursor of its list',
    send: asEve(batches, ({ batchCursor: after }) => ({ after })),
    ...missing,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a subscription to its batch',
    send: asEve(follow, ({ batchId }) => ({ batchId }), streaming),
    ...missing,
    code: 'NOT_FOUND',
  },
  {
    name: 'a subscription to its batch after a cursor of it',
    send: asEve(follow, ({ batchId, progressCursor: after }) => ({ batchId, after }), streaming),
    ...missing,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a subscription to its invite',
    send: asEve(follow, ({ inviteId }) => ({ batchId: inviteId }), streaming),
    ...missing,
    code: 'NOT_FOUND',
  },
  {
    name: 'an anonymous subscription to its batch',
    send: asEve(follow, ({ batchId }) => ({ batchId }), { as: 'anonymous' }),
    at,
    status: 401,
    code: 'UNAUTHENTICATED',
  },
  {
    name: 'whom else this tenant has invited, at the end',
    send: graphqlRequest('{ invites { nodes { recipient { value } } } }', {}, eve),
    at,
    status: 200,
    says: /mine-after@example\.com.*mine-before@example\.com/,
    saysNot: /"theirs-/,
  },
]
