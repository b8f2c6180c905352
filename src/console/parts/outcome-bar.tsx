import type { ReactNode } from 'react'
import type { ConsoleProgressFragment, OutcomeKind } from '../generated/documents.ts'
import { common, figure } from '../texts/common.ts'
import { toneOfOutcome } from './badge.tsx'

type Counts = ConsoleProgressFragment['counts']

/** In the order in which people ask for them. */
export const outcomeOrder = [
  ['SENT', 'sent'],
  ['ALREADY_PENDING', 'alreadyPending'],
  ['ALREADY_MEMBER', 'alreadyMember'],
  ['SKIPPED', 'skipped'],
  ['UNCONFIRMED', 'unconfirmed'],
  ['FAILED', 'failed'],
  ['QUEUED', 'queued'],
] as const satisfies readonly (readonly [OutcomeKind, keyof Counts])[]

/** How a batch stands, as a bar and in words. */
export function OutcomeBar({
  counts,
  total,
}: {
  readonly counts: Counts
  readonly total: number
}): ReactNode {
  const parts = outcomeOrder.filter(([, key]) => counts[key] > 0)
  return (
    <div className="stack bar-and-words">
      <div className="bar" aria-hidden="true">
        {parts.map(([kind, key]) => (
          <span
            key={kind}
            className={toneOfOutcome[kind]}
            // Set by script, which the policy of the page allows.
            style={{ width: `${(100 * counts[key]) / Math.max(total, 1)}%` }}
          />
        ))}
      </div>
      <ul className="plain row small">
        {parts.map(([kind, key]) => (
          <li key={kind} className="number">
            {figure(counts[key])} {common.outcome[kind].toLowerCase()}
          </li>
        ))}
      </ul>
    </div>
  )
}
