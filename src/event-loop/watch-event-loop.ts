import { everySecond } from './seconds.ts'

/** A time in which no event was handled. */
export interface LongTurn {
  readonly ms: number
  /** Of the processor, over all threads. Far less than `ms`: the process was stopped, or got no turn. */
  readonly cpuMs: number
}

/**
 * Reports when the event loop did not turn for a second or longer: something blocked it, or the process
 * was paused with its container or its machine. Callers waited meanwhile, and nothing else tells why.
 * A turn of less than two seconds may be missed, and up to one second of it is not counted.
 */
export function watchEventLoop(report: (turn: LongTurn) => void): Disposable {
  let lastAt = performance.now()
  let lastCpu = process.cpuUsage()
  return everySecond(() => {
    const ms = performance.now() - lastAt - everyMs
    const { user, system } = process.cpuUsage(lastCpu)
    lastAt = performance.now()
    lastCpu = process.cpuUsage()
    if (ms >= longMs) report({ ms, cpuMs: (user + system) / 1_000 })
  })
}

const everyMs = 1_000
// Four times as long as anything of ours may hold the event loop.
const longMs = 1_000
