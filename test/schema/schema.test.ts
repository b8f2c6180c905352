import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  buildClientSchema,
  buildSchema,
  type GraphQLScalarType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { startTestGateway } from '../support/gateway.ts'

test('schema.graphql is what the server introspects', async () => {
  const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')

  const served = await introspect()

  assert.equal(printSorted(served), printSorted(buildSchema(committed)))
})

test('everything in the schema is described by sentences', async () => {
  const schema = await introspect()

  const wrong = describable(schema)
    .filter(({ description }) => !isProse(description ?? ''))
    .map(({ name, description }) => `${name}: ${description}`)

  assert.deepEqual(wrong, [])
})

test('the schema says what it is, and each scalar where it is specified', async () => {
  const schema = await introspect()

  const unspecified = Object.values(schema.getTypeMap())
    .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
    .filter((type) => !URL.canParse((type as GraphQLScalarType).specifiedByURL ?? ''))
  assert.ok(isProse(schema.description ?? ''))
  assert.deepEqual(unspecified, [])
})

test('each mutation takes one input and has a payload and a result of its own', async () => {
  const schema = await introspect()

  const fields = Object.values(schema.getMutationType()?.getFields() ?? {})
  const shapes = fields.map(({ name, type, args }) => {
    const result = getNullableType(type)
    const members = isUnionType(result) ? result.getTypes().map(String) : []
    const payloads = members.filter((member) => member.endsWith('Payload'))
    return [name, args.map((arg) => `${arg.name}: ${arg.type}`), `${type}`, payloads]
  })

  assert.ok(shapes.length >= 7)
  assert.deepEqual(
    shapes,
    fields.map(({ name }) => {
      const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
      return [name, [`input: ${Name}Input!`], `${Name}Result!`, [`${Name}Payload`]]
    }),
  )
})

async function introspect(): Promise<GraphQLSchema> {
  await using gateway = await startTestGateway()
  const query = getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  })
  const response = await gateway.post({ query })
  const { data } = await response.json()
  return buildClientSchema(data)
}

/** Sentences for a generated reference: three words or more, from a capital or code to a full stop. */
function isProse(description: string): boolean {
  return description.split(/\s+/).length >= 3 && /^[A-Z`].*\.$/s.test(description)
}

function printSorted(schema: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(schema))
}

interface Describable {
  readonly name: string
  readonly description?: string | null | undefined
}

/** Types, fields, arguments, input fields and enum values, under names like `Query.node(id:)`. */
function describable(schema: GraphQLSchema): readonly Describable[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )
  return types.flatMap((type): Describable[] => {
    const own = { name: type.name, description: type.description }
    if (isScalarType(type) || isUnionType(type)) return [own]
    const within = (members: readonly Describable[]) =>
      members.map(({ name, description }) => ({ name: `${type.name}.${name}`, description }))
    if (isEnumType(type)) return [own, ...within(type.getValues())]
    if (isInputObjectType(type)) return [own, ...within(Object.values(type.getFields()))]
    const fields = Object.values(type.getFields())
    const args = fields.flatMap(({ name: field, args }) =>
      args.map(({ name, description }) => ({ name: `${field}(${name}:)`, description })),
    )
    return [own, ...within(fields), ...within(args)]
  })
}
