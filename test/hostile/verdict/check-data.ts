import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** Where the data of a response is not what the schema promises; undefined: nowhere. */
export function untypedData(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  data: unknown,
): string | undefined {
  const root = schema.getRootType(operation.operation)
  return root == null ? undefined : badObject(schema, root, [operation.selectionSet], data, [])
}

type Where = readonly (string | number)[]

function badObject(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  value: unknown,
  where: Where,
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `${where.join('.')} is no object`
  }
  const members = value as Readonly<Record<string, unknown>>
  for (const [name, nodes] of fieldsOf(schema, type, selections)) {
    const inner = [...where, name]
    if (nodes[0]?.name.value === '__typename') {
      if (members[name] !== type.name) return `${inner.join('.')} is not ${type.name}`
      continue
    }
    const field = type.getFields()[nodes[0]?.name.value ?? '']
    if (field === undefined) return `${inner.join('.')} is no field`
    const found = badValue(schema, field.type, nodes, members[name], inner)
    if (found !== undefined) return found
  }
  return undefined
}

function badValue(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  where: Where,
): string | undefined {
  if (isNonNullType(type)) {
    return value == null
      ? `${where.join('.')} is null`
      : badValue(schema, type.ofType, nodes, value, where)
  }
  if (value === null) return undefined
  if (isListType(type)) {
    if (!Array.isArray(value)) return `${where.join('.')} is no list`
    for (const [index, item] of value.entries()) {
      const found = badValue(schema, type.ofType, nodes, item, [...where, index])
      if (found !== undefined) return found
    }
    return undefined
  }
  const named = getNamedType(type)
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  if (selections.length > 0) {
    const object = objectType(schema, value)
    if (object === undefined) return `${where.join('.')} has no known __typename`
    return badObject(schema, object, selections, value, where)
  }
  const isGood = isEnumType(named)
    ? named.getValue(String(value)) !== undefined
    : (leaves.get(named.name)?.(value) ?? value !== undefined)
  return isGood ? undefined : `${where.join('.')} is no ${named.name}`
}

/** The documents of a play select `__typename` everywhere but at a subscription's root. */
function objectType(schema: GraphQLSchema, value: unknown): GraphQLObjectType | undefined {
  if (typeof value !== 'object' || value === null || !('__typename' in value)) return undefined
  const type = schema.getType(String(value.__typename))
  return isObjectType(type) ? type : undefined
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const collect = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const name = node.alias?.value ?? node.name.value
        fields.set(name, [...(fields.get(name) ?? []), node])
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const condition = node.typeCondition?.name.value ?? type.name
        const on = schema.getType(condition)
        const isPart =
          condition === type.name ||
          (on !== undefined && 'getTypes' in on && on.getTypes().includes(type))
        if (isPart) collect(node.selectionSet)
      }
    }
  }
  for (const set of selections) collect(set)
  return fields
}

const leaves: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['Int', (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31],
  ['Float', (value: unknown) => typeof value === 'number'],
  ['Boolean', (value: unknown) => typeof value === 'boolean'],
  ['String', (value: unknown) => typeof value === 'string'],
  ['ID', (value: unknown) => typeof value === 'string'],
  ['URL', (value: unknown) => typeof value === 'string' && URL.canParse(value)],
  ['DateTime', (value: unknown) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value))],
  ['Date', (value: unknown) => /^\d{4}-\d\d-\d\d$/.test(String(value))],
])
