import { GraphQLError } from 'graphql'
import type { Scope } from '#identity/caller.ts'

/** The scope that the caller of a field needs. Every root field has such a rule. */
export type Rule = Scope | 'anyone'

/**
 * The rule of a field, as field options. Root types refuse fields without a rule, so a forgotten
 * rule closes a field.
 */
export function needs<const Needed extends Rule>(rule: Needed) {
  return { authScopes: { may: rule }, skipTypeScopes: true, extensions: { rule } } as const
}

/** The error of a query without the required scope. Mutations return `NotAuthorized` instead. */
export function forbidden(rule: Rule | undefined): GraphQLError {
  const message =
    rule === undefined ? 'This field is not accessible.' : `This needs the scope ${rule}.`
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', requiredScope: rule } })
}
