import { backOffMs, pause } from './back-off.ts'
import { type Connection, type GatewayRequest, post } from './connection.ts'
import { asGatewayError, errorOf, type GatewayError } from './gateway-error.ts'

/** Executes one operation. Rejects with a GatewayError, or with the reason of `signal`. */
export async function execute<Data>(
  connection: Connection,
  request: GatewayRequest,
  signal: AbortSignal,
): Promise<Data> {
  try {
    const response = await post(connection, request, { accept, signal })
    const body = await response.json().catch(() => undefined)
    if (body?.data == null || body.errors !== undefined) throw errorOf(body, response)
    return body.data
  } catch (error) {
    signal.throwIfAborted()
    throw asGatewayError(error)
  }
}

/**
 * Executes an operation that may be repeated, again and again until it is answered. `onTrouble` hears why it
 * was not.
 */
export async function executeUntilAnswered<Data>(
  connection: Connection,
  request: GatewayRequest,
  { signal, onTrouble }: { signal: AbortSignal; onTrouble?: (error: GatewayError) => void },
): Promise<Data> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await execute(connection, request, signal)
    } catch (error) {
      signal.throwIfAborted()
      const trouble = asGatewayError(error)
      if (!trouble.isTransient) throw trouble
      onTrouble?.(trouble)
      await pause(Math.max(trouble.retryAfterMs ?? 0, backOffMs(times, failures)), signal)
    }
  }
}

const accept = 'application/graphql-response+json, application/json'
const times = { baseMs: 500, capMs: 10_000 }
