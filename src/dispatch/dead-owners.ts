import type { Connections, LivenessLock } from '#database/database.ts'
import { freeLanesOf, ownersWithoutLivenessLock } from './store/lanes.ts'

// A replica that has held no liveness lock for so long is taken for dead. One that only lost its
// connection has a new one by then.
const maxMissingMs = 250
// A replica that lost its own connection a moment ago cannot judge the others: all may have lost it.
const minHeldMs = 1_500

/** Frees the lanes of owners that died. Returns whether there were any. */
export type DeadOwnerCheck = () => Promise<boolean>

/**
 * Detects killed replicas by their liveness locks, which the database drops as soon as the system
 * closes their connections. Leases would hold their lanes for many seconds; they remain for replicas
 * that freeze.
 */
export function createDeadOwnerCheck(
  database: Connections,
  owner: string,
  ownLock: LivenessLock,
): DeadOwnerCheck {
  let missingSince = new Map<string, number>()
  return async () => {
    const now = performance.now()
    const heldSince = ownLock.heldSince()
    if (heldSince === undefined || now - heldSince < minHeldMs) {
      missingSince.clear()
      return false
    }
    const missing = await ownersWithoutLivenessLock(database, owner)
    missingSince = new Map(missing.map((other) => [other, missingSince.get(other) ?? now]))
    const dead = missing.filter((other) => now - (missingSince.get(other) ?? now) >= maxMissingMs)
    for (const other of dead) await freeLanesOf(database, other)
    return dead.length > 0
  }
}
