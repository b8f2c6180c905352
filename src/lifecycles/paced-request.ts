import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import type { Pace } from '#dispatch/policy/pace.ts'
import { reserveIdleSlot, waitForSlot } from '#dispatch/store/slots.ts'
import type { LifecycleEntry, LifecyclePage, Unread } from '#providers/contract/lifecycle.ts'
import { nextReadSlot } from './reading-lease.ts'

/** What one request brought, or why no more can be asked for now. */
export type PageResult =
  | Extract<LifecyclePage, { readonly kind: 'read' }>
  /** Sending comes first. */
  | { readonly kind: 'gave-way' }
  | { readonly kind: 'stopped'; readonly restMs: number; readonly error?: Unread['error'] }

export interface PacedRequestOptions {
  readonly database: Database
  readonly lane: Lane
  readonly owner: string
  /** Of the lane, where sends may need what is asked for here as well. */
  readonly sharedPace: Pace | undefined
  readonly signal: AbortSignal
}

/**
 * One request in its turn. Reading changes nothing, so it is asked again where no answer came, but
 * not often: what is known already is good enough.
 */
export async function pacedRequest(
  { database, lane, owner, sharedPace, signal }: PacedRequestOptions,
  request: (signal: AbortSignal) => Promise<LifecyclePage>,
): Promise<PageResult> {
  for (let attempt = 1; ; attempt += 1) {
    const turn = await nextReadSlot(database, lane, owner, sharedPace !== undefined)
    if (turn.kind === 'lost') return { kind: 'stopped', restMs: 0 }
    if (turn.kind === 'gave-way') return turn
    if (turn.kind === 'paused') return { kind: 'stopped', restMs: turn.ms }
    await sleep(turn.afterMs, undefined, { signal })
    if (sharedPace && !(await spareSlot(database, lane, sharedPace, signal))) {
      return { kind: 'gave-way' }
    }
    const page = await request(AbortSignal.any([signal, AbortSignal.timeout(requestMs)]))
    switch (page.kind) {
      case 'read':
        return page
      case 'throttled': {
        const { retryAfterMs = failedRestMs, error } = page
        return { kind: 'stopped', restMs: Math.min(retryAfterMs, maxRestMs), error }
      }
      case 'refused':
        return { kind: 'stopped', restMs: refusedRestMs, error: page.error }
      case 'unavailable':
      case 'unanswered':
        if (attempt >= attempts || signal.aborted) {
          return { kind: 'stopped', restMs: failedRestMs, error: page.error }
        }
    }
  }
}

/** False: there is none for now. */
async function spareSlot(
  database: Database,
  lane: Lane,
  pace: Pace,
  signal: AbortSignal,
): Promise<boolean> {
  for (let look = 1; look <= looks; look += 1) {
    const slot = await waitForSlot((missed) => reserveIdleSlot(database, lane.id, pace, missed))
    if (slot !== undefined) return true
    await sleep(lookAgainMs, undefined, { signal })
  }
  return false
}

/** Of several entries about one person the newest. Pure. */
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
// After the last send half of the pace is free again within a second.
const looks = 8
const lookAgainMs = 200
const requestMs = 10_000
// Long enough that a console that is polled does not knock at a closed door all the time.
const failedRestMs = 10_000
// Somebody has to change a permission or the configuration first.
const refusedRestMs = 60_000
const maxRestMs = 3_600_000
