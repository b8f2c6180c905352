export const providerKinds = ['REPOST_PRIVATE', 'WICKR', 'TENCENT_ORGANIZATION', 'CHIME'] as const
/** An upstream's one name. Its folder has the same name in kebab case: `repost-private`. */
export type ProviderKind = (typeof providerKinds)[number]

/** A value for every upstream. */
export function byKind<Value>(make: (kind: ProviderKind) => Value): Record<ProviderKind, Value> {
  const entries = providerKinds.map((kind) => [kind, make(kind)])
  return Object.fromEntries(entries) as Record<ProviderKind, Value>
}
