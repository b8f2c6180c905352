import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  type TypeNode,
} from 'graphql'

/**
 * The same execution with values that are coerced already. Every executor coerces again, in one piece:
 * here it is told that the variables are of a type that takes every value as it is.
 */
export function withCoerced<Args extends ExecutionArgs>(
  args: Args,
  variableValues: Readonly<Record<string, unknown>>,
): Args {
  const schema = schemas.get(args.schema) ?? withAnyType(args.schema)
  schemas.set(args.schema, schema)
  const document = documents.get(args.document) ?? withoutTypes(args.document)
  documents.set(args.document, document)
  return { ...args, schema, document, variableValues }
}

const schemas = new WeakMap<GraphQLSchema, GraphQLSchema>()
const documents = new WeakMap<DocumentNode, DocumentNode>()

// No document can name it: names with two underscores are unknown to the schema that validates.
const coerced = new GraphQLScalarType({ name: '__Coerced', parseValue: (value) => value })

function withAnyType(schema: GraphQLSchema): GraphQLSchema {
  const getType: GraphQLSchema['getType'] = (name) =>
    name === coerced.name ? coerced : schema.getType(name)
  return Object.create(schema, { getType: { value: getType } })
}

/** Values that are absent have their defaults already. */
function withoutTypes(document: DocumentNode): DocumentNode {
  const type: TypeNode = {
    kind: Kind.NAMED_TYPE,
    name: { kind: Kind.NAME, value: coerced.name },
  }
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.variableDefinitions
      ? {
          ...definition,
          variableDefinitions: definition.variableDefinitions.map(({ variable, kind }) => ({
            ...{ kind, variable, type },
          })),
        }
      : definition,
  )
  return { ...document, definitions }
}
