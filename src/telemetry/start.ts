import { version } from '../version.ts'
import { serveMetrics } from './metrics-server.ts'
import { createTelemetry, type Telemetry } from './telemetry.ts'

/** Where metrics are served as text for Prometheus. */
export interface TelemetrySettings {
  readonly host: string
  /** 0 chooses any free port. */
  readonly port: number
}

/** Telemetry that is switched on. */
export interface RunningTelemetry extends AsyncDisposable {
  readonly telemetry: Telemetry
  /** Where the text is. */
  readonly url: string
}

/** Loads the SDK and begins to serve. Rejects with a sentence where the port is not available. */
export async function startTelemetry(settings: TelemetrySettings): Promise<RunningTelemetry> {
  const [{ MeterProvider }, { PrometheusExporter, PrometheusSerializer }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/exporter-prometheus'),
  ])
  await using started = new AsyncDisposableStack()
  const exporter = new PrometheusExporter({ preventServerStart: true })
  const serializer = new PrometheusSerializer('', false, undefined, true, true)
  const provider = new MeterProvider({ readers: [exporter] })
  started.defer(() => provider.shutdown())
  const server = await serveMetrics(async () => {
    const { resourceMetrics } = await exporter.collect()
    return serializer.serialize(resourceMetrics)
  }, settings)
  started.defer(() => server.close(1_000))
  const running = started.move()
  return {
    telemetry: createTelemetry(provider.getMeter('invite-gateway', version)),
    url: `${server.url}/metrics`,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
