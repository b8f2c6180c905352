import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from './rpc.ts'

/** Serves on a free port of the loopback address, and tells its parent where. */
export function serve(handle: RequestListener): void {
  const server = createServer(handle)
  const methods = {
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  server.listen(0, '127.0.0.1', () => answerParent(methods))
}

export interface ServerApi extends Record<string, (input: never) => unknown> {
  url(): string
}
