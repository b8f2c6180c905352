import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ObservedRequest } from '#http/observing/observed-request.ts'
import { exportTraces } from '#telemetry/export-traces.ts'
import { resourceOf } from '#telemetry/resource.ts'
import type { TelemetrySettings } from '#telemetry/settings.ts'
import type { Tracing } from '#telemetry/tracing/tracing.ts'
import { startCollector } from '../collector.ts'

const collector = await startCollector()
after(() => collector[Symbol.asyncDispose]())
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url

type Sampler = Required<TelemetrySettings>['traces']['sampler']
const all = ['begins here', 'sampled', 'unsampled']
const cases: readonly (readonly [Sampler, number, readonly string[]])[] = [
  ['parentbased_always_on', 1, ['begins here', 'sampled']],
  ['parentbased_always_off', 1, ['sampled']],
  ['parentbased_traceidratio', 1, ['begins here', 'sampled']],
  ['parentbased_traceidratio', 0, ['sampled']],
  ['always_on', 1, all],
  ['always_off', 1, []],
  ['traceidratio', 1, all],
  ['traceidratio', 0, []],
]

for (const [sampler, share, exported] of cases) {
  test(`${sampler} at ${share} exports the traces: ${exported.join(', ') || 'none'}`, async () => {
    const before = collector.spans().length
    const accepted: string[] = []
    {
      await using traces = await startTraces(sampler, share)
      for (const field of all) {
        if (play(traces.tracing, field, headersOf(field)) !== undefined) accepted.push(field)
      }
    }

    const names = collector
      .spans()
      .slice(before)
      .map(({ name }) => name)
    assert.deepEqual(accepted, exported)
    assert.deepEqual(
      names.sort(),
      [...exported.map(() => 'accept'), ...exported.map((field) => `mutation ${field}`)].sort(),
    )
  })
}

test('of the traces that begin here, the share that is asked for is traced', async () => {
  for (const sampler of ['parentbased_traceidratio', 'traceidratio'] as const) {
    await using traces = await startTraces(sampler, 0.05)
    let traced = 0
    for (let nth = 0; nth < 4_000; nth += 1) {
      if (play(traces.tracing, 'sendInvites', {}) !== undefined) traced += 1
    }

    // Six standard deviations to both sides of 200.
    assert.ok(traced > 117 && traced < 283, `${sampler}: ${traced} of 4,000`)
  }
})

test('what a request without a trace accepts is not of the trace that surrounds it', async () => {
  await using traces = await startTraces('parentbased_always_off', 1)
  const { tracing } = traces
  const outer = requestFor('outer')

  const [inner, own] = tracing.run(outer, headersOf('sampled'), () => [
    play(tracing, 'inner', headersOf('unsampled')),
    tracing.onAccept()?.traceparent,
  ])

  assert.equal(inner, undefined)
  assert.ok(own?.startsWith(`00-${traceId}-`))
})

const traceId = '0af7651916cd43dd8448eb211c80319c'

/** Takes a mutation through its acceptance to its end. Returns what its batch would remember. */
function play(tracing: Tracing, field: string, headers: Record<string, string>) {
  const request = requestFor(field)
  const accept = tracing.run(request, headers, () => tracing.onAccept())
  accept?.end(1, 'new')
  tracing.onRequest(request)
  return accept?.traceparent
}

function requestFor(field: string): ObservedRequest {
  const id = '00000000-0000-4000-8000-000000000000'
  return { id, field, operation: 'mutation', result: 'ok', codes: [], seconds: 0, isStream: false }
}

function headersOf(client: string): Record<string, string> {
  if (client === 'begins here') return {}
  return { traceparent: `00-${traceId}-b7ad6b7169203331-0${client === 'sampled' ? 1 : 0}` }
}

async function startTraces(sampler: Sampler, share: number) {
  return exportTraces(await resourceOf(), { sampler, share, delayMs: 5_000 })
}
