import type { Fault } from './emulator.ts'
import type { NamedId } from './named-id.ts'

export interface NamedRequest {
  readonly invites: boolean
  readonly destinationId: string
  readonly recipients: readonly string[]
}

/** Finds the fault that the ids of a request stand for, and remembers which recipients met it. */
export function createNamedFaults(namedIds: readonly NamedId[]) {
  const rows = namedIds.filter(({ fault }) => fault)
  const met = new Set<string>()

  return ({ invites, destinationId, recipients }: NamedRequest): Fault | undefined => {
    const row = rows.find(({ as, id }) =>
      as === 'destination' ? id === destinationId : recipients.includes(id),
    )
    if (!row || (!invites && row.meets !== 'reads')) return undefined
    if (row.meets !== 'once') return row.fault

    const keys = recipients.map((recipient) => `${destinationId} ${recipient}`)
    // One known recipient is enough: a call that is repeated later may contain other recipients.
    const again = keys.some((key) => met.has(key))
    for (const key of keys) met.add(key)
    return again ? undefined : row.fault
  }
}
