import SchemaBuilder from '@pothos/core'
import ScopeAuthPlugin, { type AuthFailure } from '@pothos/plugin-scope-auth'
import { DateTimeResolver, LocalDateResolver, URLResolver } from 'graphql-scalars'
import type { Context } from './context.ts'
import { forbidden, type Rule } from './scopes.ts'

export const builder = new SchemaBuilder<{
  Context: Context
  AuthScopes: { may: Rule }
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    Date: { Input: string; Output: string }
    URL: { Input: URL; Output: string }
  }
}>({
  defaultFieldNullability: false,
  plugins: [ScopeAuthPlugin],
  scopeAuth: {
    authScopes: ({ caller }) => ({ may: (rule) => rule === 'anyone' || caller.scopes.has(rule) }),
    authorizeOnSubscribe: true,
    unauthorizedError: (_parent, _context, _info, { failure }) => forbidden(missingIn(failure)),
  },
})

export type Builder = typeof builder

// Applies to root fields without a rule of their own.
const closed = () => false

function missingIn(failure: AuthFailure): Rule | undefined {
  if ('failures' in failure) return failure.failures.map(missingIn)[0]
  return 'parameter' in failure ? (failure.parameter as Rule) : undefined
}

builder.queryType({
  authScopes: closed,
  description: 'All queries. They read only: no query sends or changes anything.',
})
builder.mutationType({
  authScopes: closed,
  description:
    'All mutations. Each returns a union of its payload and the problems that clients should expect.',
})

builder.subscriptionType({
  authScopes: closed,
  description: 'Live updates, delivered as server-sent events (SSE).',
})

builder.addScalarType('DateTime', DateTimeResolver, {
  description:
    'An instant in RFC 3339 format, such as `2026-11-20T18:37:00.000Z`. Responses always use UTC.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
})
builder.addScalarType('Date', LocalDateResolver, {
  description: 'A calendar date without a time zone, in the format `YYYY-MM-DD`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
})
builder.addScalarType('URL', URLResolver, {
  description: 'An absolute https URL, as the WHATWG URL standard defines it.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
})
