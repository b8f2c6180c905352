import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import { schema } from '#schema/schema.ts'

/** A field that returns a page of a list. */
export interface ListField {
  /** `InviteBatch.events`. */
  readonly name: string
  readonly field: GraphQLField<unknown, unknown>
  /** Wraps a selection on its type, so that it begins at Query. */
  readonly wrap: (selection: string) => string
}

export const pageArguments = ['first', 'after', 'last', 'before']

/** Fields with required arguments that lead to lists, with arguments that find something. */
const known: Readonly<Record<string, string>> = {
  exportPerson: 'input: { person: { recipient: "ada@example.com" } }',
}

/** Every list that the schema has. Throws where one cannot be reached: `known` then needs its field. */
export function listsOfSchema(): readonly ListField[] {
  const reached = waysFromQuery()
  return (
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      // An event stream is no list: its cursor resumes it.
      .filter((type) => type !== schema.getSubscriptionType())
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(({ args }) => args.some(({ name }) => pageArguments.includes(name)))
          .map((field) => {
            const name = `${type.name}.${field.name}`
            const wrap = reached.get(type.name)
            if (wrap === undefined) throw new Error(`nothing known leads to ${name}`)
            return { name, field, wrap }
          }),
      )
  )
}

type Wrap = ListField['wrap']

/** The shortest way to each type, breadth first. */
function waysFromQuery(): ReadonlyMap<string, Wrap> {
  const query = schema.getQueryType()
  if (!query) throw new Error('there is no Query')
  const reached = new Map<string, Wrap>([[query.name, (selection) => `{ ${selection} }`]])
  const queue: GraphQLNamedType[] = [query]
  const add = (type: GraphQLNamedType, wrap: Wrap) => {
    if (reached.has(type.name)) return
    reached.set(type.name, wrap)
    queue.push(type)
  }
  for (let type = queue.shift(); type !== undefined; type = queue.shift()) {
    const wrap = reached.get(type.name) as Wrap
    if (isUnionType(type)) {
      for (const member of type.getTypes()) {
        add(member, (selection) => wrap(`... on ${member.name} { ${selection} }`))
      }
    } else if (isObjectType(type)) {
      for (const { name, args, type: returned } of Object.values(type.getFields())) {
        if (args.some(isRequiredArgument) && known[name] === undefined) continue
        const given = known[name] === undefined ? '' : `(${known[name]})`
        add(getNamedType(returned), (selection) => wrap(`${name}${given} { ${selection} }`))
      }
    }
  }
  return reached
}
