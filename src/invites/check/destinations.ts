import type { ProviderKind } from '#providers/contract/kind.ts'

/** The destinations that the configuration allows. */
export interface Destinations {
  /** Is the provider switched on? */
  has(provider: ProviderKind): boolean
  allows(provider: ProviderKind, destinationId: string): boolean
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
    label: (provider, id) => table[provider]?.get(id) ?? id,
  }
}
