/**
 * Says what a bug was and ends the process with 1. Node itself would print the error with all that
 * hangs on it: requests, rows, tokens.
 */
export function onCrash(say: (error: unknown) => void): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      say(error)
      process.exit(1)
    })
  }
}

/** Where an error was thrown, from the inside out, without what it says. */
export function framesOf({ message, stack = '' }: Error): string[] {
  // A stack begins with the message, which may have lines that look like frames.
  const frames = stack.replace(message, '').split('\n')
  return frames.flatMap((line) => /^\s+at (.*:\d+:\d+\)?)$/.exec(line)?.[1] ?? [])
}
