import type { Place } from './changes.ts'

/**
 * The latest events of a batch, for those of its followers who are behind the others: who read slowly
 * stay on the same events, which are made once. By their own readings they would never meet again.
 */
export interface RecentEvents<Next extends Made> {
  /** The event after a place, unless it was made in an earlier round than `round`. */
  after(place: Place, round: number): Next | undefined
  add(place: Place, next: Next): void
}

interface Made {
  readonly event: { readonly changed: readonly unknown[] }
  /** The number of the round that made it. */
  readonly round: number
}

// Some 100 kB each: the rows of 100 invites and their text.
const maxEvents = 64

export function createRecentEvents<Next extends Made>(): RecentEvents<Next> {
  const events = new Map<string, Next>()
  return {
    after: (place, round) => {
      const found = events.get(keyOf(place))
      // The state of the batch in later events is never older.
      return found !== undefined && found.round >= round ? found : undefined
    },
    add: (place, next) => {
      // Without changes it leads nowhere: later rounds may know what comes after the place.
      if (next.event.changed.length === 0) return
      const key = keyOf(place)
      events.delete(key)
      events.set(key, next)
      const [oldest] = events.keys()
      if (events.size > maxEvents && oldest !== undefined) events.delete(oldest)
    },
  }
}

/** Equal for equal places. */
export const keyOf = ({ version, position }: Place): string => `${version} ${position}`
