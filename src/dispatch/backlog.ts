/**
 * What is known of what waits in a lane, so that nobody looks for nothing. A notification may come while
 * a look is under way that has not seen what it is about.
 */
export interface Backlog {
  /** Something may have come. */
  note(): void
  /** To be taken before looking. */
  mark(): number
  /** What the look saw that began at `mark`. */
  saw(mark: number, isEmpty: boolean): void
  /** May something have come since the last look? */
  hasNews(): boolean
  /** Has nothing come since a look saw that nothing waits, neither now nor for later? */
  isEmpty(): boolean
}

/** Nothing is known at first. */
export function createBacklog(): Backlog {
  let notes = 0
  let seen = -1
  let wasEmpty = false
  return {
    note: () => {
      notes += 1
    },
    mark: () => notes,
    saw: (mark, isEmpty) => {
      seen = mark
      wasEmpty = isEmpty
    },
    hasNews: () => seen !== notes,
    isEmpty: () => wasEmpty && seen === notes,
  }
}
