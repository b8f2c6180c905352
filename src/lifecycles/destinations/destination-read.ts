import type { Unread } from '#providers/contract/lifecycle.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'

export const readProblems = [
  'REFUSED',
  'THROTTLED',
  'UNAVAILABLE',
  'UNANSWERED',
  'TIMED_OUT',
] as const
export type ReadProblem = (typeof readProblems)[number]

/** What was read at a destination, or why we do not know it. */
export type DestinationRead<Value> =
  | { readonly kind: 'read'; readonly value: Value; readonly at: Date }
  | UnreadDestination

export interface UnreadDestination {
  readonly kind: 'unread'
  readonly problem: ReadProblem
  /** What the upstream said. Absent: nothing was asked, or nothing has come yet. */
  readonly error?: ProviderError
  readonly at: Date
  /** How long the upstream asked us to wait. */
  readonly retryAfterMs?: number
}

/** A reading that ended without a value. Pure. */
export function unreadOf({ kind, error, retryAfterMs }: Unread, at: Date): UnreadDestination {
  const unread = { kind: 'unread', problem: problemOf[kind], error, at } as const
  return retryAfterMs === undefined ? unread : { ...unread, retryAfterMs }
}

const problemOf: Readonly<Record<Unread['kind'], ReadProblem>> = {
  refused: 'REFUSED',
  throttled: 'THROTTLED',
  unavailable: 'UNAVAILABLE',
  unanswered: 'UNANSWERED',
}
