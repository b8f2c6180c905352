/**
 * How long a call that is not full waits for more. Where several batches shared the last call, more are
 * probably on their way; a single caller who sends one request after the other never waits.
 */
export interface FillWindow {
  /** Something came that may fill the next call. */
  arrived(now: number): void
  /** Something waited while a call was in flight, so its callers are not the only ones. */
  overlapped(): void
  /** A call of so many batches was formed; forming it took from `began` until `now`. */
  formed(batches: number, began: number, now: number): void
  /** Then the next call leaves as it is, unless more comes until then. */
  endsAt(): number
  /**
   * Where so many batches wait, their call leaves as it is: those who shared each of the last calls are all
   * back, and nobody else came. Undefined: it is not known who comes back.
   */
  returning(): number | undefined
}

/** Closed at first. All times in milliseconds of the monotonic clock. */
export function createFillWindow(): FillWindow {
  let closesAt = 0
  let gap = 0
  let last = 0
  let shared = 0
  let alike = 0
  let isOverlapped = false
  const isAlike = (batches: number) => batches > 1 && batches === shared && !isOverlapped
  return {
    arrived: (now) => {
      last = now
    },
    overlapped: () => {
      isOverlapped = true
    },
    formed: (batches, began, now) => {
      alike = isAlike(batches) ? alike + 1 : 0
      shared = batches
      isOverlapped = false
      // A slow database gets fewer and fuller calls.
      const tookMs = now - began
      gap = Math.max(gapMs, gapShare * tookMs)
      const maxMs = Math.min(Math.max(fillingMs, fillingShare * tookMs), maxFillingMs)
      closesAt = batches > 1 ? now + maxMs : 0
      last = now
    },
    endsAt: () => Math.min(closesAt, last + gap),
    returning: () => (alike >= minAlike && !isOverlapped ? shared : undefined),
  }
}

const fillingMs = 120
const fillingShare = 8
const maxFillingMs = 500
/** Where nothing more came for so long, those who shared the last call are all back. */
const gapMs = 60
const gapShare = 2
/**
 * So many calls must have had as many batches as the one before. Callers who do not wait for answers come at
 * any time, also while a call is in flight, and seldom as many again.
 */
const minAlike = 2
