import type { GraphQLSchema } from 'graphql'
import { type Document, documentFor, typeOf } from './documents.ts'
import { goodValue } from './good-values.ts'
import { literal } from './literal.ts'
import type { Path } from './places.ts'
import type { PlannedRequest } from './plan.ts'
import { hostileValues, type MakeValue } from './values.ts'

/** A planned request as it is sent. */
export interface MadeRequest {
  readonly document: Document
  /** The text that is sent: `document.text`, or one with literals. */
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Makes requests of planned ones. The documents are made once. */
export function createRequests(schema: GraphQLSchema) {
  const documents = new Map<string, Document>()
  return (
    { field, attack, manner, number, random: createRandom }: PlannedRequest,
    resolve: (value: unknown) => unknown,
  ): MadeRequest => {
    const document = documents.get(field) ?? documentFor(schema, field)
    documents.set(field, document)
    const random = createRandom()
    const entries = document.variables.flatMap(({ name, step, argument }) => {
      const type = typeOf(step, argument)
      const isAttacked = attack?.place.path[0] === argument && attack.place.field === field
      const towards = isAttacked ? attack.place.path.slice(1) : []
      const listLength = random.chance(0.04) ? 60 : random.int(1, 3)
      if (type === undefined) return []
      const good = goodValue(argument, type, { random, number, towards, listLength })
      if (!isAttacked) return [[name, good] as const]
      const make = hostileValues(attack.place.type).get(attack.value)
      return [[name, make === undefined ? good : placed(good, towards, make)] as const]
    })
    const variables = resolve(Object.fromEntries(entries)) as Record<string, unknown>
    if (manner !== 'inline') return { document, text: document.text, variables }
    const literals = document.variables.map(({ name, step, argument }) => {
      const value = variables[name]
      return [name, literal(value, typeOf(step, argument))] as const
    })
    return { document, text: document.inline(new Map(literals)), variables: {} }
  }
}

/** The value with a hostile one at the end of the path. */
export function placed(value: unknown, [first, ...rest]: Path, make: MakeValue): unknown {
  if (first === undefined) return make(() => value)
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === first ? placed(item, rest, make) : item))
  }
  if (typeof value !== 'object' || value === null) return value
  const inner = (value as Readonly<Record<string, unknown>>)[first]
  return { ...value, [first]: placed(inner, rest, make) }
}
