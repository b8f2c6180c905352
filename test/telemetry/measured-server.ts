import { startTelemetry } from '#telemetry/start.ts'
import { startServer, type TestServer } from '../http/server.ts'
import type { TestGatewayOptions } from '../support/gateway.ts'
import { type Scrape, scrape } from './scrape.ts'

/** A gateway behind a socket that serves its metrics. */
export interface MeasuredServer extends TestServer {
  readonly metricsUrl: string
  scrape(): Promise<Scrape>
}

export async function startMeasured(options: TestGatewayOptions = {}): Promise<MeasuredServer> {
  await using started = new AsyncDisposableStack()
  const { telemetry, url: metricsUrl = '' } = started.use(
    await startTelemetry({ served: { host: '127.0.0.1', port: 0 } }),
  )
  const server = started.use(await startServer({ telemetry, ...options }))
  const running = started.move()
  return {
    ...{ url: server.url, gateway: server.gateway, metricsUrl },
    scrape: () => scrape(metricsUrl),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
