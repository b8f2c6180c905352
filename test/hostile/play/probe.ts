import { watchBusiestTurn } from '../busiest-turn.ts'

/**
 * Preloaded into the gateway that is played against: tells its parent what it needs. Nothing else
 * differs from `npm run serve`.
 */
const busiestTurn = watchBusiestTurn(5)

process.on('message', () => {
  const busiestTurnMs = busiestTurn()
  for (let times = 0; times < 3; times += 1) globalThis.gc?.()
  const { rss, heapTotal, heapUsed } = process.memoryUsage()
  process.send?.({ rss, heapTotal, heapUsed, busiestTurnMs })
  // Collecting garbage took a while, and is not the gateway's work.
  setImmediate(busiestTurn)
})
process.channel?.unref()
