import type { UpstreamKind } from '../processes/faults.ts'
import type { Random } from './random.ts'

/** One recipient of a planned request: what the client writes, and what should come of it. */
export interface PlannedRecipient {
  readonly emulator: UpstreamKind
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
export function personKey(emulator: UpstreamKind, destinationId: string, value: string): string {
  return `${emulator} ${destinationId} ${value.trim().toLowerCase()}`
}

export const destinations = {
  REPOST_PRIVATE: ['SPtruthOne', 'SPtruthTwo', 'SPtruthThree'],
  CHIME: ['truth-account-one', 'truth-account-two'],
  WICKR: ['31000001', '31000002'],
  TENCENT_ORGANIZATION: ['organization'],
} as const satisfies Record<UpstreamKind, readonly string[]>

/** Gives out people who were never given out before. */
export function createCrowd() {
  let count = 0
  return {
    someone(emulator: UpstreamKind, destinationId: string): PlannedRecipient {
      count += 1
      return recipientOf(emulator, destinationId, values[emulator](count))
    },
    /** Known to a Wickr network without our doing, like all ids that start with 77. */
    wickrUser(destinationId: string): PlannedRecipient {
      count += 1
      return recipientOf('WICKR', destinationId, `${7_700_000_000 + count}`)
    },
    /** Each is a key of its own, so that nobody is blamed for another's. */
    nobody(emulator: UpstreamKind, destinationId: string): PlannedRecipient {
      count += 1
      const recipient = recipientOf(emulator, destinationId, invalidValues[emulator])
      return { ...recipient, person: `invalid ${count}`, invalid: true }
    },
  }
}

/** The same person, written differently where the provider's rules say that it is the same. */
export function rewritten(recipient: PlannedRecipient, random: Random): PlannedRecipient {
  const { emulator, value } = recipient
  if (emulator === 'CHIME' && random.chance(0.5)) {
    const [local, domain = ''] = value.split('@')
    return { ...recipient, value: `${local}@${domain.toUpperCase()}` }
  }
  return { ...recipient, value: random.chance(0.3) ? ` ${value} ` : value }
}

function recipientOf(
  emulator: UpstreamKind,
  destinationId: string,
  value: string,
): PlannedRecipient {
  const person = personKey(emulator, destinationId, value)
  return { emulator, destinationId, value, person, invalid: false, consent: false }
}

const values: Readonly<Record<UpstreamKind, (n: number) => string>> = {
  REPOST_PRIVATE: (n) => `accessor-${n}`,
  CHIME: (n) => `person${n}@chime.example.org`,
  WICKR: (n) => `person${n}@wickr.example.org`,
  TENCENT_ORGANIZATION: (n) => `${700_000_000_000 + n}`,
}

const invalidValues: Readonly<Record<UpstreamKind, string>> = {
  REPOST_PRIVATE: 'two words',
  CHIME: 'not an address',
  WICKR: 'one@two@three',
  TENCENT_ORGANIZATION: 'twelve',
}
