import type { Database } from '#database/database.ts'
import { freeLanesOf, ownersWithoutSign } from './store/lanes.ts'

// A replica that is taken for dead has shown no sign of life for so long. One that only lost its
// connection has made a new one by then.
export const absentMs = 250
// Who was away a moment ago cannot tell who else was not.
const settledMs = 1_500

/** Frees the lanes of owners that died. Returns whether there were any. */
export type Inquest = () => Promise<boolean>

/**
 * A killed process is known by its connection, which its system closes at once; a lease would leave
 * its lanes alone for many seconds. Leases remain for those that freeze.
 */
export function createInquest(
  database: Database,
  owner: string,
  presentSince: () => number | undefined,
): Inquest {
  let suspects = new Map<string, number>()
  return async () => {
    const now = performance.now()
    const since = presentSince()
    if (since === undefined || now - since < settledMs) {
      suspects.clear()
      return false
    }
    const absent = await ownersWithoutSign(database, owner)
    suspects = new Map(absent.map((other) => [other, suspects.get(other) ?? now]))
    const dead = absent.filter((other) => now - (suspects.get(other) ?? now) >= absentMs)
    for (const other of dead) await freeLanesOf(database, other)
    return dead.length > 0
  }
}
