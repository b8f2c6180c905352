/** The rules for arguments of fields. The codes are stable. */
export const argumentRuleCodes = [
  'TOO_SMALL',
  'TOO_LARGE',
  'FIRST_AND_LAST',
  'NOT_A_CURSOR',
] as const

/** A rule that an argument breaks, as a sentence that never repeats a text. */
export interface ArgumentRule {
  readonly code: (typeof argumentRuleCodes)[number]
  readonly rule: string
  /** Of a rule with bounds: the one that is broken, and the value. */
  readonly limit?: number
  readonly actual?: number
}

/** The rule of a number out of its bounds, which are included. */
export function outOfBounds(
  actual: number,
  { min, max }: { readonly min: number; readonly max: number },
  rule: string,
): ArgumentRule | undefined {
  if (actual < min) return { code: 'TOO_SMALL', rule, limit: min, actual }
  return actual > max ? { code: 'TOO_LARGE', rule, limit: max, actual } : undefined
}
