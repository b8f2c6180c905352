import { readFileSync } from 'node:fs'
import { upstreamKinds } from '../truth/processes/faults.ts'
import type { Played } from './faults.ts'
import type { FaultKind } from './weather.ts'

/** How often a kind of fault was played, and how many of these the gateway's log names. */
export interface FaultTally {
  readonly kind: FaultKind
  readonly played: number
  readonly named: number
}

/**
 * Compares what was played with what the log says. Calls are counted: the log tells the first one of
 * a minute, and then numbers with codes. Kinds that look the same from the gateway are counted
 * together, upstream by upstream. What lasts has to have a line of its own time.
 */
export function tallyFaults(
  kinds: readonly FaultKind[],
  played: readonly Played[],
  lines: readonly LogLine[],
): readonly FaultTally[] {
  return kinds.map((kind) => {
    const mine = played.filter((one) => one.kind === kind)
    const traces = tracesOf[kind]
    if (!('calls' in traces)) {
      const seen = lines.filter(({ msg }) => traces.lines.some((text) => msg.startsWith(text)))
      const named = mine.filter(({ from, to }) => seen.some(isWithin(from, to))).length
      return { kind, played: mine.length, named }
    }
    const named = upstreamKinds.map((emulator) => {
      const here = played.filter((one) => one.emulator === emulator)
      const alike = here.filter((one) => tracesOf[one.kind] === traces).length
      const mine = here.filter((one) => one.kind === kind).length
      const logged = lines
        .filter(({ lane = '' }) => lane.startsWith(emulator))
        .reduce((sum, line) => sum + timesLogged(line, traces), 0)
      return Math.min(mine, Math.max(0, logged - (alike - mine)))
    })
    return { kind, played: mine.length, named: named.reduce((sum, n) => sum + n, 0) }
  })
}

export interface LogLine {
  readonly msg: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly lane?: string
  readonly code?: string
  /** Of a count: how often each. */
  readonly codes?: Readonly<Record<string, number>>
  readonly times?: number
}

export function readLog(path: string): readonly LogLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((text) => {
      const { time, ...line } = JSON.parse(text)
      return { ...line, at: Date.parse(time) }
    })
}

type Traces = { readonly calls: readonly Trace[] } | { readonly lines: readonly string[] }

/** A message about calls, with the codes that count. */
interface Trace {
  readonly msg: string
  readonly codes: RegExp
}

function timesLogged(
  { msg, code = '', codes = {}, times = 1 }: LogLine,
  { calls }: Extract<Traces, { calls: unknown }>,
): number {
  // Some occurrences have no code.
  const counts = Object.keys(codes).length > 0 ? codes : { [code]: times }
  return calls
    .filter((trace) => msg === trace.msg || msg === `${trace.msg}, again`)
    .flatMap((trace) => Object.entries(counts).filter(([name]) => trace.codes.test(name)))
    .reduce((sum, [, n]) => sum + n, 0)
}

// A count follows after a minute.
const isWithin = (from: number, to: number) => (line: LogLine) =>
  line.at >= from - 100 && line.at <= to + 75_000

const any = /^/
const throttled = { calls: [{ msg: 'a call was throttled', codes: any }] }
const noUsableAnswer = {
  calls: [
    { msg: 'a call got no usable answer', codes: any },
    // It would have been a refusal: its status arrived, its body did not.
    { msg: 'a call was refused', codes: /^HTTP_4/ },
  ],
}

const tracesOf: Readonly<Record<FaultKind, Traces>> = {
  throttle: throttled,
  'throttle with Retry-After': throttled,
  'server error': noUsableAnswer,
  "a proxy's page": noUsableAnswer,
  refusal: { calls: [{ msg: 'a call was refused', codes: /^(?:AccessDenied|Unauthorized)/ }] },
  reset: noUsableAnswer,
  stall: noUsableAnswer,
  cut: noUsableAnswer,
  rubbish: noUsableAnswer,
  redirect: noUsableAnswer,
  'short answer': { calls: [{ msg: 'an answer left recipients out', codes: any }] },
  'connections refused': { lines: ['a call could not leave', 'a provider cannot be reached'] },
  'credentials expired': {
    lines: ['a call was refused', 'a provider does not accept our credentials'],
  },
  'database restart': { lines: ['a database connection broke', 'the lanes could not be read'] },
  'gateway paused': { lines: ['the process was paused or blocked'] },
}
