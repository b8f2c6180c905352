/** How many calls of a lane may be in flight at once: as many as the upstream has shown to bear. */
export interface Window {
  readonly size: number
  /** A call was taken: after a window of them there is room for one more. */
  grow(): void
  /** A call that left at `leftAt` was throttled: half, once for all that were in flight together. */
  halve(leftAt: number, now: number): void
}

/** Additive increase, multiplicative decrease, as TCP does it. Times in milliseconds of one clock. */
export function createWindow({ start, most }: { start: number; most: number }): Window {
  let size = start
  let halvedAt = Number.NEGATIVE_INFINITY
  return {
    get size() {
      return Math.floor(size)
    },
    grow: () => {
      size = Math.min(most, size + 1 / Math.floor(size))
    },
    halve: (leftAt, now) => {
      if (leftAt < halvedAt) return
      halvedAt = now
      size = Math.max(1, Math.floor(size / 2))
    },
  }
}
