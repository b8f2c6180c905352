import { type DestinationStream, pino } from 'pino'
import { secretMasker } from '#redact/redactor.ts'
import { framesOf } from './crash.ts'
import { openStandardError } from './log/standard-error.ts'

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
 * secrets in the fields of errors. Nobody waits for standard error to be read or for space on its disk: up
 * to 8 MB of lines wait, further ones are dropped, and a line says how many.
 */
export function createLogger(
  secrets: readonly string[] = [],
  to: DestinationStream = openStandardError(dropped),
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

const dropped = (lines: number) =>
  `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), lines, msg: 'lines were dropped: the log took no more' })}\n`
