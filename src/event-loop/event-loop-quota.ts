/**
 * Returns a function to await before each piece of work, with its units: `quota` units pass in one turn
 * of the event loop, all others wait for a later one. Where pieces have owners, such as tenants, the
 * owners take turns, and each has its pieces in their order. A piece that is larger than the quota passes
 * whole, and the turns after it are left to others until it is paid for.
 */
export function yieldEvery(quota: number): (units?: number, owner?: string) => Promise<void> {
  let left = quota
  // In the order in which the owners were served.
  const queues = new Map<string, Piece[]>()

  const refill = () => {
    left = Math.min(quota, left + quota)
    for (const [owner, queue] of queues) {
      if (left <= 0) break
      queues.delete(owner)
      const piece = queue.shift()
      // At the end again, where this loop finds it when all others were served.
      if (queue.length > 0) queues.set(owner, queue)
      left -= piece?.units ?? 0
      piece?.pass()
    }
    if (queues.size > 0) setImmediate(refill)
  }

  return async (units = 1, owner = '') => {
    if (left > 0) {
      left -= units
      return
    }
    if (queues.size === 0) setImmediate(refill)
    const { promise, resolve } = Promise.withResolvers<void>()
    const queue = queues.get(owner) ?? []
    queues.set(owner, queue)
    queue.push({ units, pass: resolve })
    await promise
  }
}

interface Piece {
  readonly units: number
  readonly pass: () => void
}

/** A unit is the work for one invite in one event, some 20 µs: about 5 ms in one turn. */
export const unitsPerTurn = 250

/**
 * To await before work that grows with the size of a request, with the number of its invites: all such
 * work of this process shares the turns of the event loop with everything else.
 */
export const shareEventLoop = yieldEvery(unitsPerTurn)
