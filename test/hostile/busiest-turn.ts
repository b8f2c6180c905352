/**
 * Watches how long this thread's event loop is busy without a pause, by the thread's time on the
 * processor, so that other processes of a busy machine do not count. Returns the longest turn since
 * it was called last, in milliseconds.
 */
export function watchBusiestTurn(everyMs: number): () => number {
  let before = process.threadCpuUsage()
  let worst = 0
  const look = () => {
    const now = process.threadCpuUsage()
    worst = Math.max(worst, now.user + now.system - before.user - before.system)
    before = now
  }
  setInterval(look, everyMs).unref()
  return () => {
    look()
    const busiest = worst
    worst = 0
    return busiest / 1_000
  }
}
