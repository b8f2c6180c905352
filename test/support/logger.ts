import { createLogger, type Logger } from '../../src/logger.ts'

/** Keeps what was logged, for tests that look at it. */
export interface TestLogger extends Logger {
  readonly lines: readonly {
    readonly level: Level
    readonly message: string
    readonly fields: unknown
  }[]
  /** The same as production writes it. */
  written(): string
}

type Level = 'info' | 'warn' | 'error'

/** An e-mail address, which no log may hold. */
export const address = /[\w.+-]+@[\w-]+\.[\w.-]+/

export function createTestLogger(): TestLogger {
  const lines: { level: Level; message: string; fields: unknown }[] = []
  const written: string[] = []
  const production = createLogger([], { write: (line) => void written.push(line) })
  const log =
    (level: Level): Logger['info'] =>
    (fields, message) => {
      lines.push({ level, message, fields })
      production[level](fields, message)
    }
  return {
    lines,
    written: () => written.join(''),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
  }
}
