import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import { type Permits, waitForPermit } from '#dispatch/permits/permits.ts'
import type { Pace } from '#dispatch/policy/pace.ts'
import { reserveIdleSlot, waitForSlot } from '#dispatch/store/slots.ts'
import type { LifecycleEntry, LifecyclePage, Unread } from '#providers/contract/lifecycle.ts'
import { nextReadSlot } from './reading-lease.ts'

/** The page that a request returned, or why no further request can be made now. */
export type PageResult =
  | Extract<LifecyclePage, { readonly kind: 'read' }>
  /** Sends need the requests. */
  | { readonly kind: 'gave-way' }
  | { readonly kind: 'stopped'; readonly restMs: number; readonly error?: Unread['error'] }

/** For the requests of one reading. `owner` holds the lease of the destination. */
export interface PacedRequestOptions {
  readonly database: Database
  readonly lane: Lane
  readonly owner: string
  /** The lane's pace, where sends and readings share a limit. */
  readonly sharedPace: Pace | undefined
  /** Of the provider. */
  readonly permits: Permits
  readonly signal: AbortSignal
}

/**
 * Waits for the next read slot and makes one request. Reading changes nothing upstream, so a request
 * without an answer is repeated, but only a few times: stored lifecycles are good enough.
 */
export async function pacedRequest(
  { database, lane, owner, sharedPace, permits, signal }: PacedRequestOptions,
  request: (signal: AbortSignal) => Promise<LifecyclePage>,
): Promise<PageResult> {
  for (let attempt = 1; ; attempt += 1) {
    // Before the slot, which renews the lease for as long as a request may take.
    using _permit = await waitForPermit(permits)
    const slot = await nextReadSlot(database, lane, owner, sharedPace !== undefined)
    if (slot.kind === 'lost') return { kind: 'stopped', restMs: 0 }
    if (slot.kind === 'gave-way') return slot
    if (slot.kind === 'paused') return { kind: 'stopped', restMs: slot.ms }
    await sleep(slot.afterMs, undefined, { signal })
    if (sharedPace && !(await spareSlot(database, lane, sharedPace, signal))) {
      return { kind: 'gave-way' }
    }
    const page = await request(AbortSignal.any([signal, AbortSignal.timeout(requestMs)]))
    if (page.kind === 'read') return page
    const { error, retryAfterMs } = page
    // Zero says nothing.
    const asked = Math.min(retryAfterMs ?? 0, maxRestMs)
    const stopped = (restMs: number) => ({ kind: 'stopped', restMs, error }) as const
    switch (page.kind) {
      case 'throttled':
        return stopped(asked || failedRestMs)
      case 'refused':
        return stopped(Math.max(asked, refusedRestMs))
      case 'unavailable':
      case 'unanswered':
        if (asked > 0 || attempt >= attempts || signal.aborted) {
          return stopped(Math.max(asked, failedRestMs))
        }
    }
  }
}

/** Waits for a slot that no send needs. False: sends need them all. */
async function spareSlot(
  database: Database,
  lane: Lane,
  pace: Pace,
  signal: AbortSignal,
): Promise<boolean> {
  for (let look = 1; look <= looks; look += 1) {
    const reserved = await waitForSlot((missed) => reserveIdleSlot(database, lane.id, pace, missed))
    if (reserved !== undefined) return true
    await sleep(lookAgainMs, undefined, { signal })
  }
  return false
}

/** The newest of several entries about one person. Pure. */
export function newestOf(entries: readonly LifecycleEntry[]): LifecycleEntry[] {
  const newest = new Map<string, LifecycleEntry>()
  for (const entry of entries) {
    const key = JSON.stringify(entry.keys)
    const known = newest.get(key)
    if (known === undefined || compare(known.order ?? [], entry.order ?? []) <= 0) {
      newest.set(key, entry)
    }
  }
  return [...newest.values()]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, index) => number !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

const attempts = 3
// Half of the pace is free again within a second after the last send.
const looks = 8
const lookAgainMs = 200
const requestMs = 10_000
// Long enough that a console that polls does not repeat a failing request all the time.
const failedRestMs = 10_000
// Repeating helps only after someone has changed a permission or the configuration.
const refusedRestMs = 60_000
const maxRestMs = 3_600_000
