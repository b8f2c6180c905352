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
    progressCursor: await firstCursor(url, batch?.id ?? ''),
    idempotencyKey: theirKey,
    fingerprint: planInvites?.fingerprint ?? '',
  }
}

const theirKey = 'theirs'

/** Ids of the same kind and length that belong to no object. */
export const unknownIds: Ids = {
  batchId: madeUp('InviteBatch'),
  inviteId: madeUp('Invite'),
  inviteCursor: 'A'.repeat(43),
  batchCursor: 'A'.repeat(43),
  eventCursor: 'A'.repeat(43),
  progressCursor: 'A'.repeat(43),
  idempotencyKey: 'nobody',
  fingerprint: 'A'.repeat(43),
}

/** Of ada's subscription to a batch that is final. */
async function firstCursor(url: string, batchId: string): Promise<string> {
  const query = 'subscription ($batchId: ID!) { inviteBatchProgress(batchId: $batchId) { cursor } }'
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ accept: 'text/event-stream', 'content-type': 'application/json' },
      authorization: `Bearer ${keyOf('ada')}`,
    },
    body: JSON.stringify({ query, variables: { batchId } }),
  })
  return /"cursor":"([^"]+)"/.exec(await response.text())?.[1] ?? ''
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
