import { listen } from '#http/server.ts'
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts'

/** A gateway behind a real socket, on a free port. */
export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly gateway: TestGateway
}

export async function startServer(options: TestGatewayOptions = {}): Promise<TestServer> {
  await using started = new AsyncDisposableStack()
  const gateway = started.use(await startTestGateway(options))
  const server = await listen(gateway.gateway.handle, { host: '127.0.0.1', port: 0 })
  started.defer(() => server.close(1_000))
  const running = started.move()
  return { url: server.url, gateway, [Symbol.asyncDispose]: () => running.disposeAsync() }
}
