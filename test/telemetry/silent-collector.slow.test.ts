import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { startTelemetry } from '#telemetry/start.ts'

test('a collector that does not answer holds up the end for some seconds at most', async () => {
  const silent = createServer((socket) => socket.unref()).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  assert.ok(address !== null && typeof address === 'object')
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${address.port}`
  const measuring = await startTelemetry({
    ...{ exportEveryMs: 60_000, traces: { sampler: 'always_on', share: 1, delayMs: 5_000 } },
  })
  const { telemetry } = measuring
  const request = { id: 'x', codes: [], seconds: 1, isStream: false }
  const sending = { ...request, operation: 'mutation', field: 'sendInvites', result: 'ok' } as const
  telemetry.http.run(sending, {}, () => undefined)
  telemetry.http.onRequest(sending)
  const began = performance.now()

  await measuring[Symbol.asyncDispose]()

  const ms = performance.now() - began
  assert.ok(ms > 1_500 && ms < 9_000, `${ms} ms`)
  silent.close()
})
