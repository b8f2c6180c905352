import { minifyIntrospectionQuery } from '@urql/introspection'
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  introspectionFromSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** For graphql-codegen: what caches need to know of the schema besides the members of its unions. */
export function plugin(schema: GraphQLSchema): string {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const types = Object.values(schema.getTypeMap())
  const objects = types
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
  const members = new Set(types.filter(isUnionType).flatMap((union) => union.getTypes()))
  const isEmbedded = (type: unknown) =>
    isObjectType(type) ? !('id' in type.getFields()) : isUnionType(type) || isInterfaceType(type)

  const embedded = objects.filter((type) => isEmbedded(type) && !members.has(type))
  const whole = objects.filter((type) => isEmbedded(type) && members.has(type))
  const lists = tableOf([...objects], (type) =>
    Object.values(type.getFields()).flatMap(({ name, type: of }) =>
      isListType(getNullableType(of)) && isEmbedded(getNamedType(of)) ? [name] : [],
    ),
  )
  const query = schema.getQueryType()
  const connections = tableOf(query ? [query, ...objects] : objects, (type) =>
    Object.values(type.getFields()).flatMap(({ name, type: of }) =>
      getNamedType(of).name.endsWith('Connection') ? [name] : [],
    ),
  )
  const introspection = minifyIntrospectionQuery(
    introspectionFromSchema(schema, { descriptions: false }),
  )
  return [
    '/** Types without an id that are part of the object that has them. */',
    `export const embedded = ${JSON.stringify(embedded.map(String))};`,
    '/** Members of unions without an id: one is replaced by the next as a whole. */',
    `export const whole = ${JSON.stringify(whole.map(String))};`,
    '/** Fields with lists of values without an id. */',
    `export const lists: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(lists)};`,
    '/** Fields with lists that are read in pages. */',
    `export const connections: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(connections)};`,
    '/** The schema, without what a cache does not need. */',
    `export const schema: unknown = ${JSON.stringify(introspection)};`,
    '',
  ].join('\n')
}

function tableOf(
  types: readonly GraphQLObjectType[],
  fieldsOf: (type: GraphQLObjectType) => readonly string[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    types
      .map((type) => [type.name, fieldsOf(type)] as const)
      .filter(([, fields]) => fields.length > 0),
  )
}
