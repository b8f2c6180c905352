import { pino } from 'pino'

/**
 * Structured log lines: fields first, then one sentence. Fields never hold an address, a name, an
 * invite text or a secret.
 */
export interface Logger {
  info(fields: Fields, message: string): void
  error(fields: Fields, message: string): void
}

type Fields = Readonly<Record<string, unknown>>

/** JSON lines on standard error. */
export function createLogger(): Logger {
  return pino({ serializers: { error: errorFields } }, pino.destination({ dest: 2, sync: true }))
}

/**
 * An error without the values it may carry: drivers and SDKs hang queries, rows and requests on
 * their errors, and with them addresses and texts.
 */
function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  }
}
