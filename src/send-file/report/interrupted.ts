/** What became of the recipients of a file when the command was interrupted. */
export interface Remains {
  readonly total: number
  /** The summary has their outcomes. */
  readonly finished: number
  /** Handed over, and not final yet. */
  readonly accepted: number
  /** Their request has left, and its answer was not heard. */
  readonly unanswered: number
}

/** The last sentences after Ctrl+C: what was sent, and how to go on. Undefined: nothing. */
export function interruptedText(remains: Remains | undefined): string {
  if (remains === undefined) return 'Stopped. Nothing was sent.'
  const { total, finished, accepted, unanswered } = remains
  const untouched = total - finished - accepted - unanswered
  if (untouched === total) return 'Stopped. Nothing was sent.'
  const parts = [
    `${finished} of ${total} recipients have their outcomes`,
    ...(accepted > 0 ? [`${accepted} were handed over, and the gateway continues with them`] : []),
    ...(unanswered > 0 ? [`${unanswered} may have been handed over`] : []),
    `${untouched} were not handed over`,
  ]
  return `Stopped. ${parts.join('; ')}. Run the same command again within 30 days: it continues with the rest, and sends nothing twice.`
}
