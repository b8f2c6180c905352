import type { ProviderKind } from '#providers/contract/kind.ts'
import { builder } from '../builder.ts'

/** A destination by its provider and the provider's id of it. */
export interface DestinationShape {
  readonly provider: ProviderKind
  readonly destinationId: string
}

export const Destination = builder.objectRef<DestinationShape>('Destination')

/** The destination of a row, and nothing else of the row. */
export function destinationOf({ provider, destinationId }: DestinationShape): DestinationShape {
  return { provider, destinationId }
}
