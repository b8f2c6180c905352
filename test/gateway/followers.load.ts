import assert from 'node:assert/strict'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { noServer, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { type Attacked, forget, idle, observe, startAttacked } from './attacked.ts'
import { send } from './send.ts'
import { readNothing, readToEnd } from './streams.ts'

// Seconds: the 250 ms that are meant depend on the machine and what else it does. They are printed.
const stalledMs = 5_000
const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())

const title = '500 who read and 500 who do not follow one batch of 10,000: nobody is stalled'

test(`PGlite: ${title}`, (t) => followedByCrowds(t, undefined))

test(`PostgreSQL: ${title}`, { skip: postgres === undefined ? noServer : false }, async (t) =>
  followedByCrowds(t, await postgres?.createDatabase()),
)

async function followedByCrowds(t: TestContext, databaseUrl: string | undefined): Promise<void> {
  await using attacked = await startAttacked(databaseUrl)
  await crowds(attacked, 1_000, 500)
  await untilLeft(attacked)
  const atRest = await idle(attacked)
  const before = await attacked.measure()
  await forget(attacked)

  const bytes = await crowds(attacked, 10_000, 500)

  const crowded = await observe(attacked)
  t.diagnostic(`at rest: ${atRest.words}`)
  t.diagnostic(`followed: ${crowded.words}`)
  t.diagnostic(`${bytes} bytes to each who reads`)
  const ended = await untilLeft(attacked, before)
  t.diagnostic(`memory: ${sizes(before)}, then ${sizes(ended)}`)
  assert.ok(crowded.turnMs < stalledMs, `a turn of the event loop took ${crowded.turnMs} ms`)
  assert.ok(crowded.waitMs < stalledMs, `others waited for ${crowded.waitMs} ms`)
  assert.ok(ended.heapUsed <= 1.3 * before.heapUsed, `${ended.heapUsed} bytes of heap`)
  // Of the buffers of a thousand sockets, the C library keeps some for the next ones.
  assert.ok(ended.rss <= 2 * before.rss, `${ended.rss} bytes in memory`)
}

/** So many who read follow a batch to its end, and as many who read nothing. */
async function crowds(attacked: Attacked, recipients: number, followers: number): Promise<number> {
  attacked.emulators.CHIME.latency(20)
  const batchId = await send(attacked, recipients)
  const { url, authorization } = attacked
  const deaf = Array.from({ length: followers }, () => readNothing({ url, authorization, batchId }))
  const read = await Promise.all(
    Array.from({ length: followers }, () => readToEnd({ url, authorization, batchId })),
  )
  await sleep(25_000)
  for (const socket of deaf) socket.destroy()
  return Math.max(...read)
}

/** When those who read nothing were cut, and what they held was given back. */
async function untilLeft({ measure }: Attacked, before?: Awaited<ReturnType<Attacked['measure']>>) {
  const limit = before && 1.3 * before.rss
  let now = await measure()
  if (limit === undefined) await sleep(5_000)
  else {
    await until(async () => {
      now = await measure()
      return now.rss <= limit
    }, 60_000).catch(() => undefined)
  }
  return now
}

const sizes = ({ rss, heapUsed }: { readonly rss: number; readonly heapUsed: number }) =>
  `${Math.round(rss / 1e6)} MB, of it heap ${Math.round(heapUsed / 1e6)} MB`
