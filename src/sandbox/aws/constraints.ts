import { type Model, membersOf, shapeOf, type Traits, trait } from './model.ts'

export interface Violation {
  /** Member names and list positions. */
  readonly path: readonly (string | number)[]
  /** As Smithy's own servers word it. Never repeats the value. */
  readonly rule: string
}

/** `whole`: a pattern must match the entire text. */
export type PatternMatch = 'whole' | 'part'

/** Every rule of the model that a value breaks. */
export function violations(
  model: Model,
  patternMatch: PatternMatch,
  target: string,
  value: unknown,
  path: Violation['path'] = [],
  memberTraits: Traits = {},
): readonly Violation[] {
  const violation = (rule: string): Violation[] => [{ path, rule }]
  const check = (id: string, inner: unknown, key: string | number, traits?: Traits) =>
    violations(model, patternMatch, id, inner, [...path, key], traits)
  const shape = shapeOf(model, target)

  if (value === undefined || value === null) {
    return trait(memberTraits, 'required') ? violation('Member must not be null') : []
  }
  const typeName = types[shape.type]
  if (typeName && !typeName.is(value)) return violation(`Member must be ${typeName.words}`)

  const rules = [
    ...valueRules({ ...shape.traits, ...memberTraits }, value, patternMatch),
    ...(shape.type === 'enum' ? enumRules(model, target, value) : []),
  ].map((rule) => ({ path, rule }))

  const members = membersOf(model, target)
  if (shape.type === 'structure') {
    const fields: Readonly<Record<string, unknown>> = { ...value }
    const inner = members.flatMap(([key, m]) => check(m.target, fields[key], key, m.traits))
    return [...rules, ...inner]
  }
  if (shape.type === 'list' && shape.member && Array.isArray(value)) {
    const { target: item } = shape.member
    const required = { 'smithy.api#required': {} }
    return [...rules, ...value.flatMap((inner, index) => check(item, inner, index, required))]
  }
  return rules
}

interface Bounds {
  readonly min?: number
  readonly max?: number
}

function valueRules(traits: Traits, value: unknown, patternMatch: PatternMatch): string[] {
  const length = trait<Bounds>(traits, 'length')
  const range = trait<Bounds>(traits, 'range')
  const pattern = trait<string>(traits, 'pattern')
  const size = sizeOf(value)
  const rules: string[] = []
  if (length && size !== undefined && outside(length, size)) {
    rules.push(`Member must have length ${boundsInWords(length)}`)
  }
  if (range && typeof value === 'number' && outside(range, value)) {
    rules.push(`Member must be ${boundsInWords(range)}`)
  }
  if (pattern && typeof value === 'string' && !regExp(pattern, patternMatch).test(value)) {
    rules.push(`Member must satisfy regular expression pattern: ${pattern}`)
  }
  return rules
}

/** Smithy counts Unicode scalar values, not UTF-16 units. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length
  return Array.isArray(value) ? value.length : undefined
}

function outside({ min, max }: Bounds, value: number): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max)
}

function boundsInWords({ min, max }: Bounds): string {
  if (min === undefined) return `less than or equal to ${max}`
  if (max === undefined) return `greater than or equal to ${min}`
  return `between ${min} and ${max}, inclusive`
}

function regExp(pattern: string, patternMatch: PatternMatch): RegExp {
  return new RegExp(patternMatch === 'whole' ? `^(?:${pattern})$` : pattern, 'u')
}

function enumRules(model: Model, target: string, value: unknown): string[] {
  const values = membersOf(model, target).map(([, { traits }]) =>
    trait<string>(traits, 'enumValue'),
  )
  const known = values.some((candidate) => candidate === value)
  return known ? [] : [`Member must satisfy enum value set: [${values.join(', ')}]`]
}

const text = { words: 'a string', is: (value: unknown) => typeof value === 'string' }
const number = { words: 'a number', is: (value: unknown) => typeof value === 'number' }
const integer = { words: 'an integer', is: (value: unknown) => Number.isInteger(value) }

const types: Readonly<Record<string, { words: string; is: (value: unknown) => boolean }>> = {
  string: text,
  enum: text,
  integer,
  long: integer,
  timestamp: number,
  boolean: { words: 'a boolean', is: (value) => typeof value === 'boolean' },
  list: { words: 'a list', is: Array.isArray },
  structure: {
    words: 'a structure',
    is: (value) => typeof value === 'object' && !Array.isArray(value),
  },
}
