import type { Plan, Result } from '../gateway/documents.ts'
import type { Recipient } from '../input/line.ts'
import type { Piece } from '../input/pieces.ts'

type Exception = Plan['exceptions'][number]

/**
 * A result for each recipient. A plan lists only the exceptions, by their value in one of the
 * `required` columns. Of equal values the last ones are meant, because the first is sent to.
 */
export function plannedResults(
  { recipients }: Pick<Piece, 'recipients'>,
  exceptions: readonly Exception[],
  required: readonly string[],
): readonly Result[] {
  const results: Result[] = recipients.map(() => ({ __typename: 'Planned' }))
  const places = placesByValue(recipients, required)
  const groups = Map.groupBy(exceptions, ({ recipient }) => visible(recipient.value))
  for (const [value, group] of groups) {
    const found = places.get(value) ?? []
    for (const [index, place] of found.slice(-group.length).entries()) {
      const exception = group[index]
      if (exception !== undefined) results[place] = resultOf(exception)
    }
  }
  return results
}

function placesByValue(
  recipients: readonly Recipient[],
  required: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [place, recipient] of recipients.entries()) {
    for (const value of new Set(required.map((field) => visible(recipient[field] ?? '')))) {
      const found = places.get(value)
      if (found === undefined) places.set(value, [place])
      else found.push(place)
    }
  }
  return places
}

/** The gateway shows values without what nobody can see around them. */
function visible(value: string): string {
  return value.replace(/[\p{C}\p{Z}\s\u{fffd}]/gu, '')
}

function resultOf({ recipient: _recipient, ...exception }: Exception): Result {
  const isInvalid = exception.__typename === 'InviteFailed'
  return isInvalid ? { ...exception, __typename: 'PlannedInvalid' } : exception
}
