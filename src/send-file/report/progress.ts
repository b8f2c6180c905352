import { Presets, SingleBar } from 'cli-progress'
import { createTimeLeft } from './time-left.ts'

/** The progress that a person sees: a bar on a terminal, otherwise a line every ten seconds. */
export interface Progress {
  update(state: ProgressState): void
  stop(): void
}

export interface ProgressState {
  readonly done: number
  /** Of them, those whose outcome an earlier run had. */
  readonly replayed: number
  readonly failed: number
  /** Why it does not go on at the moment, or ''. */
  readonly note: string
}

/** Where progress is shown, and the timer of its lines. */
export interface Surroundings {
  readonly output: NodeJS.WriteStream
  /** Calls `run` every `ms` until the returned function is called. */
  every(ms: number, run: () => void): () => void
}

/** `isPlain`: without escape sequences, whatever the output is. */
export function startProgress(
  total: number,
  isPlain: boolean,
  { output, every }: Surroundings = ownTerminal,
): Progress {
  const timeLeft = createTimeLeft(total, () => performance.now())
  let state: ProgressState = { done: 0, replayed: 0, failed: 0, note: '' }
  const text = () => progressText(state, total, timeLeft.guess())
  const screen = output.isTTY && !isPlain ? showBar(total, output) : showLines(output, every, text)
  return {
    update: (next) => {
      state = next
      timeLeft.add(next.done, next.replayed)
      screen.update(next.done, text())
    },
    stop: () => screen.stop(),
  }
}

/** Without a guess of the time while nothing goes on, or before there is one. */
export function progressText(
  { done, failed, note }: ProgressState,
  total: number,
  left: string | undefined,
): string {
  const time = note === '' && left !== undefined && done < total ? `, ${left} left` : ''
  return `${done} of ${total} done, ${failed} failed${time}${note === '' ? '' : ` (${note})`}`
}

interface Screen {
  update(done: number, text: string): void
  stop(): void
}

const linesEveryMs = 10_000

const ownTerminal: Surroundings = {
  output: process.stderr,
  every: (ms, run) => {
    const timer = setInterval(run, ms)
    return () => clearInterval(timer)
  },
}

function showLines(
  output: NodeJS.WritableStream,
  every: Surroundings['every'],
  text: () => string,
): Screen {
  const write = () => output.write(`${text()}\n`)
  write()
  const end = every(linesEveryMs, write)
  return {
    update: () => undefined,
    stop: () => {
      end()
      write()
    },
  }
}

function showBar(total: number, stream: NodeJS.WriteStream): Screen {
  const bar = new SingleBar(
    {
      stream,
      format: '{bar} {text}',
      barsize: 20,
      // Without this the library disables the terminal's line wrapping, and a killed process could
      // not enable it again.
      linewrap: true,
    },
    Presets.shades_classic,
  )
  bar.start(total, 0, { text: `0 of ${total} done` })
  return {
    update: (done, text) => bar.update(done, { text }),
    stop: () => bar.stop(),
  }
}
