import { outcomes } from '../outcome.ts'
import { countOf, failedIn, type Tally } from './tally.ts'

/** For people: counts by outcome, which lines need a look and why, and the batches to look them up in. */
export function summaryOf(tally: Tally, total: number): string {
  const { lines, batches, replayed, ids } = tally
  const earlier = replayed > 0 ? `, ${replayed} of them handed over before` : ''
  const more = batches - ids.length
  return [
    `${lines} of ${total} recipients, batches: ${batches}${earlier}`,
    ...countRows(tally),
    ...lineRows(tally),
    ...ids.map((id) => `  ${id}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n')
}

export function countRows(tally: Tally): readonly string[] {
  const { counts } = tally
  const names = [...new Set([...outcomes, ...counts.keys()])].filter((name) => counts.has(name))
  return names.map((outcome) => {
    const codes = [...(counts.get(outcome) ?? [])].filter(([code]) => code !== '')
    const why = codes.map(([code, count]) => `${code} ${count}`).join(', ')
    return row(outcome, countOf(tally, outcome), why)
  })
}

export function row(name: string, value: number | string, remark = ''): string {
  return `  ${name.padEnd(16)}${`${value}`.padStart(9)}  ${remark}`.trimEnd()
}

export function lineRows(tally: Tally): readonly string[] {
  const { toLookAt } = tally
  const more = failedIn(tally) - toLookAt.length
  return [
    ...toLookAt.map(({ line, why }) => `  line ${line}: ${why}`),
    ...(more > 0 ? [`  and ${more} more lines: --report PATH lists them all`] : []),
  ]
}
