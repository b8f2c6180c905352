import type { TencentError } from './answers.ts'
import table from './model.json' with { type: 'json' }

export type Parameters = Readonly<Record<string, unknown>>

/** The first rule of the vendor's table that the parameters break. */
export function checkParameters(action: string, given: Parameters): TencentError | undefined {
  const rules = rulesOf(action)
  const unknown = Object.keys(given).find((name) => !(name in rules))
  if (unknown !== undefined) {
    return { code: 'UnknownParameter', message: `The parameter \`${unknown}\` is not recognized.` }
  }
  for (const [name, rule] of Object.entries(rules)) {
    const error = checkParameter(name, rule, given[name])
    if (error) return error
  }
  return undefined
}

export function isAction(name: string): boolean {
  return name in table.actions
}

interface Rule {
  readonly type: string
  readonly required: boolean
  readonly enum?: readonly number[]
}

function rulesOf(action: string): Readonly<Record<string, Rule>> {
  const actions: Readonly<Record<string, { readonly request: Readonly<Record<string, Rule>> }>> =
    table.actions
  return actions[action]?.request ?? {}
}

function checkParameter(name: string, rule: Rule, value: unknown): TencentError | undefined {
  if (value === undefined || value === null) {
    const message = `The request is missing a required parameter \`${name}\`.`
    return rule.required ? { code: 'MissingParameter', message } : undefined
  }
  const isRight = rule.type === 'integer' ? isUint64(value) : typeof value === 'string'
  if (!isRight) {
    const message = `The type of parameter \`${name}\` must be ${rule.type}.`
    return { code: 'InvalidParameter', message }
  }
  if (rule.enum && !rule.enum.some((allowed) => BigInt(allowed) === value)) {
    const message = `The value of parameter \`${name}\` is not allowed.`
    return { code: 'InvalidParameterValue', message }
  }
  return undefined
}

function isUint64(value: unknown): boolean {
  return typeof value === 'bigint' && value >= 0n && value < 2n ** 64n
}
