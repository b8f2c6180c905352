/**
 * How long a call that is not full waits for more. Where several batches shared the last call, more are
 * probably on their way; a single caller who sends one request after the other never waits.
 */
export interface FillWindow {
  /** Something came that may fill the next call. */
  arrived(now: number): void
  /** A call of so many batches was formed; forming it took from `began` until `now`. */
  formed(batches: number, began: number, now: number): void
  /** Then the next call leaves as it is, unless more comes until then. */
  endsAt(): number
}

/** Closed at first. All times in milliseconds of the monotonic clock. */
export function createFillWindow(): FillWindow {
  let closesAt = 0
  let gap = 0
  let last = 0
  return {
    arrived: (now) => {
      last = now
    },
    formed: (batches, began, now) => {
      // A slow database gets fewer and fuller calls.
      const tookMs = now - began
      gap = Math.max(gapMs, gapShare * tookMs)
      const maxMs = Math.min(Math.max(fillingMs, fillingShare * tookMs), maxFillingMs)
      closesAt = batches > 1 ? now + maxMs : 0
      last = now
    },
    endsAt: () => Math.min(closesAt, last + gap),
  }
}

const fillingMs = 120
const fillingShare = 8
const maxFillingMs = 500
/** Where nothing more came for so long, those who shared the last call are all back. */
const gapMs = 60
const gapShare = 2
