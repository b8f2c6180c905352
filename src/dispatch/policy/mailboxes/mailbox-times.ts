/** How many addresses of one mailbox may be invited within a cool-down. */
export interface MailboxLimits {
  /** In seconds. 0: no limit. */
  readonly coolDownSeconds: number
  readonly maxMailboxAddressesPerDestination: number
  readonly maxMailboxAddresses: number
}

/** An address of a mailbox that is to be invited at a destination. */
export interface MailboxAddress {
  readonly mailbox: string
  readonly laneId: string
  readonly recipientKey: string
}

/** One that was invited or is about to be. It counts until `freeInSeconds` from now. */
export interface OccupiedAddress extends MailboxAddress {
  readonly freeInSeconds: number
}

/**
 * In how many seconds each address may leave, in the order given; 0: now. One that is invited there
 * already counts once. Pure.
 */
export function departures(
  occupied: readonly OccupiedAddress[],
  wanted: readonly MailboxAddress[],
  limits: MailboxLimits,
): number[] {
  const { coolDownSeconds, maxMailboxAddresses, maxMailboxAddressesPerDestination } = limits
  const seen = new Set<string>()
  const overall = createSeats(maxMailboxAddresses)
  const atDestination = createSeats(maxMailboxAddressesPerDestination)
  const occupy = (address: MailboxAddress, until: number) => {
    seen.add(nameOf(address))
    overall.occupy(address.mailbox, until)
    atDestination.occupy(roomOf(address), until)
  }
  for (const address of occupied) occupy(address, address.freeInSeconds)
  return wanted.map((address) => {
    if (seen.has(nameOf(address))) return 0
    const seconds = Math.max(overall.freeAt(address.mailbox), atDestination.freeAt(roomOf(address)))
    occupy(address, seconds + coolDownSeconds)
    return seconds
  })
}

const roomOf = ({ mailbox, laneId }: MailboxAddress) => JSON.stringify([mailbox, laneId])
const nameOf = ({ mailbox, laneId, recipientKey }: MailboxAddress) =>
  JSON.stringify([mailbox, laneId, recipientKey])

/** By room: when its last seats become free. With fewer than `max` taken, one is free now. */
function createSeats(max: number) {
  // Latest first. Earlier ones than the `max` latest decide nothing.
  const rooms = new Map<string, number[]>()
  return {
    occupy(room: string, until: number) {
      const seats = [...(rooms.get(room) ?? []), until].sort((a, b) => b - a)
      rooms.set(room, seats.slice(0, max))
    },
    freeAt: (room: string) => Math.max(0, rooms.get(room)?.[max - 1] ?? 0),
  }
}
