import type { FieldMergeFunction, FieldPolicy, TypePolicies } from '@apollo/client'
import { connections, embedded, lists, whole } from '../generated/caches.ts'

/**
 * For Apollo's `InMemoryCache`: values without an id are merged into the object that has them, an outcome
 * replaces the one before as a whole, and pages of a list become one list.
 */
export const typePolicies: TypePolicies = tableOf([
  ...embedded.map((name) => [name, { keyFields: false, merge: true }] as const),
  ...whole.map((name) => [name, { keyFields: false, merge: false }] as const),
  ...fieldsOf(lists, { merge: false }),
  ...fieldsOf(connections, { keyArgs: ['filter', 'provider'], merge: appended }),
])

type Pages = Readonly<Record<'nodes' | 'edges', readonly unknown[] | undefined>> & {
  readonly pageInfo?: { readonly endCursor?: string | null }
}

/** A page that begins where the list ends is appended to it; any other one begins the list anew. */
function appended(...[existing, incoming, { args }]: Parameters<Merge>): Pages | null {
  const isNext = args?.after != null && args.after === existing?.pageInfo?.endCursor
  if (!existing || !isNext) return incoming
  // Beside an error there is no page, and what was read stays.
  if (incoming === null) return existing
  const both = (name: 'nodes' | 'edges') =>
    existing[name] && incoming[name] ? { [name]: [...existing[name], ...incoming[name]] } : {}
  return { ...existing, ...incoming, ...both('nodes'), ...both('edges') }
}
type Merge = FieldMergeFunction<Pages | null, Pages | null>

function fieldsOf(
  table: Readonly<Record<string, readonly string[]>>,
  policy: FieldPolicy,
): readonly (readonly [string, TypePolicies[string]])[] {
  return Object.entries(table).map(([type, names]) => [
    type,
    { fields: Object.fromEntries(names.map((name) => [name, policy])) },
  ])
}

/** A type may occur several times: with a policy of its own, with lists and with connections. */
function tableOf(entries: readonly (readonly [string, TypePolicies[string]])[]): TypePolicies {
  const table: Record<string, TypePolicies[string]> = {}
  for (const [type, policy] of entries) {
    table[type] = {
      ...table[type],
      ...policy,
      fields: { ...table[type]?.fields, ...policy.fields } as Record<string, FieldPolicy>,
    }
  }
  return table
}
