import type { EmulatorName } from '../processes/faults.ts'
import type { Random } from './random.ts'

/** One recipient of a planned request: what the client writes, and what should come of it. */
export interface PlannedRecipient {
  readonly emulator: EmulatorName
  readonly destinationId: string
  /** As the client writes it. */
  readonly value: string
  /** As the upstream gets it; the same person has the same, however it is written. */
  readonly person: string
  /** Breaks a rule: must fail, and alone. */
  readonly invalid: boolean
  /** Somebody said that this one may be sent although it was sent before. */
  readonly consent: boolean
}

/** One name over the harness for a person at a destination: what ledgers and outcomes share. */
export function personKey(emulator: EmulatorName, destinationId: string, value: string): string {
  return `${emulator} ${destinationId} ${value.trim().toLowerCase()}`
}

export const destinations = {
  repostspace: ['SPtruthOne', 'SPtruthTwo', 'SPtruthThree'],
  chime: ['truth-account-one', 'truth-account-two'],
  wickr: ['31000001', '31000002'],
  organization: ['organization'],
} as const satisfies Record<EmulatorName, readonly string[]>

/** Gives out people who were never given out before. */
export function createCrowd() {
  let count = 0
  return {
    someone(emulator: EmulatorName, destinationId: string): PlannedRecipient {
      count += 1
      return recipientOf(emulator, destinationId, values[emulator](count))
    },
    /** Known to a Wickr network without our doing, like all ids that start with 77. */
    wickrUser(destinationId: string): PlannedRecipient {
      count += 1
      return recipientOf('wickr', destinationId, `${7_700_000_000 + count}`)
    },
    /** Each is a key of its own, so that nobody is blamed for another's. */
    nobody(emulator: EmulatorName, destinationId: string): PlannedRecipient {
      count += 1
      const recipient = recipientOf(emulator, destinationId, invalidValues[emulator])
      return { ...recipient, person: `invalid ${count}`, invalid: true }
    },
  }
}

/** The same person, written differently where the provider's rules say that it is the same. */
export function rewritten(recipient: PlannedRecipient, random: Random): PlannedRecipient {
  const { emulator, value } = recipient
  if (emulator === 'chime' && random.chance(0.5)) {
    const [local, domain = ''] = value.split('@')
    return { ...recipient, value: `${local}@${domain.toUpperCase()}` }
  }
  return { ...recipient, value: random.chance(0.3) ? ` ${value} ` : value }
}

function recipientOf(
  emulator: EmulatorName,
  destinationId: string,
  value: string,
): PlannedRecipient {
  const person = personKey(emulator, destinationId, value)
  return { emulator, destinationId, value, person, invalid: false, consent: false }
}

const values: Readonly<Record<EmulatorName, (n: number) => string>> = {
  repostspace: (n) => `accessor-${n}`,
  chime: (n) => `person${n}@chime.example.org`,
  wickr: (n) => `person${n}@wickr.example.org`,
  organization: (n) => `${700_000_000_000 + n}`,
}

const invalidValues: Readonly<Record<EmulatorName, string>> = {
  repostspace: 'two words',
  chime: 'not an address',
  wickr: 'one@two@three',
  organization: 'twelve',
}
