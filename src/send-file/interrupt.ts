import type { InterruptCode } from './stop.ts'

const codes = { SIGINT: 130, SIGTERM: 143 } as const satisfies Record<string, InterruptCode>

// npm passes Ctrl+C on to a process that the terminal has interrupted already.
const sameMs = 1_000

/**
 * Aborts with an `InterruptCode` when a person presses Ctrl+C or the system ends the process. A second
 * time ends the process at once.
 */
export function catchInterrupts(): AbortSignal {
  const controller = new AbortController()
  let firstAt: number | undefined
  for (const [signal, code] of Object.entries(codes)) {
    process.on(signal, () => {
      if (firstAt !== undefined && performance.now() - firstAt > sameMs) process.exit(code)
      firstAt ??= performance.now()
      controller.abort(code)
    })
  }
  return controller.signal
}
