import { z } from 'zod'

/**
 * What the harness asks for and how it reads the answers. Text and not typed documents: it asks
 * across a process border, like any client, and a change of the schema that breaks it should.
 */
const outcome = `fragment Outcome on InviteOutcome {
  __typename
  ... on InviteOutcomeBase { evidence recipient { value } invite { id } }
  ... on InviteSkipped { reason }
  ... on InviteFailed { failureCode: code retryable }
}`

export const mutations = {
  sendInvites: `mutation Send($input: SendInvitesInput!) {
    answer: sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload { replayed batch { id } results { ...Outcome } }
      ... on IdempotencyConflict { batch { id } }
    }
  } ${outcome}`,
  reinviteUsers: `mutation Reinvite($input: ReinviteUsersInput!) {
    answer: reinviteUsers(input: $input) {
      __typename
      ... on ReinviteUsersPayload { replayed batch { id } results { ...Outcome } }
      ... on IdempotencyConflict { batch { id } }
    }
  } ${outcome}`,
}

/** What a person may do with a batch; `affected` counts recipients. */
export type Action = 'cancelInviteBatch' | 'reconcileInviteBatch' | 'retryInviteBatch'
const actionInputs = {
  cancelInviteBatch: 'CancelInviteBatchInput',
  reconcileInviteBatch: 'ReconcileInviteBatchInput',
  retryInviteBatch: 'RetryInviteBatchInput',
} satisfies Record<Action, string>
export const actionMutation = (action: Action) =>
  `mutation Act($input: ${actionInputs[action]}!) {
    result: ${action}(input: $input) { __typename ... on InviteBatchPayload { affected } }
  }`
export const actionResult = z.object({
  result: z.object({
    __typename: z.enum([
      'CancelInviteBatchPayload',
      'ReconcileInviteBatchPayload',
      'RetryInviteBatchPayload',
      'InvalidState',
    ]),
    affected: z.number().optional(),
  }),
})

const page = 'pageInfo { hasNextPage endCursor }'
const invite = 'id outcomeKind provider destination { externalId } recipient { value }'
const batch = `id idempotencyKey status createdAt finishedAt progress { total done counts {
  queued sent alreadyPending alreadyMember skipped failed unconfirmed } }`

export const batchesQuery = `query Batches($after: String) {
  list: inviteBatches(first: 50, after: $after) { nodes { ${batch} } ${page} }
}`
export const invitesQuery = `query Invites($after: String) {
  list: invites(first: 100, after: $after) { nodes { ${invite} } ${page} }
}`
export const batchQuery = `query Batch($id: ID!, $after: String) {
  node(id: $id) { ... on InviteBatch { ${batch} list: invites(first: 100, after: $after) {
    nodes { ${invite} } ${page} } } }
}`

export const outcomeKinds = [
  'QUEUED',
  'SENT',
  'ALREADY_PENDING',
  'ALREADY_MEMBER',
  'SKIPPED',
  'FAILED',
  'UNCONFIRMED',
] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

const kindOf = {
  InviteQueued: 'QUEUED',
  InviteSent: 'SENT',
  InviteAlreadyPending: 'ALREADY_PENDING',
  InviteAlreadyMember: 'ALREADY_MEMBER',
  InviteSkipped: 'SKIPPED',
  InviteFailed: 'FAILED',
  InviteUnconfirmed: 'UNCONFIRMED',
} as const satisfies Record<string, OutcomeKind>

const result = z
  .object({
    __typename: z.enum(Object.keys(kindOf) as [keyof typeof kindOf]),
    evidence: z.string(),
    recipient: z.object({ value: z.string() }),
    invite: z.object({ id: z.string() }).nullable(),
    failureCode: z.string().optional(),
    retryable: z.boolean().optional(),
    reason: z.string().optional(),
  })
  .transform(({ __typename, invite, recipient, ...rest }) => ({
    ...rest,
    kind: kindOf[__typename] as OutcomeKind,
    inviteId: invite?.id,
    value: recipient.value,
  }))
export type Result = z.infer<typeof result>

export const answer = z.object({
  answer: z.object({
    __typename: z.string(),
    replayed: z.boolean().optional(),
    batch: z.object({ id: z.string() }).optional(),
    results: z.array(result).optional(),
  }),
})
export type Answer = z.infer<typeof answer>['answer']

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
const listOf = <Node extends z.ZodType>(node: Node) => z.object({ nodes: z.array(node), pageInfo })

const inviteNode = z.object({
  id: z.string(),
  outcomeKind: z.enum(outcomeKinds),
  recipient: z.object({ value: z.string() }),
})
export type InviteNode = z.infer<typeof inviteNode>

const batchNode = z.object({
  id: z.string(),
  idempotencyKey: z.string(),
  status: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  progress: z.object({
    total: z.number(),
    done: z.number(),
    counts: z.record(z.string(), z.number()),
  }),
})
export type BatchNode = z.infer<typeof batchNode>

export const batchesPage = z.object({ list: listOf(batchNode) })
export const invitesPage = z.object({ list: listOf(inviteNode) })
export const batchPage = z.object({
  node: batchNode.extend({ list: listOf(inviteNode) }).nullable(),
})
