import { GraphQLError } from 'graphql'
import { type Caller, currentCaller, type Scope } from '#identity/caller.ts'

/** The scope that the caller of a field needs. Every root field has such a rule. */
export type Rule = Scope | 'anyone'

/**
 * The rule of a field, as field options. Root types refuse fields without a rule, so a forgotten
 * rule closes a field.
 */
export function needs<const Needed extends Rule>(rule: Needed) {
  return { authScopes: { may: rule }, skipTypeScopes: true, extensions: { rule } } as const
}

/**
 * The caller with the permissions of now, for what is answered after waiting. Throws if the credential
 * has ended, or does not allow what `scope` says any more.
 */
export function callerNow(caller: Caller, scope?: Scope): Caller {
  const now = currentCaller(caller)
  if (now === undefined) throw credentialEnded()
  if (scope !== undefined && !now.scopes.has(scope)) throw forbidden(scope)
  return now
}

/** The error of a request or stream whose credential has expired or was removed meanwhile. */
export function credentialEnded(): GraphQLError {
  const message = 'Your credential has expired or was removed. What was accepted goes on.'
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } })
}

/** The error of a query without the required scope. Mutations return `NotAuthorized` instead. */
export function forbidden(rule: Rule | undefined): GraphQLError {
  const message =
    rule === undefined ? 'This field is not accessible.' : `This needs the scope ${rule}.`
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN', requiredScope: rule } })
}
