/**
 * A rule that a value breaks. The type asks each rule for its code, and each code for its arguments,
 * so that a client can say it in another language.
 */
export type BrokenRule = { readonly rule: string } & (Plain | Measured | Character)

// Rules without arguments.
const plainRuleCodes = [
  'EMPTY',
  'NOTHING_VISIBLE',
  'LINK_NOT_ALLOWED',
  'UNKNOWN_VALUE',
  'SEVERAL_ADDRESSES',
  'MAILTO_PREFIX',
  'NAME_AROUND_ADDRESS',
  'SEPARATOR_AT_END',
  'DOT_AT_END',
  'NOT_ONE_AT_SIGN',
  'LOCAL_PART_EMPTY',
  'LOCAL_PART_DOTS',
  'INVALID_DOMAIN',
  'UNKNOWN_TOP_LEVEL_DOMAIN',
  'WRONG_RECIPIENT_KIND',
  'INVALID_ID',
  'ADDRESS_INSTEAD_OF_ID',
  'ARN_INSTEAD_OF_ID',
  'PREFIX_BEFORE_ID',
  'DIRECTORY_INSTEAD_OF_ID',
  'INSTANCE_INSTEAD_OF_ID',
  'SID_INSTEAD_OF_ID',
  'DESTINATION_NOT_CONFIGURED',
  'ERASED',
] as const

// Rules with a limit.
const measuredRuleCodes = [
  'TOO_LONG',
  'TOO_MANY_BYTES',
  'LOCAL_PART_TOO_LONG',
  'TOO_SMALL',
  'TOO_LARGE',
] as const

/** Stable: programs depend on them. */
export const ruleCodes = [...plainRuleCodes, ...measuredRuleCodes, 'FORBIDDEN_CHARACTER'] as const
type PlainRuleCode = (typeof plainRuleCodes)[number]

interface Plain {
  readonly code: PlainRuleCode
  readonly limit?: undefined
  readonly actual?: undefined
  readonly character?: undefined
}

interface Measured {
  readonly code: (typeof measuredRuleCodes)[number]
  /** What is allowed, in the unit of the code. */
  readonly limit: number
  /** What the value has, in the same unit. */
  readonly actual: number
  readonly character?: undefined
}

interface Character {
  readonly code: 'FORBIDDEN_CHARACTER'
  /** `U+00AD`. */
  readonly character: string
  readonly limit?: undefined
  readonly actual?: undefined
}

/** What a client needs to say a broken rule in its own words. */
export type RuleArguments = Pick<BrokenRule, 'code' | 'limit' | 'actual' | 'character'>

export function argumentsOf({ code, limit, actual, character }: BrokenRule): RuleArguments {
  return {
    code,
    ...(limit !== undefined && { limit }),
    ...(actual !== undefined && { actual }),
    ...(character !== undefined && { character }),
  }
}

/** A broken rule of one sentence that never repeats the value. */
export const brokenRule = (code: PlainRuleCode, rule: string): BrokenRule => ({ code, rule })
