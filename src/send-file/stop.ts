/** An expected end: one sentence for the person at the terminal, without personal data. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode) {
    super(message)
    this.exitCode = exitCode
  }
}

/** `help.ts` explains each. */
export type ExitCode = 0 | 1 | 2 | 3 | InterruptCode

/** By convention 128 and the number of the signal: SIGINT or SIGTERM. */
export type InterruptCode = 130 | 143

/** The arguments or the file are wrong; nothing was sent. */
export function wrongUsage(message: string): Stop {
  return new Stop(message, 2)
}
