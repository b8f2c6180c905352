import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'

export interface Tenant {
  readonly url: string
  readonly authorization: string
}

/** Asks for something by its document, and gives what it says. */
export async function post<Data>({ url, authorization }: Tenant, query: string, input: object) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown }
  return data ?? assert.fail(JSON.stringify(errors))
}

/** Targets with as many new recipients. */
export function newTargets(count: number) {
  const name = randomUUID().slice(0, 8)
  const recipients = Array.from({ length: count }, (_, nth) => ({
    email: `${name}-${nth}@example.com`,
  }))
  return [{ chime: { accountId: 'team', recipients } }]
}

/** Sends to new recipients without waiting. Resolves to the id of the batch. */
export async function send(tenant: Tenant, count: number): Promise<string> {
  const { sendInvites } = await post<{ sendInvites: { batch?: { id: string } } }>(
    tenant,
    `mutation ($input: SendInvitesInput!) {
      sendInvites(input: $input) { ... on SendInvitesPayload { batch { id } } }
    }`,
    { idempotencyKey: randomUUID(), targets: newTargets(count), waitSeconds: 0 },
  )
  return sendInvites.batch?.id ?? assert.fail('the batch was refused')
}
