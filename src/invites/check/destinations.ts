import { type ProviderKind, providerKinds } from '#providers/contract/kind.ts'

/** The destinations that the configuration allows. */
export interface Destinations {
  /** Is the provider switched on? */
  has(provider: ProviderKind): boolean
  allows(provider: ProviderKind, destinationId: string): boolean
  /** Does the configuration allow every destination of the provider? */
  allowsAny(provider: ProviderKind): boolean
  /** Those that the configuration names, in its order. */
  named(): readonly { readonly provider: ProviderKind; readonly destinationId: string }[]
  /** The name for people; the id, where the configuration gives none. */
  label(provider: ProviderKind, destinationId: string): string
}

/**
 * By provider: destination id → label. The id `*` allows every destination. A provider that is absent
 * is switched off.
 */
export type DestinationTable = Partial<
  Readonly<Record<ProviderKind, ReadonlyMap<string, string | undefined>>>
>

/** Looks up destinations in the table of the configuration. */
export function createDestinations(table: DestinationTable): Destinations {
  return {
    has: (provider) => table[provider] !== undefined,
    allows: (provider, id) =>
      table[provider]?.has(id) === true || table[provider]?.has('*') === true,
    allowsAny: (provider) => table[provider]?.has('*') === true,
    named: () =>
      providerKinds.flatMap((provider) =>
        [...(table[provider]?.keys() ?? [])]
          .filter((destinationId) => destinationId !== '*')
          .map((destinationId) => ({ provider, destinationId })),
      ),
    label: (provider, id) => table[provider]?.get(id) ?? id,
  }
}
