import type { Logger } from '../../logger.ts'

/** Something that may happen thousands of times in a minute. */
export interface Occurrence {
  /** What it is about, in every line. Equal texts as `key` are the same thing. */
  readonly key: string
  readonly about: Readonly<Record<string, unknown>>
  /** Only in the line of the first one. */
  readonly details: Readonly<Record<string, unknown>>
  readonly level: 'warn' | 'error'
  readonly message: string
  readonly recipients?: number
  /** The upstream's own name for it. */
  readonly code?: string
}

/** Logs the first of equal occurrences at once, and the others once a minute as a count. */
export interface RepeatLog extends Disposable {
  /** Returns whether it was logged, not only counted. */
  note(occurrence: Occurrence): boolean
}

interface Tally {
  times: number
  recipients: number
  readonly codes: Map<string, number>
}

export function createRepeatLog(logger: Logger, everyMs = 60_000): RepeatLog {
  const tallies = new Map<string, Tally>()
  const endings = new Map<string, () => void>()

  const begin = ({ key, about, level, message }: Occurrence): void => {
    tallies.set(key, { times: 0, recipients: 0, codes: new Map() })
    const report = () => {
      const { times = 0, recipients, codes = [] } = tallies.get(key) ?? {}
      if (times === 0) return false
      const counts = { times, ...(recipients ? { recipients } : {}) }
      logger[level]({ ...about, ...counts, codes: Object.fromEntries(codes) }, `${message}, again`)
      return true
    }
    const timer = setInterval(() => {
      // The minute after a count begins with zero: what goes on is counted, not told again.
      if (report()) tallies.set(key, { times: 0, recipients: 0, codes: new Map() })
      else end()
    }, everyMs).unref()
    const end = () => {
      clearInterval(timer)
      tallies.delete(key)
      endings.delete(key)
    }
    endings.set(key, () => {
      report()
      end()
    })
  }

  return {
    note: (occurrence) => {
      const { key, about, details, level, message, recipients = 0, code } = occurrence
      const tally = tallies.get(key)
      if (tally === undefined) {
        begin(occurrence)
        logger[level]({ ...about, ...details }, message)
        return true
      }
      tally.times += 1
      tally.recipients += recipients
      if (code === undefined) return false
      const word = tally.codes.has(code) || tally.codes.size < maxCodes ? code : 'other'
      tally.codes.set(word, (tally.codes.get(word) ?? 0) + 1)
      return false
    },
    [Symbol.dispose]: () => {
      for (const end of [...endings.values()]) end()
    },
  }
}

// An upstream could invent new codes without end.
const maxCodes = 10
