import type { Resource } from '@opentelemetry/resources'
import type { Sampler } from '@opentelemetry/sdk-trace'
import { version } from '../version.ts'
import type { TelemetrySettings } from './settings.ts'
import { shutDown } from './shut-down.ts'
import { createSpans, createTracing, type Tracing } from './tracing/tracing.ts'

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
  const provider = new sdk.TracerProvider({
    resource,
    sampler: samplerOf(sdk, settings),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter(),
        scheduledDelayMillis: settings.delayMs,
      }),
    ],
  })
  const tracer = provider.getTracer('invite-gateway', version)
  return {
    tracing: createTracing(createSpans({ tracer, api })),
    [Symbol.asyncDispose]: () => shutDown(provider),
  }
}

function samplerOf(
  sdk: typeof import('@opentelemetry/sdk-trace'),
  { sampler: name, share }: Required<TelemetrySettings>['traces'],
): Sampler {
  const roots = {
    always_on: () => new sdk.AlwaysOnSampler(),
    always_off: () => new sdk.AlwaysOffSampler(),
    traceidratio: () => new sdk.TraceIdRatioBasedSampler(share),
  }
  const [, parents, root] = /^(parentbased_)?(\w+)$/.exec(name) ?? []
  const sampler = roots[root as keyof typeof roots]()
  return parents === undefined ? sampler : new sdk.ParentBasedSampler({ root: sampler })
}
