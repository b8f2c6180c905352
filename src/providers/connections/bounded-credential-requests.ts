import { AsyncLocalStorage } from 'node:async_hooks'
import { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { ClientRequest } from 'node:http'
import { boundRequest, isBounded } from './bounded-request.ts'

/**
 * Bounds what the SDK does for credentials while `run` runs.
 *
 * - Requests at the metadata service of an instance and at the endpoint of a container: the SDK takes
 *   no agent for them. It collects answers of any length, waits for ever for one that drips, and for
 *   one that was cut, it never stops waiting.
 * - The `credential_process` of a profile: every later call would wait for one that hangs.
 */
export function boundCredentialRequests<Result>(
  run: () => Promise<Result>,
  { maxRequestMs = 5_000, maxProcessMs = 20_000 }: Partial<Bounds> = {},
): Promise<Result> {
  return bounds.run({ maxRequestMs, maxProcessMs }, run)
}

interface Bounds {
  /**
   * The endpoints are on the same machine and answer in milliseconds. The SDK may ask a container's
   * four times, and all of that fits into an attempt.
   */
  readonly maxRequestMs: number
  /** Such a process may ask a service for a session. */
  readonly maxProcessMs: number
}

const bounds = new AsyncLocalStorage<Bounds>()

// Node publishes every request of the process here, before it leaves.
subscribe('http.client.request.created', (message) => {
  const { maxRequestMs: maxMs } = bounds.getStore() ?? {}
  const request = requestOf(message)
  if (maxMs === undefined || request === undefined || isBounded(request)) return
  // Where the answer has begun, Node tells only the answer, to which the SDK does not always listen.
  boundRequest(request, { maxMs, report: (error) => request.emit('error', error) })
  // Node may tell the request as well, after the SDK's listener has gone.
  request.on('error', () => undefined)
})

// And every process that it makes.
subscribe('child_process', (message) => {
  const { maxProcessMs } = bounds.getStore() ?? {}
  const child = processOf(message)
  if (maxProcessMs === undefined || child === undefined) return
  const slow = setTimeout(() => {
    endWithChildren(child)
    // A process that has left the group may hold them open, and the SDK waits for their end.
    child.stdout?.destroy()
    child.stderr?.destroy()
  }, maxProcessMs).unref()
  // Not its exit: what it has left behind may hold its output open.
  child.once('close', () => clearTimeout(slow))
})

// Before it starts, where Node publishes that. The SDK starts a shell: killed alone, it would leave the
// program that it runs behind. A process group can be killed as a whole.
subscribe('tracing:child_process.spawn:start', (message) => {
  const child = bounds.getStore() && canHaveGroups ? processOf(message) : undefined
  const options = child && optionsOf(message)
  if (child === undefined || options === undefined) return
  options.detached = true
  leaders.add(child)
})

const canHaveGroups = process.platform !== 'win32'
const leaders = new WeakSet<ChildProcess>()

function endWithChildren(child: ChildProcess): void {
  child.kill('SIGKILL')
  if (child.pid === undefined || !leaders.has(child)) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // All have ended.
  }
}

function processOf(message: unknown): ChildProcess | undefined {
  if (typeof message !== 'object' || message === null || !('process' in message)) return undefined
  return message.process instanceof ChildProcess ? message.process : undefined
}

function optionsOf(message: unknown): { detached?: boolean } | undefined {
  if (typeof message !== 'object' || message === null || !('options' in message)) return undefined
  return message.options ?? undefined
}

function requestOf(message: unknown): ClientRequest | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined
  return message.request instanceof ClientRequest ? message.request : undefined
}
