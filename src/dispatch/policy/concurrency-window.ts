/** How many calls of a lane may be in flight at once. Follows what the upstream accepts. */
export interface ConcurrencyWindow {
  readonly size: number
  /** A call was answered. After as many of these as the window is wide, it is wider by one. */
  grow(): void
  /** A call that left at `leftAt` was throttled. Calls in flight together halve the window once. */
  halve(leftAt: number, now: number): void
}

/** Additive increase, multiplicative decrease, as in TCP. Times in milliseconds of one clock. */
export function createConcurrencyWindow({
  start,
  max,
  min = 1,
}: {
  start: number
  max: number
  /** More than one where the pace is known: it protects the upstream, and the window has to fill it. */
  min?: number
}): ConcurrencyWindow {
  let size = start
  let halvedAt = Number.NEGATIVE_INFINITY
  return {
    get size() {
      return Math.floor(size)
    },
    grow: () => {
      size = Math.min(max, size + 1 / Math.floor(size))
    },
    halve: (leftAt, now) => {
      if (leftAt < halvedAt) return
      halvedAt = now
      size = Math.max(min, Math.floor(size / 2))
    },
  }
}

/**
 * Where the window starts. Two calls where a call takes many recipients: the invites that arrive
 * meanwhile then fill the next one. Calls of one recipient gain nothing by waiting.
 */
export function firstCallsInFlight(recipientsPerCall: number | undefined): number {
  return recipientsPerCall === 1 ? 16 : 2
}

/** Calls of one lane in flight, however well the upstream answers. */
export const maxCallsInFlight = 32

/** Those included that are overdue. Half of what a provider may have in flight. */
export const maxCallsWithOverdue = 48

/** How long the upstream takes to answer, to tell which calls have given their places back. */
export interface AnswerTimes {
  /** A call was answered after so many milliseconds. */
  note(ms: number): void
  /** Is a call so old that its answer would be unusually late? Its place is free then. */
  isOverdue(ageMs: number): boolean
}

/** A moving average. A call is overdue after four times as long, and never within the first second. */
export function createAnswerTimes(): AnswerTimes {
  let usualMs = firstGuessMs
  return {
    note: (ms) => {
      usualMs += (ms - usualMs) / 8
    },
    isOverdue: (ageMs) => ageMs > Math.max(1_000, 4 * usualMs),
  }
}

// All upstreams answer faster.
const firstGuessMs = 500
