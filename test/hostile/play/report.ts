import { megabytes, type PlayReport } from './play.ts'
import type { Measures } from './serve.ts'
import type { Waits } from './witness.ts'

/** For people. */
export function reportText(report: PlayReport): string {
  const { plan, findings, answered, ends, recipients, idle, attacked, memory, slowest } = report
  const hostile = answered.map(
    ([operation, { times, kinds }]) => `${operation} ${times} (${kinds})`,
  )
  const { before, after, peakRss } = memory
  return [
    `${plan.requests.length} requests in ${report.seconds} s: ${plan.places} input positions, ${plan.pairs.played} of ${plan.pairs.all} pairs with a hostile value`,
    `  responses        ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}`,
    `  hostile answers  ${hostile.join(', ')}, different ones in parentheses`,
    `  recipients       ${recipients?.recipients} in ${recipients?.batches} batches: ${recipients?.done} with an outcome, ${recipients?.waiting} waiting`,
    `  other tenant     { __typename } ${waitsText(attacked.typename)}; idle ${waitsText(idle.typename)}`,
    `                   /health/live ${waitsText(attacked.live)}; idle ${waitsText(idle.live)}`,
    `                   a bare server ${waitsText(attacked.bare)}; idle ${waitsText(idle.bare)}`,
    `  busiest turn     ${Math.round(after.busiestTurnMs)} ms on the processor; idle ${Math.round(before.busiestTurnMs)} ms`,
    ...report.openThen.map((open) => `    open at the worst wait: ${open}`),
    ...slowest.map(({ name, from, to }) => `    slowest: ${name}, ${to - from} ms`),
    `  memory           rss ${megabytes(before.rss)}, then ${megabytes(after.rss)}, at most ${megabytes(peakRss)}; ${heapText(before)}, then ${heapText(after)}`,
    findings.length === 0 ? '  nothing found' : `  ${findings.length} kinds of findings`,
    ...findings.map(({ verdict, about }) => `  ${verdict.toUpperCase()}: ${about}`),
  ].join('\n')
}

const heapText = ({ heapUsed, heapTotal }: Measures) =>
  `heap ${megabytes(heapUsed)} in ${megabytes(heapTotal)} of pages`

const waitsText = ({ count, medianMs, p99Ms, worst }: Waits) =>
  `${count} times, median ${ms(medianMs)}, 99 % ${ms(p99Ms)}, worst ${ms(worst[0]?.ms ?? 0)}`

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
