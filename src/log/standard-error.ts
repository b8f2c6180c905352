import { constants, fstatSync, openSync, write, writeSync } from 'node:fs'

/**
 * Standard error for lines that nobody may wait for. While it takes none, because nobody reads it or its
 * disk is full, up to 8 MB of lines wait; further ones are dropped, and `dropped` is called with their
 * number and written once it takes lines again. When the process exits, what waits is written
 * within a second, or not at all. Nothing throws.
 *
 * sonic-boom, which pino would use, lets an error of the disk end the process, and then repeats its last
 * write for ever.
 */
export function openStandardError(dropped: (lines: number) => string): {
  write(line: string): void
} {
  const descriptor = thatNeverBlocks(2)
  const waiting: string[] = []
  let waitingBytes = 0
  let lost = 0
  let fullMs = minFullMs
  let isWriting = false
  let isInFlight = false
  let rest: Buffer = Buffer.alloc(0)

  const takeChunk = (): Buffer => {
    if (rest.length > 0) return rest
    if (waiting.length === 0 && lost > 0) {
      waiting.push(dropped(lost))
      lost = 0
    }
    const lines = waiting.splice(0, linesAtOnce)
    rest = Buffer.from(lines.join(''))
    waitingBytes = waiting.length === 0 ? 0 : waitingBytes - rest.length
    return rest
  }
  const writeNext = (): void => {
    const chunk = takeChunk()
    isWriting = chunk.length > 0
    if (!isWriting) return
    isInFlight = true
    write(descriptor, chunk, (error, written) => {
      isInFlight = false
      if (error === null) {
        rest = chunk.subarray(written)
        fullMs = minFullMs
        return writeNext()
      }
      setTimeout(writeNext, error.code === 'EAGAIN' ? fullMs : brokenMs).unref()
      fullMs = Math.min(2 * fullMs, maxFullMs)
    })
  }
  process.once('exit', () => {
    const end = performance.now() + maxExitMs
    // The exit waits for it.
    if (isInFlight) rest = Buffer.alloc(0)
    try {
      for (let chunk = takeChunk(); chunk.length > 0; chunk = takeChunk()) {
        rest = chunk.subarray(writePatiently(descriptor, chunk, end))
      }
    } catch {
      // It takes no more, and the process ends.
    }
  })
  return {
    write: (line) => {
      const bytes = Buffer.byteLength(line)
      if (waitingBytes + bytes > maxWaitingBytes) {
        lost += 1
        return
      }
      waiting.push(line)
      waitingBytes += bytes
      if (!isWriting) writeNext()
    },
  }
}

/**
 * The same terminal or pipe, opened once more: a write that sleeps until somebody reads holds a thread, for
 * which an exit waits. Setting the flag on `descriptor` itself would set it for all who share it.
 */
function thatNeverBlocks(descriptor: number): number {
  try {
    const stats = fstatSync(descriptor)
    // A file would be written from its beginning; and it never blocks.
    if (!stats.isFIFO() && !stats.isCharacterDevice()) return descriptor
    const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = constants
    return openSync(`/proc/self/fd/${descriptor}`, O_WRONLY | O_NONBLOCK | O_NOCTTY)
  } catch {
    // A socket, another user's, or no Linux.
    return descriptor
  }
}

/** How much was written. Throws when that fails, or is not possible before `end`. */
function writePatiently(descriptor: number, chunk: Buffer, end: number): number {
  for (;;) {
    try {
      return writeSync(descriptor, chunk)
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
      if (!isFull || performance.now() > end) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, exitStepMs)
    }
  }
}

const maxWaitingBytes = 8_000_000
const linesAtOnce = 50
// A terminal takes 4 kB at a time.
const minFullMs = 1
const maxFullMs = 128
const brokenMs = 1_000
const maxExitMs = 1_000
const exitStepMs = 10
