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

// Whatever has no rule of its own.
const closed = () => false

function missingIn(failure: AuthFailure): Rule | undefined {
  if ('failures' in failure) return failure.failures.map(missingIn)[0]
  return 'parameter' in failure ? (failure.parameter as Rule) : undefined
}

builder.queryType({
  authScopes: closed,
  description: 'Reads. Nothing here sends or changes anything.',
})
builder.mutationType({
  authScopes: closed,
  description: 'Everything that sends. Expected problems are members of the result unions.',
})

builder.subscriptionType({
  authScopes: closed,
  description: 'What happens while it happens, over SSE.',
})

builder.addScalarType('DateTime', DateTimeResolver, {
  description: 'RFC 3339 UTC instant, e.g. `2026-11-20T18:37:00.000Z`.',
})
builder.addScalarType('Date', LocalDateResolver, { description: 'Calendar date, `YYYY-MM-DD`.' })
builder.addScalarType('URL', URLResolver, { description: 'Absolute https URL.' })
