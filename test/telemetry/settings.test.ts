import assert from 'node:assert/strict'
import { test } from 'node:test'
import { telemetrySettings } from '#telemetry/settings.ts'

const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318'

const rows = [
  ['one in twenty, without a setting', {}, 'parentbased_traceidratio', 0.05],
  ['a share of its own', { OTEL_TRACES_SAMPLER_ARG: 0.5 }, 'parentbased_traceidratio', 0.5],
  [
    'all, as the specification says, where a sampler is named without a share',
    { OTEL_TRACES_SAMPLER: 'traceidratio' },
    'traceidratio',
    1,
  ],
  ['all', { OTEL_TRACES_SAMPLER: 'always_on' }, 'always_on', 1],
] as const
for (const [fact, variables, sampler, share] of rows) {
  test(`of the traces that begin here these are exported: ${fact}`, () => {
    const { traces } =
      telemetrySettings({ OTEL_EXPORTER_OTLP_ENDPOINT, ...variables }, undefined) ?? {}

    assert.deepEqual(traces, { sampler, share, delayMs: 5_000 })
  })
}

test('nothing is measured without an endpoint and a port, or where it is disabled', () => {
  const served = { host: '127.0.0.1', port: 9464 }

  assert.equal(telemetrySettings({}, undefined), undefined)
  const disabled = { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' } as const
  assert.equal(telemetrySettings(disabled, served), undefined)
})
