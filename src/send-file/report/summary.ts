import { outcomes } from '../outcome.ts'
import { countOf, failedIn, type Tally } from './tally.ts'

/** For people: counts by outcome, which lines need a look, and the batches to look them up in. */
export function summaryOf(tally: Tally, total: number): string {
  const { lines, batches, replayed, counts, ids, toLookAt } = tally
  const earlier = replayed > 0 ? `, ${replayed} of them handed over before` : ''
  const rows = [...new Set([...outcomes, ...counts.keys()])].filter((name) => counts.has(name))
  return [
    `${lines} of ${total} recipients, batches: ${batches}${earlier}`,
    ...rows.map((outcome) => {
      const codes = [...(counts.get(outcome) ?? [])].filter(([code]) => code !== '')
      const why = codes.map(([code, count]) => `${code} ${count}`).join(', ')
      return `  ${outcome.padEnd(16)}${`${countOf(tally, outcome)}`.padStart(9)}  ${why}`.trimEnd()
    }),
    ...(toLookAt.length > 0
      ? [`  failed or unconfirmed: line ${few(toLookAt, failedIn(tally), ', ')}`]
      : []),
    `  ${few(ids, batches, '\n  ')}`,
  ].join('\n')
}

function few(items: readonly unknown[], total: number, separator: string): string {
  const more = total - items.length
  return [...items, ...(more > 0 ? [`and ${more} more`] : [])].join(separator)
}
