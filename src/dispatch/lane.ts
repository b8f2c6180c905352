import { destinationPath } from '#providers/contract/destination.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'

/** The invites waiting for one destination. They share its pace, its pauses and its calls. */
export interface Lane {
  /** As `laneId` makes it. */
  readonly id: string
  readonly provider: ProviderKind
  readonly destinationId: string
}

/** The id of a destination's lane. */
export function laneId(provider: ProviderKind, destinationId: string): string {
  return destinationPath(provider, destinationId)
}
