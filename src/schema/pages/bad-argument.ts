import { GraphQLError } from 'graphql'
import type { ArgumentRule } from './argument-rule.ts'

/**
 * The error of a field whose argument breaks a rule. The field must be nullable: the error is then
 * about it alone, and the rest of the response is complete.
 */
export function badArgument(argument: string, { code, rule, ...more }: ArgumentRule): GraphQLError {
  const extensions = { code: 'BAD_USER_INPUT', argument, rule: code, ...more }
  return new GraphQLError(rule, { extensions })
}
