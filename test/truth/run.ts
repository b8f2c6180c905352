import { readFileSync } from 'node:fs'
import type { SmallDisk } from '../database/pglite/small-disk.ts'
import { playSecondAct, playThirdAct } from './day/acts.ts'
import { createClient } from './day/client.ts'
import type { Plan } from './day/plan.ts'
import { afterRisk, sendsOf } from './day/sends.ts'
import { runWorkload } from './day/workload.ts'
import { cutShort, withAbsences } from './processes/cut-short.ts'
import type { GatewaySettings } from './processes/gateway-process.ts'
import { createOutages, type Outages } from './processes/outages.ts'
import { type Gap, type Supervisor, superviseGateway } from './processes/supervisor.ts'
import { startUpstreams } from './processes/upstreams.ts'
import { judgeAnswers } from './verdict/check-answers.ts'
import { judgePeople } from './verdict/check-people.ts'
import { readBack, replayAll } from './verdict/read-back.ts'
import type { Finding, TruthReport } from './verdict/report.ts'

export interface TruthOptions {
  readonly database: GatewaySettings['database']
  /** Gateways on one database: one, unless it is a server. */
  readonly replicas?: number
  /** Undefined: the database is no server. */
  readonly restartDatabase?: () => Promise<void>
  /** Undefined: the database has no disk of its own. */
  readonly disk?: SmallDisk
  /** The gateways' output goes here. */
  readonly log: string
  /** How long a gateway waits for an upstream. */
  readonly requestTimeoutMs?: number
}

// More than lanes: enough for calls to gather and for twins to meet.
const clients = 8
const settlingMs = 90_000

/** Plays the plan against a gateway and compares what it says with what the upstreams know. */
export async function runTruth(plan: Plan, options: TruthOptions): Promise<TruthReport> {
  const began = performance.now()
  await using upstreams = await startUpstreams(plan)
  const { disconnect, rejectCredentials } = upstreams
  const { restartDatabase, disk } = options
  const outages = createOutages(plan.outages, {
    ...{ disconnect, rejectCredentials, restartDatabase, disk },
  })
  await using gateways = await startGateways(plan, { ...options, outages }, upstreams.urls)
  const { supervisors } = gateways
  let asked = 0
  const client = createClient(
    () => supervisors[asked++ % supervisors.length]?.url() ?? '',
    () => outages.isDatabaseAway() || supervisors.some(({ gaps }) => gaps.some(isThawing)),
  )

  const play = async () => {
    const begun = (index: number) => {
      for (const supervisor of supervisors) supervisor.begun(index)
      outages.begun(index)
    }
    upstreams.beginFaults()
    const answered = await runWorkload(plan.work, { client, clients, begun })
    await Promise.all(supervisors.map((supervisor) => supervisor.finish()))
    await outages.finish()
    const traffic = upstreams.endFaults()
    const read = await readBack(client, plan.work, answered, settlingMs)
    const first = {
      answered: answered,
      read,
      sends: sendsOf(plan, read),
      ledger: upstreams.ledger(),
    }
    const now = async () =>
      sendsOf(plan, {
        ...read,
        replays: await replayAll(client, plan.work, answered, read.batches),
      })

    const second = { affected: await playSecondAct(client, settlingMs), sends: await now() }
    const ledger = upstreams.ledger()
    upstreams.beginFaults()
    const affected = await playThirdAct(client, settlingMs)
    upstreams.endFaults()
    const third = { affected, sends: afterRisk(await now(), second.sends) }
    return { traffic, first, second: { ...second, ledger }, third }
  }
  const failures = supervisors.map((supervisor) => supervisor.failed)
  const { traffic, first, second, third } = await Promise.race([play(), ...failures])

  const gaps = supervisors.flatMap((supervisor) => supervisor.gaps)
  const reaching = withAbsences(gaps, outages.absences)
  const arrivals = upstreams.arrivals()
  const untold = upstreams.untold()
  const findings: Finding[] = [
    ...judgePeople(first.sends, {
      ledger: first.ledger,
      called: (send) => arrivals.has(send.person),
      untold: (send) =>
        untold.has(send.person) || cutShort(send, arrivals.get(send.person) ?? [], reaching),
    }),
    ...judgeAnswers(plan.work, first.answered, first.read),
    ...laterAct('second', judgePeople(second.sends, { ...anything, ledger: second.ledger })),
    ...laterAct('third', judgePeople(third.sends, { ...anything, ledger: upstreams.ledger() })),
    ...client.complaints.map((about) => ({ verdict: 'complaint' as const, about })),
  ]
  return {
    plan,
    findings,
    gaps: [...gaps.map(({ name }) => name), ...outages.names],
    traffic,
    sends: first.sends,
    second,
    third,
    untold,
    retries: client.retries(),
    logged: errorLines(options.log),
    seconds: Math.round((performance.now() - began) / 1000),
  }
}

/** The server ends the transactions of a gateway that stands still, which then looks for it anew. */
function isThawing({ from, to }: Gap): boolean {
  return from < to && performance.now() < to + thawingMs
}

const thawingMs = 5_000

// Only the first act is under the plan's faults alone.
const anything = { untold: () => true, called: () => true }

function laterAct(act: string, findings: readonly Finding[]): Finding[] {
  return findings.map(({ verdict, about }) => ({ verdict, about: `in the ${act} act, ${about}` }))
}

async function startGateways(
  plan: Plan,
  options: TruthOptions & { readonly outages: Outages },
  upstreams: GatewaySettings['upstreams'],
): Promise<AsyncDisposable & { readonly supervisors: readonly Supervisor[] }> {
  const { database, replicas = 1, log, requestTimeoutMs = 2_000, outages } = options
  const settings = { database, upstreams, requestTimeoutMs, leaseMs: 3_000 }
  const disk = options.disk && outages
  await using started = new AsyncDisposableStack()
  const supervisors: Supervisor[] = []
  for (let replica = 0; replica < replicas; replica += 1) {
    const isMine = (_: unknown, index: number) => index % replicas === replica
    const kills = plan.deaths.filter(isMine)
    const freezes = plan.pauses.filter(isMine)
    supervisors.push(
      started.use(await superviseGateway({ settings, kills, freezes, log, ...(disk && { disk }) })),
    )
  }
  const running = started.move()
  return { supervisors, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

function errorLines(log: string): string[] {
  const lines = readFileSync(log, 'utf8').split('\n')
  return lines.filter((line) => line.includes('"level":"error"') || /^[^{]/.test(line))
}
