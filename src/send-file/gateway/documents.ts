import { z } from 'zod'

export const limitsDocument = /* GraphQL */ `
  query SendFileLimits {
    limits { maxRecipientsPerBatch maxBodyBytes maxWaitSeconds }
  }
`

const limits = z.object({
  maxRecipientsPerBatch: z.int(),
  maxBodyBytes: z.int(),
  maxWaitSeconds: z.int(),
})

/** What the gateway takes in one request. */
export type Limits = z.infer<typeof limits>

export const limitsShape = z.object({ limits })

export const sendDocument = /* GraphQL */ `
  mutation SendFilePiece($input: SendInvitesInput!) {
    sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload {
        replayed
        batch { id finishedAt }
        results {
          __typename
          ... on InviteFailed { code field message }
          ... on InviteSkipped { reason message }
          ... on InviteUnconfirmed { message }
        }
      }
      ... on UserError { code message }
      ... on InvalidInput { issues { path message } }
    }
  }
`

const result = z.object({
  __typename: z.string(),
  code: z.string().optional(),
  reason: z.string().optional(),
  field: z.string().nullish(),
  message: z.string().optional(),
})

/** What came of one recipient. */
export type Result = z.infer<typeof result>

const accepted = z.object({
  __typename: z.literal('SendInvitesPayload'),
  replayed: z.boolean(),
  batch: z.object({ id: z.string(), finishedAt: z.string().nullable() }),
  results: z.array(result),
})

const refused = z.object({
  code: z.string(),
  message: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
})

export type Refused = z.infer<typeof refused>

export const sendShape = z.object({ sendInvites: z.union([accepted, refused]) })

export const progressDocument = /* GraphQL */ `
  query SendFileProgress($id: ID!) {
    node(id: $id) {
      ... on InviteBatch {
        finishedAt
        progress { done resumesAt }
      }
    }
  }
`

export const progressShape = z.object({
  node: z
    .object({
      finishedAt: z.string().nullable(),
      progress: z.object({ done: z.int(), resumesAt: z.string().nullable() }),
    })
    .nullable(),
})

export const planDocument = /* GraphQL */ `
  query SendFilePlan($input: PlanInvitesInput!) {
    planInvites(input: $input) {
      ... on InvitePlan {
        estimatedSeconds
        calls { operation calls recipients recipientsPerCall }
        warnings { code message }
        exceptions {
          __typename
          ... on InviteOutcomeBase { message recipient { value } }
          ... on InviteFailed { code field }
          ... on InviteSkipped { reason }
        }
      }
      ... on UserError { code message }
      ... on InvalidInput { issues { path message } }
    }
  }
`

const plan = z.object({
  estimatedSeconds: z.number(),
  calls: z.array(
    z.object({
      operation: z.string(),
      calls: z.int(),
      recipients: z.int(),
      recipientsPerCall: z.int(),
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  exceptions: z.array(result.extend({ recipient: z.object({ value: z.string() }) })),
})

export type Plan = z.infer<typeof plan>

export const planShape = z.object({ planInvites: z.union([plan, refused]) })
