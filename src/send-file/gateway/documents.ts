import { z } from 'zod'

export const limitsDocument = /* GraphQL */ `
  query SendFileLimits {
    limits { maxRecipientsPerBatch maxBodyBytes maxWaitSeconds }
  }
`

export const limitsShape = z.object({
  limits: z.object({
    maxRecipientsPerBatch: z.int(),
    maxBodyBytes: z.int(),
    maxWaitSeconds: z.int(),
  }),
})

export const sendDocument = /* GraphQL */ `
  mutation SendFilePiece($input: SendInvitesInput!) {
    sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload {
        replayed
        batch { id finishedAt }
        results {
          __typename
          ... on InviteFailed { code }
          ... on InviteSkipped { reason }
        }
      }
      ... on UserError { code message }
      ... on InvalidInput { issues { path message } }
    }
  }
`

const accepted = z.object({
  __typename: z.literal('SendInvitesPayload'),
  replayed: z.boolean(),
  batch: z.object({ id: z.string(), finishedAt: z.string().nullable() }),
  results: z.array(
    z.object({
      __typename: z.string(),
      code: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
})

const refused = z.object({
  code: z.string(),
  message: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
})

export type Accepted = z.infer<typeof accepted>
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
