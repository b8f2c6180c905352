import { type DestinationStream, pino } from 'pino'
import { secretMasker } from '#redact.ts'
import { framesOf } from './crash.ts'

/**
 * Writes structured log lines: fields and one sentence. Fields never hold an e-mail address, a name,
 * an invite text or a secret.
 */
export interface Logger {
  info(fields: Fields, message: string): void
  /** Something passes by itself, such as a throttled call. */
  warn(fields: Fields, message: string): void
  /** Somebody should look. */
  error(fields: Fields, message: string): void
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Writes JSON lines with the names of levels and ISO times, to standard error by default. Masks the
 * secrets in the fields of errors.
 */
export function createLogger(
  secrets: readonly string[] = [],
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const mask = secretMasker(secrets)
  return pino(
    {
      serializers: { error: (error: unknown) => errorFields(error, mask) },
      formatters: { level: (level) => ({ level }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    to,
  )
}

/**
 * Keeps the type, message, code, stack and cause of an error only: drivers and SDKs attach queries,
 * rows and requests to their errors, which contain addresses and texts.
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
