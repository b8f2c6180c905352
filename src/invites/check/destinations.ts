import type { ProviderKind } from '#providers/contract/kind.ts'

/** What the configuration lets this gateway invite to. */
export interface Destinations {
  /** Is the provider switched on? */
  has(provider: ProviderKind): boolean
  allows(provider: ProviderKind, destinationId: string): boolean
  /** The name for people; the id itself where none was given. */
  label(provider: ProviderKind, destinationId: string): string
}

/** By provider: destination id → label. The id `*` allows every destination. Missing: switched off. */
export type DestinationTable = Partial<
  Readonly<Record<ProviderKind, ReadonlyMap<string, string | undefined>>>
>

export function createDestinations(table: DestinationTable): Destinations {
  return {
    has: (provider) => table[provider] !== undefined,
    allows: (provider, id) =>
      table[provider]?.has(id) === true || table[provider]?.has('*') === true,
    label: (provider, id) => table[provider]?.get(id) ?? id,
  }
}
