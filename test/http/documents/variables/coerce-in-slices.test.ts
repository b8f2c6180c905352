import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSchema, coerceInputValue, type GraphQLError, isInputType } from 'graphql'
import { coerceInSlices } from '#http/documents/variables/coerce-in-slices.ts'
import { countTurns } from '../../../support/event-loop/count-turns.ts'

const schema = buildSchema(`
  type Query { send(input: Input!): Boolean }
  input Input { key: ID!, targets: [Target!]!, wait: Int! = 10, tags: [String] }
  input Target @oneOf { chime: Chime, wickr: Chime }
  input Chime { account: ID!, kind: Kind! = CAT, recipients: [Person!]! }
  input Person { email: String!, name: String, details: [String!] = ["none"] }
  enum Kind { CAT, DOG }
`)
const type = schema.getType('Input')
assert.ok(isInputType(type))

const people = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ email: `ada${nth}@example.com`, name: null }))
const target = (recipients: unknown) => ({ chime: { account: 7, recipients } })
const good = { key: 'k', targets: [target(people(3_000))] }

const values: Readonly<Record<string, unknown>> = {
  'many recipients': good,
  'many recipients at many targets': {
    ...good,
    targets: Array.from({ length: 100 }, () => target(people(30))),
  },
  'a target that is no list': { ...good, targets: target(people(3_000)) },
  'many texts': { ...good, tags: Array.from({ length: 5_000 }, String) },
  'a list of null': { ...good, tags: Array.from({ length: 5_000 }, () => null) },
  'one wrong recipient': { ...good, targets: [target([...people(3_000), { mail: 'x' }])] },
  'a recipient that is null': { ...good, targets: [target([...people(3_000), null])] },
  'a recipient that is a list': { ...good, targets: [target([[...people(3_000)]])] },
  'members that no type has': { ...good, bcc: 1, toString: 2 },
  'a member with a name of the prototype': { ...good, ...JSON.parse('{"__proto__": 1}') },
  'members that are absent': { tags: Array.from({ length: 5_000 }, String) },
  'a member that is null': { ...good, key: null },
  'two targets in one': {
    ...good,
    targets: [{ ...target(people(3_000)), wickr: { account: 1, recipients: [] } }],
  },
  'a target that is null': { ...good, targets: [{ chime: null }, target(people(3_000))] },
  'a large value of another type': { ...good, wait: people(3_000) },
  'a list instead of an object': people(3_000),
}

for (const [name, value] of Object.entries(values)) {
  test(`coerced as graphql does: ${name}`, async () => {
    const expected: string[] = []
    const wanted = coerceInputValue(value, type, (path, _value, error) =>
      expected.push(said(path, error)),
    )
    const found: string[] = []

    const result = await coerceInSlices(value, type, (path, error) => found.push(said(path, error)))

    assert.deepEqual(found.sort(), expected.sort())
    if (expected.length === 0) assert.deepEqual(plain(result), plain(wanted))
  })
}

test('10,000 recipients leave turns to others, in slices of 1,000 values', async () => {
  const value = { ...good, targets: [target(people(10_000))] }

  const { turns } = await countTurns(() => coerceInSlices(value, type, assert.fail))

  // Three values each: 30 slices, 2.5 in a turn.
  assert.ok(turns >= 10, `${turns} turns`)
})

const said = (path: readonly (string | number)[], { message }: GraphQLError) =>
  `${path.join('.')} ${message.replace(/ Did you mean .*\?$/, '')}`

/** Without prototypes, which differ. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
