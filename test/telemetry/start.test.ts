import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { createReading } from '#telemetry/instruments/reading.ts'
import { startTelemetry } from '#telemetry/start.ts'
import { freshPglite } from '../support/database.ts'
import { scrape } from './scrape.ts'

test('a port that is taken is one sentence that names METRICS_PORT', async () => {
  const occupant = createServer().listen(0, '127.0.0.1')
  await once(occupant, 'listening')
  const address = occupant.address()
  assert.ok(address !== null && typeof address === 'object')
  const { port } = address

  await assert.rejects(startTelemetry({ served: { host: '127.0.0.1', port } }), {
    message: `Cannot listen on 127.0.0.1:${port}: another program does; stop it, or set METRICS_PORT.`,
  })
  occupant.close()
})

test('while the database does not answer, what it would tell is absent', async () => {
  await using measuring = await startTelemetry({ served: { host: '127.0.0.1', port: 0 } })
  const database = await freshPglite()
  const load = () => ({ working: 1, waiting: 2 })
  using _watching = measuring.telemetry.watch({ database, kinds: ['CHIME'], load })
  await database[Symbol.asyncDispose]()

  const scraped = await scrape(measuring.url ?? '')

  assert.equal(scraped.sum('invite_gateway_database_up'), 0)
  assert.equal(scraped.sum('invite_gateway_lane_depth'), undefined)
  assert.equal(scraped.sum('invite_gateway_requests_now', { state: 'waiting' }), 2)
  assert.equal(scraped.sum('invite_gateway_info'), 1)
})

test('a reading is shared, and is not repeated at once', async () => {
  let readings = 0
  const first = Promise.withResolvers<number>()
  const read = createReading(() => {
    readings += 1
    return first.promise
  })

  const both = Promise.all([read(), read()])
  first.resolve(7)

  assert.deepEqual(await both, [7, 7])
  assert.equal(await read(), 7)
  assert.equal(readings, 1)
})

test('a reading that failed has no result', async () => {
  const read = createReading(() => Promise.reject(new Error('no database')))

  assert.equal(await read(), undefined)
  assert.equal(await read(), undefined)
})
