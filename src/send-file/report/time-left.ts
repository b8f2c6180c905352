/** Guesses how long the rest takes from the pace of the last minute. */
export interface TimeLeft {
  /** `done` recipients have their outcome; `replayed` of them had it before this run. */
  add(done: number, replayed: number): void
  /** In words. Undefined: there is nothing yet to guess from. */
  guess(): string | undefined
}

// Shorter, and one slow call would double the guess; longer, and a pause would stay in it.
const windowMs = 60_000
// Before that, a guess says more about the first call than about the rest.
const minMs = 5_000

/** `now` in milliseconds. */
export function createTimeLeft(total: number, now: () => number): TimeLeft {
  let samples: readonly Sample[] = [{ at: now(), worked: 0 }]
  let done = 0
  return {
    add: (all, replayed) => {
      done = all
      const sample = { at: now(), worked: all - replayed }
      const recent = samples.filter(({ at }) => sample.at - at <= windowMs)
      // One a second is enough, and bounds the memory.
      const isDense = sample.at - (recent.at(-2)?.at ?? 0) < 1_000
      samples = [...(isDense ? recent.slice(0, -1) : recent), sample]
    },
    guess: () => {
      const [first] = samples
      const last = samples.at(-1)
      if (first === undefined || last === undefined) return undefined
      const ms = now() - first.at
      const worked = last.worked - first.worked
      return ms < minMs || worked <= 0 ? undefined : inWords(((total - done) * ms) / worked / 1_000)
    },
  }
}

interface Sample {
  readonly at: number
  /** Recipients who got their outcome in this run. */
  readonly worked: number
}

/** `about 40 s`, `about 12 min`, `about 3.5 h`. */
export function inWords(seconds: number): string {
  if (seconds < 100) return `about ${Math.ceil(seconds)} s`
  if (seconds < 6_000) return `about ${Math.round(seconds / 60)} min`
  return `about ${Math.round(seconds / 360) / 10} h`
}
