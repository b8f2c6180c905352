import type { Logger } from '../logger.ts'

/** Logs what keeps the SDK from exporting: the first of it at once, then once a minute at most. */
export async function reportProblems(logger: Logger): Promise<Disposable> {
  const { diag, DiagLogLevel } = await import('@opentelemetry/api')
  let reportedAt = Number.NEGATIVE_INFINITY
  const report = (...problem: readonly unknown[]) => {
    if (performance.now() - reportedAt < everyMs) return
    reportedAt = performance.now()
    logger.warn({ problem: problem.join(' ').slice(0, maxLength) }, 'telemetry was not exported')
  }
  const ignore = () => undefined
  // Warnings quote headers that are wrong, and headers may be secret.
  const diagLogger = { error: report, warn: ignore, info: ignore, debug: ignore, verbose: ignore }
  diag.setLogger(diagLogger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true })
  return { [Symbol.dispose]: () => diag.disable() }
}

const everyMs = 60_000
const maxLength = 500
