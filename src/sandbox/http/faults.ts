import type { ServerResponse } from 'node:http'
import type { Fault } from '../emulator.ts'
import type { Reply } from './upstream.ts'

/** Whether the request takes effect before the fault. */
export function isProcessed(fault: Fault): boolean {
  return fault.kind === 'short' || ('accepted' in fault && fault.accepted === true)
}

export function answer(reply: Reply, response: ServerResponse): void {
  response.writeHead(reply.status, head(reply))
  response.end(reply.body)
}

/** `reply` is the correct answer; for an `error`, the requested one. */
export function fail(fault: Fault, reply: Reply, response: ServerResponse): void {
  switch (fault.kind) {
    case 'throttle':
    case 'short':
      answer(reply, response)
      break
    case 'error':
      answer(movedInTime(reply, fault.dateOffsetMinutes), response)
      break
    case 'html-error':
      answer(htmlPage(fault.status), response)
      break
    case 'reset':
      response.socket?.resetAndDestroy()
      break
    case 'stall':
      break
    case 'cut':
      breakOff(reply, response)
      break
    case 'rubbish':
      answer({ ...reply, body: '<html><body>Welcome to Wi-Fi</body></html>' }, response)
      break
    case 'redirect':
      answer(redirect(fault.status, fault.location), response)
  }
}

function redirect(status: number, location: string): Reply {
  return { status, headers: { location }, body: '' }
}

function head({ body, headers }: Reply): Record<string, string | number> {
  return {
    'content-type': 'application/json',
    ...headers,
    'content-length': Buffer.byteLength(body),
  }
}

/** As a server answers whose clock is so far ahead. */
export function movedInTime(reply: Reply, minutes = 0): Reply {
  if (minutes === 0) return reply
  const date = new Date(Date.now() + minutes * 60_000).toUTCString()
  return { ...reply, headers: { ...reply.headers, date } }
}

/** A load balancer in front of the upstream: no JSON, no request id. */
function htmlPage(status: number): Reply {
  const body = `<html><head><title>${status}</title></head><body>${status}</body></html>`
  return { status, headers: { 'content-type': 'text/html' }, body }
}

function breakOff(reply: Reply, response: ServerResponse): void {
  const whole = reply.body === '' ? { ...reply, body: '{}' } : reply
  response.writeHead(whole.status, head(whole))
  const half = whole.body.slice(0, Math.ceil(whole.body.length / 2))
  response.write(half, () => response.socket?.destroy())
}
