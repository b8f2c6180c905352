import assert from 'node:assert/strict'
import type { Database } from '#database/database.ts'
import type { ErasePersonInput } from '../../gql/graphql.ts'
import { ErasePerson, ReadErasure } from '../documents/people.ts'
import type { TestGateway } from '../gateway.ts'
import { until } from '../until.ts'

export async function tryErase(gateway: TestGateway, input: ErasePersonInput) {
  return (await gateway.execute(ErasePerson, { input: { waitSeconds: 0, ...input } })).erasePerson
}

/** An erasure that must be accepted, when it is finished. */
export async function erase(gateway: TestGateway, input: ErasePersonInput) {
  const answer = await tryErase(gateway, input)
  assert.equal(answer.__typename, 'ErasePersonPayload', JSON.stringify(answer))
  const { id } = answer.erasure
  return until(async () => {
    const { personErasure } = await gateway.execute(ReadErasure, { id })
    return personErasure?.finishedAt != null && personErasure
  })
}

/** The rows of all tables in which one of the words occurs, in any letter case. */
export async function rowsWith(database: Database, words: readonly string[]): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${name}" t
       where exists (select from unnest($1::text[]) as word where strpos(lower(to_jsonb(t)::text), word) > 0)`,
      [words.map((word) => word.toLowerCase())],
    )
    found.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return found
}
