import type { Finding } from './finding.ts'

/** The findings as a table, with a sentence below it that counts them. */
export function reportOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ topic }) => topic.length))
  const lines = findings.map(
    ({ topic, state, says }) => `${words[state].padEnd(7)} ${topic.padEnd(width)}  ${says}`,
  )
  return [...lines, '', verdictOf(findings)].join('\n')
}

/** Can the gateway do its work? */
export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'fault')
}

const words = { ok: 'ok', note: 'note', fault: 'FAULT', skipped: 'skipped' } as const

function verdictOf(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length
  const [faults, notes] = [count('fault'), count('note')]
  if (faults + notes === 0) return 'Everything that was looked at works.'
  return `${faults} ${faults === 1 ? 'fault' : 'faults'}, ${notes} ${notes === 1 ? 'note' : 'notes'}.`
}
