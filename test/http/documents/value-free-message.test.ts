import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSchema, graphqlSync, parse, validate } from 'graphql'
import { valueFreeMessage } from '#http/documents/value-free-message.ts'

const schema = buildSchema(`
  type Query { people(input: Input!, first: Int, kinds: [Kind!], at: Instant): Boolean }
  input Input { name: String!, age: Int, kind: Kind, tags: [Tag!], one: One }
  input Tag { word: ID! }
  input One @oneOf { a: String, b: String }
  enum Kind { CAT, DOG }
  scalar Instant
`)
const address = 'ada@private.example'
const good = { name: 'Ada' }

const variables: readonly [value: Record<string, unknown>, message: RegExp][] = [
  [{ input: { ...good, age: address } }, / at "input\.age"; Expected a value of type "Int"\.$/],
  [{ input: { name: { first: address } } }, / at "input\.name"; .* type "String"\.$/],
  [{ input: address }, / got an invalid value; Expected type "Input" to be an object\.$/],
  [{ input: { email: address } }, /; Field "name" of required type "String!" was not provided\.$/],
  [{ input: { ...good, email: address } }, /; Field "email" is not defined by type "Input"\.$/],
  [{ input: { ...good, [address]: 1 } }, /; A field is not defined by its type\.$/],
  [{ input: { ...good, kind: address } }, / at "input\.kind"; .* enum "Kind"\.$/],
  [
    { input: { ...good, kind: 'COW' } },
    /enum "Kind"\. Did you mean the enum value "CAT" or "DOG"\?$/,
  ],
  [{ input: { ...good, kind: [address] } }, /; Expected a value of the enum "Kind"\.$/],
  [{ input: { ...good, tags: [{ word: [address] }] } }, / at "input\.tags\[0\]\.word"; .*"ID"\.$/],
  [{ input: { ...good, one: { a: address, b: address } } }, /; Exactly one key must be specified/],
  [{ input: { ...good, age: ` at "${address}"; ` } }, / at "input\.age"; /],
  [
    { input: good, first: `x" at "${address}` },
    /^Variable "\$first" got an invalid value; Expected/,
  ],
]
for (const [values, message] of variables) {
  test(`no value is repeated: ${JSON.stringify(values)}`, () => {
    const source = 'query ($input: Input!, $first: Int) { people(input: $input, first: $first) }'

    const { errors = [] } = graphqlSync({ schema, source, variableValues: values })

    const messages = errors.map(valueFreeMessage)
    assert.ok(
      messages.some((said) => message.test(said)),
      messages.join('\n'),
    )
    assert.doesNotMatch(messages.join(), /private/)
  })
}

const documents: readonly [argument: string, message: RegExp][] = [
  [`input: { name: "a", age: "${address}" }`, /^Expected a value of type "Int"\.$/],
  [`input: { name: ["${address}"] }`, /^Expected a value of type "String!?"\.$/],
  [`input: "${address}"`, /^Expected a value of type "Input!?"\.$/],
  [`input: { name: "a", kind: "${address}" }`, /^Expected a value of the enum "Kind"\.$/],
  [`input: { name: "a" }, first: """${address}"""`, /^Expected a value of type "Int"\.$/],
  [`input: { name: "a" }, nobody: "${address}"`, /^Unknown argument "nobody" on field/],
]
for (const [argument, message] of documents) {
  test(`no value of a document is repeated: ${argument}`, () => {
    const errors = validate(schema, parse(`{ people(${argument}) }`))

    const messages = errors.map(valueFreeMessage)
    assert.ok(
      messages.some((said) => message.test(said)),
      messages.join('\n'),
    )
    assert.doesNotMatch(messages.join(), /private/)
  })
}

test('a syntax error names no text', () => {
  const { errors = [] } = graphqlSync({ schema, source: `{ people("${address}") }` })

  const messages = errors.map(valueFreeMessage)
  assert.deepEqual(messages, ['Syntax Error: Expected Name, found String.'])
})
