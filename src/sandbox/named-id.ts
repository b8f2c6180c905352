import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Fault } from './emulator.ts'

/** An id that always has the same result, so that every outcome can be seen without any setting. */
export interface NamedId {
  readonly provider: ProviderKind
  readonly as: 'destination' | 'recipient'
  /** More may follow the first word of an e-mail address or username: `failed+2@…`, `failed2@…`. */
  readonly id: string
  readonly happens: string
  /** For operations that invite. If absent, the emulator's state decides. */
  readonly fault?: Fault
  /** `once`: only the first time for a recipient of the call. `reads`: reading operations too. */
  readonly meets?: 'once' | 'reads'
}

export type NamedIdRow = readonly [
  id: string,
  happens: string,
  fault?: Fault,
  meets?: 'once' | 'reads',
]

export function destinations(provider: ProviderKind, rows: readonly NamedIdRow[]): NamedId[] {
  return rows.map((row) => named(provider, 'destination', row))
}

export function recipients(provider: ProviderKind, rows: readonly NamedIdRow[]): NamedId[] {
  return rows.map((row) => named(provider, 'recipient', row))
}

function named(
  provider: ProviderKind,
  as: NamedId['as'],
  [id, happens, fault, meets]: NamedIdRow,
): NamedId {
  return { provider, as, id, happens, ...(fault && { fault }), ...(meets && { meets }) }
}

export function error(
  name: string,
  fields?: Readonly<Record<string, unknown>>,
  retryAfterSeconds?: number,
) {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  return { kind: 'error', name, ...(fields && { fields }), ...wait } as const
}

export function throttle(retryAfterSeconds?: number): Fault {
  return { kind: 'throttle', ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}

export function lost(): Fault {
  return { kind: 'reset', accepted: true }
}

/** Finds the word that a named address begins with: `failed` for `failed+2@example.org`. */
export function createPersonaOf(namedIds: readonly NamedId[]) {
  const personas = namedIds
    .filter(({ id }) => id.includes('@'))
    .map(({ id }) => id.slice(0, id.indexOf('@')))

  return (address: string): string | undefined => {
    const start = address.toLowerCase()
    // `joinsmith@…` is another person.
    const isWord = (word: string) => !/[a-z]/.test(start.charAt(word.length))
    return personas.find((word) => start.startsWith(word) && isWord(word))
  }
}
