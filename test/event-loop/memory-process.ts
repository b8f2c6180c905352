import { setTimeout as sleep } from 'node:timers/promises'
import { getHeapSpaceStatistics } from 'node:v8'
import { giveMemoryBack } from '#event-loop/give-memory-back.ts'
import { until } from '../support/until.ts'

/**
 * Needs much memory for a while, then little, and goes on making a little all the time. Prints what it had
 * at most, what it has then, and how large V8's young generation became in the end.
 */
using _giving = giveMemoryBack()
const megabytes = () => Math.round(process.memoryUsage.rss() / 1_000_000)
const youngMegabytes = () =>
  (getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0) /
  1_000_000
const hold = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ nth, text: `${nth}`, list: [nth] }))

let held = [hold(1_000_000)]
const most = megabytes()
held = [hold(10)]
await until(() => megabytes() < most / 2, 60_000).catch(() => undefined)
const last = megabytes()

await until(() => youngMegabytes() < 4, 60_000).catch(() => undefined)
let young = 0
for (let round = 0; round < 100; round += 1) {
  held = [...held.slice(-10), hold(3_000)]
  young = Math.max(young, youngMegabytes())
  await sleep(50)
}
console.log(JSON.stringify({ most, last, young, held: held.length }))
