import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { ResultOf } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { openPostgres } from '#database/postgres.ts'
import type { Emulators } from '#sandbox/emulators.ts'
import type { SendInvitesInput } from '../gql/graphql.ts'
import { SendInvites } from '../support/documents/send.ts'
import { type MeasuredServer, startMeasured } from '../telemetry/measured-server.ts'

/** A replica that serves metrics. It may be stopped before it is disposed of. */
export async function startReplica(url: string, emulators: Emulators): Promise<MeasuredServer> {
  const database = await openPostgres({ url, onError: () => undefined })
  const server = await startMeasured({ database, emulators })
  let isClosed = false
  return {
    ...server,
    [Symbol.asyncDispose]: async () => {
      if (isClosed) return
      isClosed = true
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** The answer to a request that must be accepted, over HTTP as a client sends it. */
export async function send(
  { url }: MeasuredServer,
  request: Pick<SendInvitesInput, 'targets'> & Partial<SendInvitesInput>,
) {
  const input = { idempotencyKey: randomUUID(), waitSeconds: 60, ...request }
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(SendInvites), variables: { input } }),
  })
  const { data } = (await response.json()) as { readonly data: ResultOf<typeof SendInvites> }
  assert.equal(data.sendInvites.__typename, 'SendInvitesPayload', JSON.stringify(data))
  return data.sendInvites
}
