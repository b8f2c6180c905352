import type { Affected } from '../day/acts.ts'
import type { Plan } from '../day/plan.ts'
import type { Traffic } from '../processes/upstreams.ts'
import type { AnswerVerdict } from './check-answers.ts'
import type { Send, Verdict } from './check-people.ts'

export interface TruthReport {
  readonly plan: Plan
  readonly findings: readonly Finding[]
  /** Kills and freezes, as they came. */
  readonly gaps: readonly string[]
  readonly traffic: Traffic
  /** When everything was final. */
  readonly sends: readonly Send[]
  /** After people had looked up and tried again; and after they had taken risks. */
  readonly second: Act
  readonly third: Act
  /** People whose fate an upstream kept to itself at least once. */
  readonly untold: ReadonlySet<string>
  /** Requests that clients had to make again. */
  readonly retries: number
  /** Error lines in the gateways' log. */
  readonly logged: readonly string[]
  readonly seconds: number
}

interface Act {
  readonly affected: Affected
  readonly sends: readonly Send[]
}

export interface Finding {
  readonly verdict: AnyVerdict
  readonly about: string
}

/** `complaint`: an answer with `errors`, which a valid request should never get. */
type AnyVerdict = Verdict | AnswerVerdict | 'complaint'

const verdicts = [
  'lost',
  'duplicate',
  'lied',
  'missing',
  'unexplained',
  'needless',
  'vanished',
  'twice',
  'disagree',
  'blamed',
  'complaint',
] as const satisfies readonly AnyVerdict[]

/** Does every verdict come to nothing? */
export function isTrue({ findings }: TruthReport): boolean {
  return findings.length === 0
}

/** The run as text: what was done to the gateway, and what came of it. */
export function reportText(report: TruthReport): string {
  const { plan, findings, gaps, traffic, sends, untold, logged } = report
  const share = ((100 * traffic.faults) / traffic.requests).toFixed(1)
  const counts = verdictCounts(findings)
  const unconfirmed = sends.filter(({ outcome }) => outcome === 'UNCONFIRMED')
  const byGap = unconfirmed.filter(({ person }) => !untold.has(person)).length
  const firstError = logged[0] === undefined ? '' : `, first ${logged[0].slice(0, 500)}`
  const lines = {
    upstream: `${traffic.requests} requests, ${traffic.faults} met a fault (${share} %)`,
    faults: pairs(traffic.byFault),
    gateway: gaps.join('; ') || 'left alone',
    clients: `had to ask again ${report.retries} times`,
    outcomes: outcomesText(sends),
    untold: `the truth about ${untold.size} people, at least once`,
    unconfirmed: `${unconfirmed.length}, ${byGap} of them only for a kill or a freeze: ${pairs(
      tally(unconfirmed.map(({ person }) => person.split(' ')[0] ?? '')),
    )}`,
    'second act': actText(report.second),
    'third act': actText(report.third),
    Tencent: `at most ${traffic.busiestSecond} invitations in any second`,
    log: `${logged.length} error lines${firstError}`,
  }
  return [
    `seed ${plan.seed}, plan ${plan.digest}: ${plan.operations} operations in ${report.seconds} s`,
    ...Object.entries(lines).map(([name, text]) => `  ${name.padEnd(12)} ${text}`),
    `  | ${counts.map(([verdict]) => verdict).join(' | ')} |`,
    `  | ${counts.map(([verdict, times]) => `${times}`.padStart(verdict.length)).join(' | ')} |`,
    ...findings.slice(0, 25).map(({ verdict, about }) => `  ${verdict}: ${about}`),
    ...(findings.length > 25 ? [`  and ${findings.length - 25} more`] : []),
  ].join('\n')
}

function actText({ affected, sends }: Act): string {
  const { reconcileInviteBatch, retryInviteBatch, cancelInviteBatch } = affected
  const actions = `${reconcileInviteBatch} looked up, ${retryInviteBatch} tried again, ${cancelInviteBatch} cancelled`
  return `${actions}: ${outcomesText(sends)}`
}

function outcomesText(sends: readonly Send[]): string {
  return pairs(tally(sends.map(({ outcome }) => outcome ?? 'not accepted')))
}

/** How often each verdict was found, all of them. */
export function verdictCounts(
  findings: readonly Finding[],
): readonly (readonly [string, number])[] {
  return verdicts.map((wanted) => [
    wanted,
    findings.filter(({ verdict }) => verdict === wanted).length,
  ])
}

function tally(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(words, (word) => word)].map(([word, same]) => [word, same.length]),
  )
}

function pairs(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, times]) => `${word} ${times}`)
    .join(', ')
}
