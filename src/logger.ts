import { type DestinationStream, pino } from 'pino'
import { secretMasker } from '#redact.ts'
import { framesOf } from './crash.ts'

/**
 * Structured log lines: fields first, then one sentence. Fields never hold an address, a name, an
 * invite text or a secret.
 */
export interface Logger {
  info(fields: Fields, message: string): void
  error(fields: Fields, message: string): void
}

type Fields = Readonly<Record<string, unknown>>

/** JSON lines, on standard error as a rule. None of the secrets stands in what an error says. */
export function createLogger(
  secrets: readonly string[] = [],
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const mask = secretMasker(secrets)
  return pino({ serializers: { error: (error: unknown) => errorFields(error, mask) } }, to)
}

/**
 * An error without the values it may carry: drivers and SDKs hang queries, rows and requests on
 * their errors, and with them addresses and texts.
 */
function errorFields(error: unknown, mask: (text: string) => string): Fields {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? mask(String(error.code)) : undefined
  return {
    type: mask(error.name),
    message: mask(error.message),
    stack: framesOf(error),
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause, mask) }),
  }
}
