import { giveMemoryBack } from '#event-loop/give-memory-back.ts'
import { until } from '../support/until.ts'

/** Needs much memory for a while, then little. Prints what it had at most, and what it has in the end. */
using _giving = giveMemoryBack()
const megabytes = () => Math.round(process.memoryUsage.rss() / 1_000_000)
const hold = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ nth, text: `${nth}`, list: [nth] }))

let held = hold(1_000_000)
const most = megabytes()
held = hold(10)
await until(() => megabytes() < most / 2, 60_000).catch(() => undefined)
console.log(JSON.stringify({ most, last: megabytes(), held: held.length }))
