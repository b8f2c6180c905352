import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql'

// What is read at a provider depends on the place: test/schema/provider/security-groups.test.ts.
const ofPlaces = 'securityGroups'

type Field = GraphQLField<unknown, unknown>

/** A document that asks for one field, under the name `asked`. */
export interface Question {
  /** `Type.field`. */
  readonly name: string
  /** The root field that leads there. */
  readonly root: string
  readonly document: string
}

/** For a root field: what stands in its parentheses, `(first: 5)`, or nothing. */
export type Asks = Readonly<Record<string, string>>

/** One question for every field of every object type that these root fields lead to, themselves included. */
export function questionsAbout(schema: GraphQLSchema, root: GraphQLObjectType, asks: Asks) {
  const questions: Question[] = []
  const seen = new Set<string>()
  const queue = Object.values(root.getFields())
    .filter(({ name }) => name in asks)
    .map((field) => ({ field, root: field.name, text: `${field.name}${asks[field.name]}` }))
    .map(({ field, root, text }) => {
      const wrap = (inner: string) => `{ ${text} ${inner} }`
      questions.push({
        name: `Query.${root}`,
        root,
        document: `{ asked: ${text}${isLeaf(field) ? '' : ' { __typename }'} }`,
      })
      return { root, type: getNamedType(field.type), wrap }
    })
    // `node` and `destination` lead to one entity only, and the lists lead there too.
    .filter(({ type, root }) => !isInterfaceType(type) && root !== 'destination')
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { root, type, wrap } = next
    for (const object of objectsOf(schema, type)) {
      if (seen.has(object.name)) continue
      seen.add(object.name)
      const within = (inner: string) => wrap(`{ ... on ${object.name} { ${inner} } }`)
      for (const field of Object.values(object.getFields())) {
        const { name } = field
        const document = within(`asked: ${name}${isLeaf(field) ? '' : ' { __typename }'}`)
        questions.push({ name: `${object.name}.${name}`, root, document })
        if (name === ofPlaces) continue
        const wrapField = (inner: string) => within(`${name} ${inner}`)
        queue.push({ root, type: getNamedType(field.type), wrap: wrapField })
      }
    }
  }
  return questions
}

/**
 * A selection of everything below a type, each field under `Type__field`; a type that occurs again
 * is not opened again.
 */
export function everythingOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  opened = new Set<string>(),
): string {
  const named = getNamedType(type)
  if (!isCompositeType(named)) return ''
  const parts = objectsOf(schema, named).map((object) => {
    if (opened.has(object.name)) return ''
    opened.add(object.name)
    const below = (field: Field) =>
      field.name === ofPlaces ? '{ __typename }' : everythingOf(schema, field.type, opened)
    const fields = Object.values(object.getFields()).map(
      (field) => `${object.name}__${field.name}: ${field.name} ${below(field)}`,
    )
    return `... on ${object.name} { ${fields.join(' ')} }`
  })
  return `{ __typename ${parts.join(' ')} }`
}

/** Every key in an answer. */
export function keysIn(value: unknown): Set<string> {
  const keys = new Set<string>()
  JSON.stringify(value, (key, member: unknown) => {
    keys.add(key)
    return member
  })
  return keys
}

function objectsOf(schema: GraphQLSchema, type: unknown): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type]
  return isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type) : []
}

function isLeaf({ type }: Field): boolean {
  return isLeafType(getNamedType(type))
}
