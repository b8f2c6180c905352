import type { Logger } from '../logger.ts'
import { version } from '../version.ts'
import { exportTraces } from './export-traces.ts'
import { serveMetrics } from './metrics-server.ts'
import { reportProblems } from './problems.ts'
import { resourceOf } from './resource.ts'
import type { TelemetrySettings } from './settings.ts'
import { shutDown } from './shut-down.ts'
import { createTelemetry, type Telemetry } from './telemetry.ts'

/** Telemetry that is switched on. */
export interface RunningTelemetry extends AsyncDisposable {
  readonly telemetry: Telemetry
  /** Where the text for Prometheus is, if it is served. */
  readonly url: string | undefined
}

/** Loads the SDK and begins to serve and export. Rejects with a sentence where a port is not available. */
export async function startTelemetry(
  settings: TelemetrySettings,
  logger?: Logger,
): Promise<RunningTelemetry> {
  await using started = new AsyncDisposableStack()
  if (logger !== undefined) started.use(await reportProblems(logger))
  const [{ MeterProvider, PeriodicExportingMetricReader }, resource] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    resourceOf(),
  ])
  const text = settings.served && (await createText())
  const readers = text === undefined ? [] : [text.reader]
  const { exportEveryMs } = settings
  const pushed =
    exportEveryMs === undefined
      ? []
      : [
          new PeriodicExportingMetricReader({
            exporter: new (
              await import('@opentelemetry/exporter-metrics-otlp-proto')
            ).OTLPMetricExporter(),
            exportIntervalMillis: exportEveryMs,
          }),
        ]
  const provider = new MeterProvider({ resource, readers: [...readers, ...pushed] })
  started.defer(() => shutDown(provider))
  const { traces, served } = settings
  const tracing = traces && started.use(await exportTraces(resource, traces))
  const server = served && text && (await serveMetrics(text.read, served))
  if (server !== undefined) started.defer(() => server.close(1_000))
  const running = started.move()
  const meter = provider.getMeter('invite-gateway', version)
  return {
    telemetry: createTelemetry(meter, tracing?.tracing),
    url: server && `${server.url}/metrics`,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function createText() {
  const { PrometheusExporter, PrometheusSerializer } = await import(
    '@opentelemetry/exporter-prometheus'
  )
  const reader = new PrometheusExporter({ preventServerStart: true })
  const serializer = new PrometheusSerializer('', false, undefined, true, true)
  const read = async () => {
    const { resourceMetrics } = await reader.collect()
    return serializer.serialize(resourceMetrics)
  }
  return { reader, read }
}
