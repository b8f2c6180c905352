import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLScalarType,
  Kind,
  print,
} from 'graphql'
import { resolvers } from 'graphql-scalars'
import * as kit from 'invite-gateway/client'

export const url = 'http://gateway.example/graphql'
export const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../../schema.graphql'), 'utf8'),
)
// Of the text alone, scalars would take anything.
for (const name of ['Date', 'DateTime', 'URL']) {
  const type = schema.getType(name)
  const known: unknown = resolvers[name as 'DateTime']
  assert.ok(type instanceof GraphQLScalarType && known instanceof GraphQLScalarType)
  type.serialize = (value) => JSON.parse(JSON.stringify(known.serialize(known.parseValue(value))))
}

/** Every document of the kit, by the name of its operation. */
export const documents: ReadonlyMap<string, DocumentNode> = new Map(
  (Object.values(kit) as object[])
    .filter((one): one is DocumentNode => 'kind' in one && one.kind === Kind.DOCUMENT)
    .flatMap((one) => {
      const name = nameOf(one)
      return name === undefined ? [] : [[name, one] as const]
    }),
)

/** As a page does it. */
export async function run<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables?: Variables,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  })
  const { data } = (await response.json()) as { data: Data }
  return data
}

/** Is it what a gateway of this schema could have answered to the document, to the letter? */
export async function assertAnswers(document: DocumentNode, data: unknown): Promise<void> {
  const rootValue = data
  const variableValues = variablesOf(nameOf(document))
  const result = (await execute({ schema, document, rootValue, variableValues })) as ExecutionResult

  assert.deepEqual(result.errors, undefined)
  assert.deepEqual(JSON.parse(JSON.stringify(result.data)), data)
}

export function variablesOf(operation = ''): Record<string, unknown> {
  const input = {
    SendInvites: { idempotencyKey: '1', targets: [] },
    ReinviteUsers: { idempotencyKey: '1', who: { inviteIds: [] } },
    RevokeInvites: { inviteIds: [] },
    PlanInvites: { targets: [] },
    ErasePerson: { person: { personKey: '1' } },
    ExportPerson: { person: { personKey: '1' } },
  }[operation] ?? { batchId: 'batch-1' }
  return {
    ...{ input, networkId: '31415926', id: 'batch-1', ids: ['invite-1', 'invite-2'] },
    ...{ batchId: 'batch-1', batchIds: ['batch-1'] },
  }
}

function nameOf({ definitions }: DocumentNode): string | undefined {
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  return operation?.name?.value
}
