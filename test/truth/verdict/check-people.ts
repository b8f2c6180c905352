import type { OutcomeKind } from '../day/documents.ts'

/** What the gateway said about one recipient of one request. */
export interface Send {
  readonly person: string
  /** `undefined`: the request was never accepted, so nothing may have been sent. */
  readonly outcome: OutcomeKind | undefined
  /** That an invitation stands was concluded from reading: whose it is nobody said. */
  readonly inferred: boolean
  /** Only of a failed one. */
  readonly failureCode?: string
  /** Somebody said that it may be sent although an earlier request had sent it. */
  readonly consent: boolean
  /** One, and one more each time that somebody took the risk to have it sent again. */
  readonly chances: number
  /** When the request was accepted, `performance.now()`. */
  readonly acceptedAt: number
  /** For the report. */
  readonly where: string
}

export interface Finding {
  readonly verdict: Verdict
  readonly about: string
}
export type Verdict =
  /** Reported sent, and the upstream never got it. */
  | 'lost'
  /** Sent more often than anybody asked for. */
  | 'duplicate'
  /** Reported as certainly not sent, or never accepted, and the upstream has it. */
  | 'lied'
  /** Accepted, and still without a final outcome. */
  | 'missing'
  /** Unconfirmed, though the upstream told the truth about it and nobody was killed. */
  | 'unexplained'
  /** Failed for what passes, and no call with this recipient was ever made. */
  | 'needless'

export interface Truth {
  /** How often the upstreams sent each person an invitation. */
  readonly ledger: ReadonlyMap<string, number>
  /** Could nobody have learned what became of this person, at least once? */
  untold(send: Send): boolean
  /** Did a call with this person arrive at an upstream? */
  called(send: Send): boolean
}

/** Compares what was said with what was done. Pure. */
export function judgePeople(sends: readonly Send[], { ledger, untold, called }: Truth): Finding[] {
  const people = Map.groupBy(sends, ({ person }) => person)
  const strangers = [...ledger.keys()].filter((person) => !people.has(person))
  return [
    ...[...people].flatMap(([person, asked]) => findingsOf(person, asked, ledger.get(person) ?? 0)),
    ...sends
      .filter((send) => send.outcome === 'UNCONFIRMED' && !untold(send))
      .map(({ person, where }) => ({
        verdict: 'unexplained' as const,
        about: `${person} is unconfirmed in ${where}, and nothing kept the truth from us`,
      })),
    ...sends
      .filter((send) => send.outcome === 'FAILED' && canHeal(send) && !called(send))
      .map(({ person, where, failureCode }) => ({
        verdict: 'needless' as const,
        about: `${person} failed with ${failureCode} in ${where}, and no call was made`,
      })),
    ...strangers.map((person) => ({
      verdict: 'lied' as const,
      about: `${person} was sent an invitation that nobody asked for`,
    })),
  ]
}

// What breaks a rule of ours or of the upstream stays so.
const canHeal = ({ failureCode = '' }: Send) => failureCode !== 'INVALID_RECIPIENT'

function findingsOf(person: string, asked: readonly Send[], times: number): Finding[] {
  const said = asked.map(({ outcome, where }) => `${outcome ?? 'never accepted'} in ${where}`)
  const about = `${person}: ${times} in the ledger; said ${said.join(', ')}`
  const found: Finding[] = []
  const find = (verdict: Verdict) => found.push({ verdict, about })

  const sent = asked.filter(({ outcome }) => outcome === 'SENT')
  const maybe = asked.filter(mayBeSent)
  const again = maybe.filter(({ consent }) => consent)
  const first = Math.max(
    1,
    ...maybe.filter(({ consent }) => !consent).map(({ chances }) => chances),
  )
  // The second of two requests for one person within the window must have been skipped.
  const unskipped = asked.filter(
    ({ consent, outcome }) =>
      !consent && outcome !== undefined && outcome !== 'FAILED' && outcome !== 'SKIPPED',
  )
  if (sent.length > times) find('lost')
  if (times > first + chancesOf(again) || unskipped.length > 1) find('duplicate')
  else if (times > chancesOf(maybe)) find('lied')
  if (asked.some(({ outcome }) => outcome === 'QUEUED')) find('missing')
  return found
}

/** May this one be in the ledger? What was found standing may be what a call of ours had sent. */
function mayBeSent({ outcome, inferred }: Send): boolean {
  const alreadyThere = outcome === 'ALREADY_PENDING' || outcome === 'ALREADY_MEMBER'
  return outcome === 'SENT' || outcome === 'UNCONFIRMED' || (inferred && alreadyThere)
}

function chancesOf(sends: readonly Send[]): number {
  return sends.reduce((sum, { chances }) => sum + chances, 0)
}
