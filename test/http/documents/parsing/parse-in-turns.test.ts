import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSchema } from 'graphql-yoga'
import { createDocumentCache } from '#http/documents/parsing/document-cache.ts'
import { useParseInTurns } from '#http/documents/parsing/parse-in-turns.ts'
import { countTurns } from '../../../support/event-loop/count-turns.ts'
import { startFront } from '../../front.ts'

const schema = createSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'hello' } },
})
const padded = (nth: number) => `{ a${nth}: hello ${'# a long remark\n'.repeat(400)} }`

test('long documents that are not known are parsed in turns, others at once', async () => {
  const known = createDocumentCache()
  const { onParams } = useParseInTurns(known)
  const context = { caller: { tenant: 'a' } }
  const onRequest = (query: unknown) => onParams?.({ params: { query }, context } as never)
  const turnsOf100 = (query: (nth: number) => unknown) =>
    countTurns(() => Promise.all(Array.from({ length: 100 }, (_, nth) => onRequest(query(nth)))))

  const long = await turnsOf100(padded)
  const none = await turnsOf100(() => undefined)
  const noText = await turnsOf100((nth) => ({ nth }))
  known.set(padded(1), { kind: 'Document', definitions: [] } as never)
  const again = await turnsOf100(() => padded(1))

  assert.ok(long.turns >= 90, `${long.turns} turns`)
  for (const { turns } of [none, noText, again]) assert.ok(turns <= 3, `${turns} turns`)
})

test('a crowd of long documents is answered, each with its own answer', async () => {
  const plugins = [useParseInTurns(createDocumentCache())] as never
  await using front = await startFront({ schema, plugins })

  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, nth) => (await front.post(padded(nth))).json()),
  )

  assert.deepEqual(
    answers,
    Array.from({ length: 40 }, (_, nth) => ({ data: { [`a${nth}`]: 'hello' } })),
  )
})
