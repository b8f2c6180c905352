import type { Logger } from '../../src/logger.ts'

/** Keeps what was logged, for tests that look at it. */
export interface TestLogger extends Logger {
  readonly lines: readonly {
    readonly level: 'info' | 'error'
    readonly message: string
    readonly fields: unknown
  }[]
}

export function createTestLogger(): TestLogger {
  const lines: { level: 'info' | 'error'; message: string; fields: unknown }[] = []
  return {
    lines,
    info: (fields, message) => void lines.push({ level: 'info', message, fields }),
    error: (fields, message) => void lines.push({ level: 'error', message, fields }),
  }
}
