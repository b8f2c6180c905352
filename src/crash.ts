/**
 * Reports an uncaught error and exits with status 1. Node itself would print everything attached to
 * the error: requests, rows, tokens.
 */
export function onCrash(report: (error: unknown) => void): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      report(error)
      process.exit(1)
    })
  }
}

/** The frames of an error's stack, innermost first, without its message. */
export function framesOf({ message, stack = '' }: Error): string[] {
  // The stack starts with the message, which may contain lines that look like frames.
  const frames = stack.replace(message, '').split('\n')
  return frames.flatMap((line) => /^\s+at (.*:\d+:\d+\)?)$/.exec(line)?.[1] ?? [])
}
