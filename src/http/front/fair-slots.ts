/** Slots that tenants acquire in turns when there are too few. */
export interface FairSlots {
  /**
   * Takes a slot. Resolves to true when the tenant has it, and to false when `ms` have passed
   * before; without `ms` it waits as long as it takes.
   */
  acquire(tenant: string, ms?: number): Promise<boolean>
  /** Gives a slot of the tenant back. */
  release(tenant: string): void
  /** How many are taken. */
  inUse(): number
}

/**
 * A slot that becomes free goes to the waiting tenant that has the fewest, the one that was served
 * longest ago first. So while others wait, no tenant gets more than its share.
 */
export function createFairSlots(slots: number): FairSlots {
  let free = slots
  const held = new Map<string, number>()
  // In the order in which the tenants were served.
  const queues = new Map<string, Set<() => void>>()

  const occupy = (tenant: string) => {
    free -= 1
    held.set(tenant, (held.get(tenant) ?? 0) + 1)
  }
  const next = (): string | undefined => {
    let best: string | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const tenant of queues.keys()) {
      const count = held.get(tenant) ?? 0
      if (count >= fewest) continue
      best = tenant
      fewest = count
    }
    return best
  }
  const dequeue = (tenant: string, go: () => void) => {
    const queue = queues.get(tenant)
    queue?.delete(go)
    if (queue?.size === 0) queues.delete(tenant)
  }

  return {
    acquire: (tenant, ms) => {
      if (free > 0) {
        occupy(tenant)
        return Promise.resolve(true)
      }
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const late = ms === undefined ? undefined : setTimeout(() => giveUp(), ms)
      const go = () => {
        clearTimeout(late)
        resolve(true)
      }
      const giveUp = () => {
        dequeue(tenant, go)
        resolve(false)
      }
      queues.set(tenant, (queues.get(tenant) ?? new Set()).add(go))
      return promise
    },
    release: (tenant) => {
      free += 1
      const count = (held.get(tenant) ?? 0) - 1
      if (count > 0) held.set(tenant, count)
      else held.delete(tenant)
      const served = next()
      const queue = served === undefined ? undefined : queues.get(served)
      const [go] = queue ?? []
      if (served === undefined || queue === undefined || go === undefined) return
      occupy(served)
      queues.delete(served)
      queue.delete(go)
      if (queue.size > 0) queues.set(served, queue)
      go()
    },
    inUse: () => slots - free,
  }
}
