import { availableParallelism, cpus, totalmem } from 'node:os'
import type { Figure, Row } from './figure.ts'
import { keeps } from './figure.ts'

/** The table of one figure, as Markdown. */
export function table({ title, measure = 'A ÷ B' }: Figure, rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { a, b, ratio, note = '' } = row
    const largest = row.goalFor === 'largest' ? `: ${short(ratio?.largest ?? Number.NaN)}` : ''
    const goal = [row.goal, row.goalFor && `(${row.goalFor}${largest})`].filter(Boolean).join(' ')
    const kept = { true: ' ✓', false: ' **missed**', undefined: '' }[String(keeps(row))]
    const spread = ratio?.quartiles.map(short).join(' – ') ?? ''
    const value = ratio === undefined ? '–' : `**${short(ratio.median)}**`
    return `| ${a} | ${b} | ${value} | ${spread} | ${ratio?.pairs ?? ''} | ${goal}${kept} | ${note} |`
  })
  return [
    `## ${title}`,
    '',
    `| A | B | ${measure} | quartiles | measured | goal | single values |`,
    '|---|---|--:|---|--:|---|---|',
    ...lines,
  ].join('\n')
}

/** The file `before` with one section anew; the others stay as they were. */
export function withSection(before: string, title: string, text: string, head?: string): string {
  const [first = '', ...rest] = before.split(/^(?=## )/m)
  const sections = new Map(rest.map((section) => [titleOf(section), section.trim()]))
  sections.set(title, text)
  return `${[head ?? first.trim(), ...sections.values()].join('\n\n')}\n`
}

const titleOf = (section: string) => section.slice(3, section.indexOf('\n')).trim()

/** What the figures stand on: the machine, and how they are measured. */
export const heading = () => `# Measurements

Written by \`npm run bench\`. Read the ratios: A and B are measured in turn, in one run, on the same machine; the median of the
pairs stands beside their quartiles. Single values move from run to run, and with the machine. Where the time goes: PROFILE.md.

Machine: ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Linux; Node ${process.versions.node}; PostgreSQL on the same machine, with fsync.
Upstream, load, server and database each have processes of their own; nothing but the loopback address is used.`

const short = (value: number) => {
  if (!Number.isFinite(value)) return '?'
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
