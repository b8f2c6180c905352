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
  /** The upstream refuses every call that contains it: must fail, and alone. */
  readonly culprit: boolean
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

/** Gives out people who were never given out before; another crowd needs another `count` to begin at. */
export function createCrowd(count = 0) {
  return {
    someone(emulator: UpstreamKind, destinationId: string): PlannedRecipient {
      count += 1
      return recipientOf(emulator, destinationId, values[emulator](count))
    },
    /** Nobody at Tencent, where each call has one recipient. */
    culprit(emulator: UpstreamKind, destinationId: string): PlannedRecipient {
      count += 1
      const value = (culprits[emulator] ?? values[emulator])(count)
      const culprit = culprits[emulator] !== undefined
      return { ...recipientOf(emulator, destinationId, value), culprit }
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
  return { emulator, destinationId, value, person, invalid: false, culprit: false, consent: false }
}

const values: Readonly<Record<UpstreamKind, (n: number) => string>> = {
  REPOST_PRIVATE: (n) => `accessor-${n}`,
  CHIME: (n) => `person${n}@chime.example.org`,
  WICKR: (n) => `person${n}@wickr.example.org`,
  TENCENT_ORGANIZATION: (n) => `${700_000_000_000 + n}`,
}

/** Named ids of the sandbox: some are named in the refusal, and some are not. */
const culprits: Readonly<Partial<Record<UpstreamKind, (n: number) => string>>> = {
  REPOST_PRIVATE: (n) => `4000000${n % 2}-0000-4000-8000-${`${n}`.padStart(12, '0')}`,
  CHIME: (n) => `refused+${n}@chime.example.org`,
  WICKR: (n) => `${n % 2 === 0 ? 'refused' : 'barred'}+${n}@wickr.example.org`,
}

/** Is it a value that makes the upstream refuse every call that contains it? */
export function isCulprit(value: string): boolean {
  return /^(?:4000000[01]-0000-|refused\+|barred\+)/.test(value)
}

const invalidValues: Readonly<Record<UpstreamKind, string>> = {
  REPOST_PRIVATE: 'two words',
  CHIME: 'not an address',
  WICKR: 'one@two@three',
  TENCENT_ORGANIZATION: 'twelve',
}
