import type { Resource } from '@opentelemetry/resources'
import { version } from '../version.ts'
import type { TelemetrySettings } from './settings.ts'
import { shutDown } from './shut-down.ts'
import { samplingOf } from './tracing/sampling.ts'
import { createSpans } from './tracing/spans.ts'
import { createTracing, type Tracing } from './tracing/tracing.ts'

/** Exports traces by OTLP until it is disposed of, which exports the rest. */
export async function exportTraces(
  resource: Resource,
  settings: Required<TelemetrySettings>['traces'],
): Promise<AsyncDisposable & { readonly tracing: Tracing }> {
  const [api, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
  ])
  const { sampler, mayTrace } = samplingOf(sdk, settings)
  const provider = new sdk.TracerProvider({
    resource,
    sampler,
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter(),
        scheduledDelayMillis: settings.delayMs,
      }),
    ],
  })
  const tracer = provider.getTracer('invite-gateway', version)
  return {
    tracing: createTracing(createSpans({ tracer, api }), mayTrace),
    [Symbol.asyncDispose]: () => shutDown(provider),
  }
}
