import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { objectsOf, routeTo, type Step } from './routes.ts'

/** A document that calls one field and selects what it returns. */
export interface Document {
  readonly text: string
  readonly operation: 'query' | 'mutation' | 'subscription'
  /** Every argument on the way is a variable. */
  readonly variables: readonly Variable[]
  /** The same document with literals in place of the variables. */
  inline(literals: ReadonlyMap<string, string>): string
}

export interface Variable {
  readonly name: string
  readonly step: Step
  readonly argument: string
}

/** `depth` counts the levels below the field. */
export function documentFor(schema: GraphQLSchema, coordinate: string, depth = 3): Document {
  const steps = routeTo(schema, coordinate)
  const last = steps.length - 1
  const variables = steps.flatMap((step, index) =>
    step.field.args
      .filter(({ type }) => index === last || isNonNullType(type))
      .map(({ name }) => ({
        name: index === last ? name : `${name}${index}`,
        step,
        argument: name,
      })),
  )
  const body = (write: (variable: Variable) => string | undefined) =>
    steps.reduceRight(
      (inner, step, index) => {
        const given = variables
          .filter((variable) => variable.step === step)
          .map((variable) => [variable.argument, write(variable)])
          .filter(([, value]) => value !== undefined)
        const called =
          given.length === 0 ? '' : `(${given.map((pair) => pair.join(': ')).join(', ')})`
        const previous = steps[index - 1]
        const isDirect = previous === undefined || getNamedType(previous.field.type) === step.type
        // A subscription selects one field and nothing else.
        const asks = step.type === schema.getSubscriptionType() ? '' : '__typename '
        const field = `{ ${asks}${step.field.name}${called} ${inner} }`
        return isDirect ? field : `{ __typename ... on ${step.type.name} ${field} }`
      },
      selectionOf(schema, getNamedType(steps[last]?.field.type ?? steps[0]?.type), depth),
    )
  const operation = operationOf(schema, steps)
  const declared = variables
    .map(({ name, step, argument }) => `$${name}: ${typeOf(step, argument)}`)
    .join(', ')
  return {
    text: `${operation} Play${declared === '' ? '' : `(${declared})`} ${body(({ name }) => `$${name}`)}`,
    operation,
    variables,
    inline: (literals) => `${operation} ${body(({ name }) => literals.get(name))}`,
  }
}

export const typeOf = ({ field }: Step, argument: string) =>
  field.args.find(({ name }) => name === argument)?.type

function operationOf(schema: GraphQLSchema, [first]: readonly Step[]): Document['operation'] {
  if (first?.type === schema.getMutationType()) return 'mutation'
  return first?.type === schema.getSubscriptionType() ? 'subscription' : 'query'
}

/** Everything that needs no argument. */
function selectionOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
  depth: number,
): string {
  if (type === undefined || isLeafType(type)) return ''
  // Fields of one response name must have one type over all members of a union.
  const types = new Map<string, string>()
  const fields = (object: GraphQLObjectType) =>
    Object.values(object.getFields())
      .filter(({ args }) => args.length === 0)
      .filter((field) => isLeafType(getNamedType(field.type)) || depth > 0)
      .filter((field) => {
        const known = types.get(field.name)
        types.set(field.name, known ?? String(field.type))
        return known === undefined || known === String(field.type)
      })
      .map(({ name, type }) => `${name} ${selectionOf(schema, getNamedType(type), depth - 1)}`)
      .join(' ')
  if (isObjectType(type)) return `{ __typename ${fields(type)} }`
  if (!isAbstractType(type)) return ''
  const members = objectsOf(schema, type).map(
    (object) => `... on ${object.name} { ${fields(object)} }`,
  )
  return `{ __typename ${members.join(' ')} }`
}
