import type { GatewayLimits } from '#invites/check/limits.ts'
import { createFairSlots } from './fair-slots.ts'

/** Bounds the concurrent requests: those in work, and those that only wait for something. */
export interface Admission {
  /** Lets in a request of a tenant, which waits at first. Undefined: too many wait. */
  enter(tenant: string): Visit | undefined
  load(): Load
}

/** How many requests are in work, and how many only wait. */
export interface Load {
  readonly working: number
  readonly waiting: number
}

/** A request that was let in. */
export interface Visit {
  /** Begins to work when it is the tenant's turn. Resolves to false if that takes too long. */
  start(): Promise<boolean>
  /** Waits without a slot. Resolves when there is a slot again, however long that takes. */
  whileWaiting<T>(wait: () => Promise<T>): Promise<T>
  /** The work is done: from now on the request only waits for its client. */
  finish(): void
  /** Ends the visit. */
  leave(): void
}

// Long enough for a burst to pass, and short enough for clients that would rather come back.
const maxTurnMs = 1_000

export function createAdmission({
  maxRequestsInWork,
  maxWaitingRequests,
  maxWaitingRequestsPerTenant,
}: GatewayLimits): Admission {
  const slots = createFairSlots(maxRequestsInWork)
  const waiting = new Map<string, number>()
  let all = 0
  const count = (tenant: string, change: 1 | -1) => {
    const mine = (waiting.get(tenant) ?? 0) + change
    if (mine > 0) waiting.set(tenant, mine)
    else waiting.delete(tenant)
    all += change
  }
  return {
    enter: (tenant) => {
      // At most as many as are free: so there is always room for one more tenant.
      const max = Math.min(maxWaitingRequestsPerTenant, maxWaitingRequests - all)
      if ((waiting.get(tenant) ?? 0) >= max) return undefined
      return createVisit({
        beginWaiting: () => count(tenant, 1),
        endWaiting: () => count(tenant, -1),
        acquire: (ms) => slots.acquire(tenant, ms),
        release: () => slots.release(tenant),
      })
    },
    load: () => ({ working: slots.inUse(), waiting: all }),
  }
}

interface Places {
  readonly beginWaiting: () => void
  readonly endWaiting: () => void
  readonly acquire: (ms?: number) => Promise<boolean>
  readonly release: () => void
}

function createVisit({ beginWaiting, endWaiting, acquire, release }: Places): Visit {
  let state: 'waiting' | 'working' | 'finished' | 'gone' = 'waiting'
  let resuming: Promise<void> | undefined
  beginWaiting()

  const work = async (ms?: number): Promise<boolean> => {
    if (!(await acquire(ms))) return false
    if (state === 'waiting') {
      state = 'working'
      endWaiting()
    } else release()
    return true
  }
  const rest = (next: 'waiting' | 'finished') => {
    if (state === 'working') {
      release()
      beginWaiting()
    }
    if (state !== 'gone') state = next
  }
  // Several fields of a request may wait at the same time.
  const resume = async () => {
    resuming ??= work().then(() => {
      resuming = undefined
    })
    await resuming
  }

  return {
    start: () => work(maxTurnMs),
    whileWaiting: async (wait) => {
      if (state === 'working') rest('waiting')
      try {
        return await wait()
      } finally {
        if (state === 'waiting') await resume()
      }
    },
    finish: () => rest('finished'),
    leave: () => {
      if (state === 'gone') return
      rest('finished')
      endWaiting()
      state = 'gone'
    },
  }
}
