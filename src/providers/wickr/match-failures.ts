import { createNameReader } from '../aws/named-recipients.ts'
import type { Evidence } from '../contract/outcome.ts'
import { type FailedItem, type ListedItem, lists, textsOf } from './failures.ts'

/**
 * Whose the failures are that name no user id: by their places in the list, or because all are alike.
 * Undefined: nobody knows. Then each can be asked for alone, for what failed created and sent nothing.
 */
export function matchFailures(answer: Unmatched): readonly MatchedFailure[] | undefined {
  const { failed, open, repeated } = answer
  const named = namedFailures(answer)
  if (new Set(named.map(({ ids }) => ids)).size === failed.length) return named
  // A repeat is not taken apart: an earlier attempt may have created some of them.
  const failure = inCommon(failed) ?? (repeated ? differentReasons : undefined)
  return failure && open.map(({ ids }) => ({ ids, failure, evidence: 'INFERRED' }))
}

/** A failure, and the recipients whose it is. */
export interface MatchedFailure {
  readonly ids: readonly string[]
  readonly failure: FailedItem
  readonly evidence: Evidence
}

interface Unmatched {
  readonly failed: readonly FailedItem[]
  /** As many users of the list: those that the answer says nothing else of. */
  readonly open: readonly ListedItem[]
  readonly listed: readonly ListedItem[]
  readonly repeated: boolean
}

function namedFailures({ failed, open, listed }: Unmatched): readonly MatchedFailure[] {
  const placesNamed = createNameReader(
    lists,
    listed.map(({ value }) => value),
  )
  return failed.flatMap((failure) => {
    const { field = '', reason = '' } = failure
    const [place = -1, ...more] = placesNamed(textsOf({ field, reason }))
    const user = more.length === 0 ? listed[place] : undefined
    return user !== undefined && open.includes(user)
      ? [{ ids: user.ids, failure, evidence: 'PER_RECIPIENT' }]
      : []
  })
}

/** The one failure that all of them are, so that it holds for each. Undefined: they differ. */
function inCommon(items: readonly FailedItem[]): FailedItem | undefined {
  const [first] = items
  const same = items.every(
    ({ field, reason }) => field === first?.field && reason === first?.reason,
  )
  return same ? { ...first } : undefined
}

const differentReasons: FailedItem = {
  reason: 'users of this call failed for different reasons',
}
