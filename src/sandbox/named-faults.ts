import type { Emulator, Fault } from './emulator.ts'
import { namedIds } from './named-ids.ts'

export interface NamedRequest {
  readonly invites: boolean
  readonly destinationId: string
  readonly recipients: readonly string[]
}

/** Finds the fault that the ids of a request stand for, and remembers who has met it. */
export function createNamedFaults(provider: Emulator['name']) {
  const rows = namedIds.filter((row) => row.provider === provider && row.fault)
  const met = new Set<string>()

  return ({ invites, destinationId, recipients }: NamedRequest): Fault | undefined => {
    const row = rows.find(({ as, id }) =>
      as === 'destination' ? id === destinationId : recipients.includes(id),
    )
    if (!row || (!invites && row.meets !== 'reads')) return undefined
    if (row.meets !== 'once') return row.fault

    const keys = recipients.map((recipient) => `${destinationId} ${recipient}`)
    // One familiar recipient is enough: calls are formed anew after a pause, with others in them.
    const again = keys.some((key) => met.has(key))
    for (const key of keys) met.add(key)
    return again ? undefined : row.fault
  }
}

/** The word that a named address begins with: `failed` for `failed+2@example.org`. */
export function personaOf(provider: Emulator['name'], address: string): string | undefined {
  const start = address.toLowerCase()
  // `joinsmith@…` is somebody else.
  const isNext = (word: string) => !/[a-z]/.test(start.charAt(word.length))
  return personas[provider]?.find((word) => start.startsWith(word) && isNext(word))
}

const personas = Object.fromEntries(
  Object.entries(Object.groupBy(namedIds, ({ provider }) => provider)).map(([provider, rows]) => [
    provider,
    rows.filter(({ id }) => id.includes('@')).map(({ id }) => id.slice(0, id.indexOf('@'))),
  ]),
)
