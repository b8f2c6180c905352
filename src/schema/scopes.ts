import { GraphQLError } from 'graphql'
import type { Scope } from '#identity/caller.ts'

/** A rule for a field: the scope that its caller needs, or none. Every root field has one. */
export type Rule = Scope | 'anyone'

/**
 * The rule of a field, as options. Root types refuse whatever has none: a field that somebody forgot
 * is closed, not open.
 */
export function needs<const Needed extends Rule>(rule: Needed) {
  return { authScopes: { may: rule }, skipTypeScopes: true, extensions: { rule } } as const
}

/** What a query without the scope meets; mutations have `NotAuthorized`. */
export function forbidden(rule: Rule | undefined): GraphQLError {
  const message = rule === undefined ? 'Nobody may ask for this.' : `This needs the scope ${rule}.`
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', requiredScope: rule } })
}
