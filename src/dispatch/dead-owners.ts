import type { Database } from '#database/database.ts'
import { freeLanesOf, ownersWithoutLivenessLock } from './store/lanes.ts'

// A replica that is taken for dead has shown no sign of life for so long. One that only lost its
// connection has made a new one by then.
export const maxMissingMs = 250
// Who was away a moment ago cannot tell who else was not.
const settledMs = 1_500

/** Frees the lanes of owners that died. Returns whether there were any. */
export type DeadOwnerCheck = () => Promise<boolean>

/**
 * A killed process is known by its connection, which its system closes at once; a lease would leave
 * its lanes alone for many seconds. Leases remain for those that freeze.
 */
export function createDeadOwnerCheck(
  database: Database,
  owner: string,
  presentSince: () => number | undefined,
): DeadOwnerCheck {
  let missingSince = new Map<string, number>()
  return async () => {
    const now = performance.now()
    const since = presentSince()
    if (since === undefined || now - since < settledMs) {
      missingSince.clear()
      return false
    }
    const absent = await ownersWithoutLivenessLock(database, owner)
    missingSince = new Map(absent.map((other) => [other, missingSince.get(other) ?? now]))
    const dead = absent.filter((other) => now - (missingSince.get(other) ?? now) >= maxMissingMs)
    for (const other of dead) await freeLanesOf(database, other)
    return dead.length > 0
  }
}
