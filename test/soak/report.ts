import { type Finding, verdictCounts } from '../truth/verdict/report.ts'
import type { FaultTally } from './log.ts'
import type { Held } from './measure.ts'

export interface SoakReport {
  readonly seed: number
  readonly minutes: number
  readonly database: string
  readonly requests: number
  readonly recipients: number
  /** Batches that are not final at the end, two minutes after the last request. */
  readonly waiting: number
  /** Of the gateway, while it is idle: after the warm-up and at the end. */
  readonly start: Held
  readonly end: Held
  readonly faults: readonly FaultTally[]
  /** Of the truth test. */
  readonly findings: readonly Finding[]
  /** Lines of the log that hold an e-mail address. */
  readonly addresses: number
  /** The status with which the gateway ended after SIGTERM. */
  readonly exitStatus: number | null
}

/** Sentences about what does not hold; none if all is well. Pure. */
export function failuresOf(report: SoakReport): readonly string[] {
  const { start, end, waiting, faults, findings, addresses, exitStatus } = report
  const failures: string[] = []
  const expect = (holds: boolean, otherwise: string) => {
    if (!holds) failures.push(otherwise)
  }
  const connections = [start.connections ?? 0, end.connections ?? 0] as const
  expect(waiting === 0, `${waiting} batches still wait`)
  expect(
    end.heapMb <= start.heapMb * maxHeapRatio,
    `the heap grew to ${ratio(start, end, 'heapMb')}`,
  )
  expect(end.rssMb <= start.rssMb * maxRssRatio, `the memory grew to ${ratio(start, end, 'rssMb')}`)
  expect(
    connections[1] <= connections[0] + spare,
    `${connections[1]} connections to the database, ${connections[0]} at the start`,
  )
  expect(
    end.openFiles <= start.openFiles + spare,
    `${end.openFiles} open files, ${start.openFiles} at the start`,
  )
  for (const { kind, played, named } of faults) {
    expect(played > 0, `no call met: ${kind}`)
    expect(named >= played, `the log names ${named} of ${played}: ${kind}`)
  }
  for (const [verdict, same] of Map.groupBy(findings, (finding) => finding.verdict)) {
    failures.push(`${same.length} ${verdict}: ${same[0]?.about}`)
  }
  expect(addresses === 0, `${addresses} lines of the log hold an e-mail address`)
  expect(exitStatus === 0, `the gateway ended with ${exitStatus}`)
  return failures
}

// A collected heap is nearly the same whenever it is measured; the allocator keeps what it had once.
const maxHeapRatio = 1.2
const maxRssRatio = 1.3
// Idle connections of a pool come and go. A leak of one a minute, or a fault, is far more in an hour.
const spare = 5

export function reportText(report: SoakReport): string {
  const { seed, minutes, database, requests, recipients, waiting, start, end } = report
  const failures = failuresOf(report)
  const line = (name: string, text: string) => `  ${name.padEnd(18)} ${text}`
  const held = (name: 'heapMb' | 'rssMb') =>
    `${start[name].toFixed(1)} MB at the start, ${end[name].toFixed(1)} MB at the end: ${ratio(start, end, name)}`
  return [
    `seed ${seed}, ${database}: ${minutes} minutes, ${requests} requests with ${recipients} recipients`,
    line('waiting', `${waiting} batches`),
    line('heap, collected', held('heapMb')),
    line('resident memory', held('rssMb')),
    line('connections', `${start.connections ?? 'none'}, then ${end.connections ?? 'none'}`),
    line('open files', `${start.openFiles}, then ${end.openFiles}`),
    ...report.faults.map(({ kind, played, named }) =>
      line(kind, `${played} played, ${named} named in the log`),
    ),
    line(
      'truth',
      verdictCounts(report.findings)
        .map(([name, n]) => `${name} ${n}`)
        .join(', '),
    ),
    ...report.findings.slice(0, 25).map(({ verdict, about }) => `    ${verdict}: ${about}`),
    failures.length === 0 ? '  all holds' : '  DOES NOT HOLD:',
    ...failures.map((failure) => `    ${failure}`),
  ].join('\n')
}

function ratio(start: Held, end: Held, name: 'heapMb' | 'rssMb'): string {
  return (end[name] / start[name]).toFixed(2)
}
