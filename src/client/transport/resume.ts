import { type BackOff, backOffMs, pause } from './back-off.ts'
import type { Connection, GatewayRequest } from './connection.ts'
import { type EventResult, eventStream, type Patience } from './event-stream.ts'
import { asGatewayError, GatewayError } from './gateway-error.ts'

export interface StreamTimes extends Patience {
  /** Between a cut and the next attempt. */
  readonly again: BackOff
}

export const streamTimes: StreamTimes = {
  firstByteMs: 10_000,
  // Two bytes of the gateway that did not come, and some.
  silentMs: 30_000,
  again: { baseMs: 500, capMs: 15_000 },
}

export interface StreamListener {
  readonly onEvent: (result: EventResult) => void
  /** The stream was cut or refused, this many times since the last event. It is tried again. */
  readonly onCut?: (error: GatewayError, failures: number) => void
}

/**
 * Follows a subscription until the gateway completes it, over as many connections as that takes: each goes on
 * at the last `cursor`, where the document has it and takes `$after`. Rejects with a GatewayError that no
 * attempt would mend.
 */
export async function resumingStream(
  connection: Connection,
  request: GatewayRequest,
  listener: StreamListener,
  { signal, times = streamTimes }: { readonly signal: AbortSignal; readonly times?: StreamTimes },
): Promise<void> {
  let variables = request.variables
  for (let failures = 0; ; ) {
    try {
      const events = eventStream(connection, { ...request, variables }, { signal, patience: times })
      for await (const event of events) {
        failIfRefused(event)
        failures = 0
        variables = after(cursorOf(event), request.query, variables)
        listener.onEvent(event)
      }
      return
    } catch (error) {
      signal.throwIfAborted()
      failures += 1
      const trouble = asGatewayError(error)
      if (!mayTryAgain(trouble, connection, failures)) throw trouble
      listener.onCut?.(trouble, failures)
      const waitMs = Math.max(trouble.retryAfterMs ?? 0, backOffMs(times.again, failures))
      await pause(waitMs, signal)
    }
  }
}

function failIfRefused({ data, errors }: EventResult): void {
  if (data == null && errors?.[0] !== undefined) {
    throw new GatewayError(errors[0].message, { code: errors[0].extensions?.code })
  }
}

/**
 * What refuses a stream without a code is no gateway: a proxy that may be passed later. A key that has expired
 * in mid-stream is asked for once more.
 */
function mayTryAgain(trouble: GatewayError, connection: Connection, failures: number): boolean {
  if (trouble.code === 'UNAUTHENTICATED') {
    return typeof connection.headers === 'function' && failures === 1
  }
  return trouble.isTransient || trouble.code === undefined
}

function cursorOf({ data }: EventResult): unknown {
  const [event] = Object.values(data ?? {}) as readonly ({ cursor?: unknown } | null)[]
  return event?.cursor
}

function after(cursor: unknown, query: string, variables: object): object {
  return typeof cursor === 'string' && /\$after\b/.test(query)
    ? { ...variables, after: cursor }
    : variables
}
