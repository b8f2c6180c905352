/**
 * A fair semaphore for the requests to one provider. A request that waited for a socket instead would
 * look like one that cannot connect.
 */
export interface Permits {
  /**
   * A permit for one request of `holder`, mostly a lane. Where there is none, the holder waits in the
   * order of asking, and `notify` is called when it should ask again. No holder takes more permits
   * than it leaves to the others.
   */
  acquire(holder: Holder, notify: () => void): Permit | undefined
  /** The holder does not wait any longer. */
  leave(holder: Holder): void
}

type Holder = string | symbol

/** Released by its disposal, and early by `release`. */
export interface Permit extends Disposable {
  release(): void
}

/** At most `total` permits are held at once. */
export function createPermits(total: number): Permits {
  let free = total
  const held = new Map<Holder, number>()
  const waiting = new Map<Holder, () => void>()

  // A few destinations that do not answer leave room to the others.
  const isEligible = (holder: Holder) => (held.get(holder) ?? 0) < free
  const nextHolders = () => [...waiting.keys()].filter(isEligible).slice(0, free)

  const notifyNext = () => {
    for (const holder of nextHolders()) waiting.get(holder)?.()
  }
  const giveBack = (holder: Holder) => {
    free += 1
    const left = (held.get(holder) ?? 1) - 1
    if (left > 0) held.set(holder, left)
    else held.delete(holder)
    notifyNext()
  }

  return {
    acquire: (holder, notify) => {
      waiting.set(holder, notify)
      if (!nextHolders().includes(holder)) return undefined
      waiting.delete(holder)
      free -= 1
      held.set(holder, (held.get(holder) ?? 0) + 1)
      return releasedOnce(() => giveBack(holder))
    },
    leave: (holder) => {
      // It may have been notified of a permit that another one can have now.
      if (waiting.delete(holder)) notifyNext()
    },
  }
}

/** So many permits of one holder, or as many as there are. It waits only where it gets none. */
export function acquireSome(
  permits: Permits,
  holder: string,
  count: number,
  notify: () => void,
): Permit[] {
  const acquired: Permit[] = []
  while (acquired.length < count) {
    const permit = permits.acquire(holder, notify)
    if (permit === undefined) break
    acquired.push(permit)
  }
  if (acquired.length > 0) permits.leave(holder)
  return acquired
}

/** Resolves when there is a permit, in the order of asking. */
export function waitForPermit(permits: Permits): Promise<Permit> {
  const holder = Symbol('request')
  return new Promise((resolve) => {
    const retry = () => {
      const permit = permits.acquire(holder, retry)
      if (permit !== undefined) resolve(permit)
    }
    retry()
  })
}

function releasedOnce(giveBack: () => void): Permit {
  let isHeld = true
  const release = () => {
    if (isHeld) giveBack()
    isHeld = false
  }
  return { release, [Symbol.dispose]: release }
}
