import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
} from 'graphql'

/** One step from a root type towards a field. `type` has the field `field`. */
export interface Step {
  readonly type: GraphQLObjectType
  readonly field: GraphQLField<unknown, unknown>
}

/** The shortest way from a root type to a field, that field last. */
export function routeTo(schema: GraphQLSchema, coordinate: string): readonly Step[] {
  const [typeName = '', fieldName = ''] = coordinate.split('.')
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  let ways = roots
    .filter((root) => root != null)
    .map((type) => ({ type, steps: [] as readonly Step[] }))
  const seen = new Set<string>()
  while (ways.length > 0) {
    const found = ways.find(({ type }) => type.name === typeName)
    const field = found?.type.getFields()[fieldName]
    if (found !== undefined && field !== undefined) {
      return [...found.steps, { type: found.type, field }]
    }
    ways = ways.flatMap(({ type, steps }) => {
      if (seen.has(type.name)) return []
      seen.add(type.name)
      return Object.values(type.getFields())
        .filter((step) => steps.length === 0 || !step.args.some(({ type }) => isNonNullType(type)))
        .flatMap((step) =>
          objectsOf(schema, getNamedType(step.type)).map((next) => ({
            type: next,
            steps: [...steps, { type, field: step }],
          })),
        )
    })
  }
  throw new Error(`no way leads to ${coordinate}`)
}

/** The object types that a value of this type may have. */
export function objectsOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type]
  return isAbstractType(type) ? schema.getPossibleTypes(type) : []
}
