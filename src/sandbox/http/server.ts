import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Emulator, Fault, LedgerRow, RequestRow } from '../emulator.ts'
import { answer, fail, isProcessed, movedInTime } from './faults.ts'
import type { Incoming, Reply, Upstream } from './upstream.ts'

/** Serves one upstream on 127.0.0.1. Port 0 takes any free one. */
export async function startEmulator(
  kind: ProviderKind,
  createUpstream: () => Upstream,
  port: number,
): Promise<Emulator> {
  const ledger: LedgerRow[] = []
  const requests: RequestRow[] = []
  const queue: Fault[] = []
  let plan: ((request: RequestRow) => Fault | undefined) | undefined
  let latencyMs = 0
  let clockMinutes = 0
  let release = () => {}
  let released: Promise<void> | undefined
  let upstream = createUpstream()

  const server = createServer((request, response) => void serve(request, response))
  // Node's default of 5 s would close idle sockets of the clients' keep-alive agents: a fault that
  // no test asked for.
  server.keepAliveTimeout = 600_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const incoming = await receive(request, clockMinutes)
    if (!incoming) return
    const { reply: undated, fault } = process(incoming)
    const reply = movedInTime(undated, clockMinutes)
    if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false })
    await released
    if (response.destroyed) return
    if (fault) fail(fault, reply, response)
    else answer(reply, response)
  }

  function process(incoming: Incoming): { reply: Reply; fault?: Fault | undefined } {
    const exchange = upstream.recognise(incoming)
    if ('body' in exchange) return { reply: exchange }

    const { at, requestId, headers } = incoming
    const { operation, destinationId, recipients } = exchange
    const row = { at, operation, destinationId, recipients, requestId, headers }
    requests.push(row)

    const ordered = queue.shift() ?? plan?.(row)
    const refusal = ordered && !isProcessed(ordered) ? undefined : exchange.rejection()
    const fault = ordered ?? (refusal ? undefined : exchange.namedFault())
    if (fault?.kind === 'throttle') return { reply: exchange.throttle(fault.retryAfterSeconds) }

    const accept = (recipient: string) =>
      ledger.push({ at, operation, destinationId, recipient, requestId })
    const leaveOut = fault?.kind === 'short' ? fault.leaveOut : 0
    const operate = () => refusal ?? exchange.operate({ accept, leaveOut })
    if (!fault) return { reply: operate() }

    const processed = isProcessed(fault) ? operate() : undefined
    if (fault.kind === 'error') return { reply: exchange.error(fault), fault }
    return { reply: processed ?? exchange.emptySuccess, fault }
  }

  const { port: actualPort } = server.address() as AddressInfo
  return {
    kind,
    url: `http://127.0.0.1:${actualPort}`,
    ledger,
    requests,
    next: (fault, times = 1) => void queue.push(...Array.from({ length: times }, () => fault)),
    decide: (decider) => {
      plan = decider
    },
    latency: (ms) => {
      latencyMs = ms
    },
    clock: (aheadMinutes) => {
      clockMinutes = aheadMinutes
    },
    hold() {
      const held = Promise.withResolvers<void>()
      released = held.promise
      release = () => held.resolve()
      return release
    },
    reset() {
      ledger.length = requests.length = queue.length = latencyMs = clockMinutes = 0
      plan = undefined
      release()
      upstream = createUpstream()
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Undefined: the client disconnected before its body was complete. */
async function receive(
  request: IncomingMessage,
  clockMinutes: number,
): Promise<Incoming | undefined> {
  const body = await buffer(request).catch(() => undefined)
  if (!body) return undefined
  const [path = '', ...query] = (request.url ?? '').split('?')
  const headers = Object.entries(request.headersDistinct).map(([name, values]) => [
    name,
    (values ?? []).join(','),
  ])
  return {
    at: performance.now(),
    upstreamTime: Date.now() + clockMinutes * 60_000,
    requestId: randomUUID(),
    method: request.method ?? '',
    path,
    query: query.join('?'),
    headers: Object.fromEntries(headers),
    body,
  }
}
