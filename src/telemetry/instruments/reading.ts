/**
 * Shares readings of the database among those who collect metrics. It takes at most a twentieth of one
 * connection's time: the longer a reading takes, the longer its result is used. Undefined: the database
 * did not answer in time; old figures would hide that.
 */
export function createReading<Result>(
  read: () => Promise<Result>,
): () => Promise<Result | undefined> {
  let latest: Result | undefined
  let running: Promise<void> | undefined
  let restUntil = Number.NEGATIVE_INFINITY

  const begin = async (): Promise<void> => {
    const began = performance.now()
    try {
      latest = await read()
    } catch {
      latest = undefined
    }
    const now = performance.now()
    restUntil = now + Math.max(minRestMs, (now - began) * restShare)
    running = undefined
  }

  return async () => {
    if (running === undefined && performance.now() >= restUntil) running = begin()
    if (running === undefined) return latest
    const { promise: late, resolve } = Promise.withResolvers<'late'>()
    const timer = setTimeout(() => resolve('late'), maxWaitMs)
    const end = await Promise.race([running, late])
    clearTimeout(timer)
    return end === 'late' ? undefined : latest
  }
}

const minRestMs = 1_000
const restShare = 20
// Less than a scraper's timeout of 10 s.
const maxWaitMs = 3_000
