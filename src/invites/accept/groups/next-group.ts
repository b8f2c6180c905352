import type { Accepted, PreparedAcceptance } from '../acceptance.ts'

/** A request that is to be accepted. */
export interface Waiting {
  readonly acceptance: PreparedAcceptance
  /** No other acceptance of its group may have one of these. */
  readonly conflictKeys: readonly string[]
  readonly done: PromiseWithResolvers<Accepted>
}

/** Takes the oldest waiting request, and those after it that can share its transaction. */
export function nextGroup(queue: Waiting[]): Waiting[] {
  const group: Waiting[] = []
  const claimed = new Set<string>()
  let recipients = 0
  for (const waiting of queue) {
    const { length } = waiting.acceptance.candidates
    if (group.length > 0) {
      if (group.length === maxRequests || recipients + length > maxRecipients) break
      // Stop here: a later request with the same key must not overtake this one.
      if (waiting.conflictKeys.some((key) => claimed.has(key))) break
    }
    for (const key of waiting.conflictKeys) claimed.add(key)
    recipients += length
    group.push(waiting)
  }
  queue.splice(0, group.length)
  return group
}

// Requests in one transaction.
const maxRequests = 100
// A larger request gets a transaction of its own, so that others need not wait for it.
const maxRecipients = 500
