import type { Quotas } from '../../check/limits.ts'
import type { LimitExceeded } from '../../check/refusal.ts'
import type { NewSend } from '../new-send.ts'

/** Recipients that are sent to, and rows that are stored. */
export interface Use {
  readonly recipients: number
  readonly stored: number
}

/** A batch without recipients leaves rows as well: itself, its key and its events. */
export const useOf = (rows: readonly NewSend[]): Use => ({
  recipients: rows.filter(({ outcome }) => outcome === undefined).length,
  stored: Math.max(1, rows.length),
})

export const sum = (one: Use, other: Use): Use => ({
  recipients: one.recipients + other.recipients,
  stored: one.stored + other.stored,
})

/** The first quota of a day that `wanted` more would exceed. Pure. */
export function excessOf(used: Use, wanted: Use, quotas: Quotas): LimitExceeded | undefined {
  const { recipients, stored } = sum(used, wanted)
  const { maxRecipientsPerDay, maxStoredRecipientsPerDay } = quotas
  // A batch that sends nothing takes nothing of the first.
  if (
    maxRecipientsPerDay !== undefined &&
    wanted.recipients > 0 &&
    recipients > maxRecipientsPerDay
  ) {
    const limit = maxRecipientsPerDay
    return { kind: 'limit-exceeded', what: 'recipients a day', limit, actual: recipients }
  }
  if (stored <= maxStoredRecipientsPerDay) return undefined
  const limit = maxStoredRecipientsPerDay
  return { kind: 'limit-exceeded', what: 'stored recipients a day', limit, actual: stored }
}
