import type { DestinationRead } from '#lifecycles/destinations/destination-read.ts'
import type { DestinationReader } from '#lifecycles/destinations/destination-reader.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { SendRequest } from '../check/request.ts'

/** How many more users a destination has room for, or why we do not know. */
export interface SeatsRead {
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly read: DestinationRead<number>
}

/** The same beside those who would be sent to. */
export interface PlannedSeats extends SeatsRead {
  readonly needed: number
}

/** Begins to read the seats of each destination where they are counted. Nothing rejects. */
export function readSeats(
  { targets }: Pick<SendRequest, 'targets'>,
  destinations: Pick<DestinationReader, 'freeSeats'>,
): Promise<SeatsRead>[] {
  const different = new Map(
    targets.map(({ provider, destinationId }) => [
      `${provider}/${destinationId}`,
      { provider, destinationId },
    ]),
  )
  return [...different.values()].flatMap((there) => {
    const reading = destinations.freeSeats(there.provider, there.destinationId)
    return reading === undefined ? [] : reading.then((read) => ({ ...there, read }))
  })
}

/** A destination where nobody would be sent to needs no seat. Pure. */
export function plannedSeats(
  seats: readonly SeatsRead[],
  calls: readonly {
    readonly provider: ProviderKind
    readonly destinationId: string
    readonly recipients: number
  }[],
): PlannedSeats[] {
  return seats.flatMap((one) => {
    const needed = calls
      .filter(
        ({ provider, destinationId }) =>
          provider === one.provider && destinationId === one.destinationId,
      )
      .reduce((sum, { recipients }) => sum + recipients, 0)
    return needed === 0 ? [] : { ...one, needed }
  })
}
