import { keyOf } from './credentials.ts'
import type { Ids } from './row.ts'

/** Gives ada's and eve's tenants something, and tells what ada's has. */
export async function fillTenants(url: string): Promise<Ids> {
  const execute = async (name: string, query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keyOf(name)}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: never; errors?: unknown }
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
    return data as Record<string, Answer>
  }
  const send = (name: string, idempotencyKey: string, recipients: readonly string[]) =>
    execute(name, sending, {
      input: {
        ...{ idempotencyKey, name: `batch of ${idempotencyKey}` },
        targets: [
          { chime: { accountId: 'team', recipients: recipients.map((email) => ({ email })) } },
        ],
      },
    })
  await send('eve', 'mine before', ['mine-before@example.com'])
  const { sendInvites: theirs } = await send('ada', theirKey, [
    ...['theirs-1@example.com', 'theirs-2@example.com', 'not-sent@example.com'],
  ])
  await send('eve', 'mine after', ['mine-after@example.com'])
  const { invites, inviteBatches, planInvites } = await execute('ada', reading)
  const batch = theirs?.batch
  return {
    batchId: batch?.id ?? '',
    inviteId: theirs?.results?.[0]?.invite?.id ?? '',
    inviteCursor: invites?.edges?.[1]?.cursor ?? '',
    batchCursor: inviteBatches?.edges?.[0]?.cursor ?? '',
    eventCursor: batch?.events?.edges?.[0]?.cursor ?? '',
    progressCursor: '1-0',
    idempotencyKey: theirKey,
    fingerprint: planInvites?.fingerprint ?? '',
  }
}

const theirKey = 'theirs'

/** Ids of the same kind and length that belong to no object. */
export const unknownIds: Ids = {
  batchId: madeUp('InviteBatch'),
  inviteId: madeUp('Invite'),
  inviteCursor: '900000000',
  batchCursor: '900000000',
  eventCursor: '900000000',
  progressCursor: '9-9',
  idempotencyKey: 'nobody',
  fingerprint: 'A'.repeat(43),
}

function madeUp(type: string): string {
  return Buffer.from(`${type}:00000000-0000-4000-8000-000000000000`).toString('base64url')
}

const sending = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
  ... on SendInvitesPayload {
    batch { id events { edges { cursor } } } results { ... on InviteOutcomeBase { invite { id } } }
  }
} }`
const reading = `{
  invites { edges { cursor } }
  inviteBatches { edges { cursor } }
  planInvites(input: { targets: [
    { chime: { accountId: "team", recipients: [{ email: "planned@example.com" }] } }
  ] }) { ... on InvitePlan { fingerprint } }
}`

interface Edges {
  readonly edges?: readonly { readonly cursor: string }[]
}
interface Answer extends Edges {
  readonly batch?: { readonly id: string; readonly events?: Edges }
  readonly results?: readonly { readonly invite?: { readonly id: string } }[]
  readonly fingerprint?: string
}
