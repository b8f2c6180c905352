import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeConfiguration } from '../hostile/play/configuration.ts'
import { type Serve, startServe } from '../hostile/play/serve.ts'
import { address } from '../support/logger.ts'
import type { PostgresServer } from '../support/postgres.ts'
import { createClient } from '../truth/day/client.ts'
import { sendsOf } from '../truth/day/sends.ts'
import { runWorkload, type Told } from '../truth/day/workload.ts'
import { cutShort } from '../truth/processes/cut-short.ts'
import { startUpstreams, type Upstreams } from '../truth/processes/upstreams.ts'
import { judgeAnswers } from '../truth/verdict/check-answers.ts'
import { judgePeople, type Send } from '../truth/verdict/check-people.ts'
import { allBatches, readBack, untilSettled } from '../truth/verdict/read-back.ts'
import { createFaults, type Faults } from './faults.ts'
import { readLog, tallyFaults } from './log.ts'
import { measureHeld } from './measure.ts'
import type { SoakPlan } from './plan.ts'
import type { SoakReport } from './report.ts'

export interface SoakSetup {
  /** For data, configuration and log. */
  readonly directory: string
  /** Undefined: on PGlite. */
  readonly server: PostgresServer | undefined
}

/** Plays the plan against a gateway as `npm run serve` starts it, and looks at it before and after. */
export async function runSoak(
  plan: SoakPlan,
  { directory, server }: SoakSetup,
): Promise<SoakReport> {
  const faults = createFaults(() => ({
    disconnect: upstreams.disconnect,
    rejectCredentials: upstreams.rejectCredentials,
    restartDatabase: server?.restart,
    pauseGateway: (ms) => pause(serve, ms),
  }))
  await using upstreams = await startUpstreams(faults)
  const databaseUrl = await server?.createDatabase()
  const configuration = writeConfiguration(directory, upstreams.urls, databaseUrl)
  const log = join(directory, 'gateway.log')
  await rm(log, { force: true })
  await using serve = await startServe(configuration.environment, log)
  const client = createClient(() => serve.url, faults.isDatabaseAway, configuration.hostile)

  const moments = new Map(plan.work.map(({ index, at }) => [index, at]))
  const warmUpMs = plan.warmUpMinutes * 60_000
  const play = async (from: number, to: number, earlier?: Told): Promise<Told> => {
    const isDue = ({ at }: { readonly at: number }) => at >= from && at < to
    const began = performance.now() - from
    const [told] = await Promise.all([
      runWorkload(plan.work.filter(isDue), {
        ...{ client, clients, ...(earlier && { earlier }) },
        pauseMs: ({ index }) => Math.max(0, began + (moments.get(index) ?? 0) - performance.now()),
      }),
      faults.play(plan.weather.filter(isDue), began),
    ])
    await untilSettled(client, settlingMs)
    return told
  }

  upstreams.beginFaults()
  const soaked = async () => {
    const warm = await play(0, warmUpMs)
    const start = await measureHeld(serve, databaseUrl)
    const answered = await play(warmUpMs, Number.POSITIVE_INFINITY, warm)
    const waiting = (await allBatches(client)).filter(
      ({ finishedAt }) => finishedAt === null,
    ).length
    const end = await measureHeld(serve, databaseUrl, start)
    upstreams.endFaults()
    const read = await readBack(client, plan.work, answered, settlingMs)
    return { answered, start, waiting, end, read }
  }
  const ended = serve.crashed.then((why) => Promise.reject(new Error(why)))
  const { answered, start, waiting, end, read } = await Promise.race([soaked(), ended])
  const exitStatus = await serve.stop()

  const sends = sendsOf(plan, read)
  const lines = readLog(log)
  // Beside the log, for somebody who looks for a fault that it does not name.
  await writeFile(join(directory, 'played.json'), JSON.stringify(faults.played))
  const kinds = [...new Set(plan.weather.map(({ kind }) => kind))]
  return {
    ...{ seed: plan.seed, minutes: plan.minutes, database: server ? 'PostgreSQL' : 'PGlite' },
    ...{ requests: plan.work.length, recipients: sends.length },
    ...{ waiting, start, end, exitStatus },
    faults: tallyFaults(kinds, faults.played, lines),
    findings: [
      ...judgePeople(sends, truthOf(upstreams, faults)),
      ...judgeAnswers(plan.work, answered, read),
      ...client.complaints.map((about) => ({ verdict: 'complaint' as const, about })),
    ],
    addresses: lines.filter((line) => address.test(JSON.stringify(line))).length,
  }
}

// Enough to keep the pace while some of them wait for their batches.
const clients = 24
// Credentials that were refused are tried again after half a minute, and a stalled call ends after one.
const settlingMs = 180_000

function truthOf(upstreams: Upstreams, { gaps }: Faults) {
  const arrivals = upstreams.arrivals()
  const untold = upstreams.untold()
  return {
    ledger: upstreams.ledger(),
    called: ({ person }: Send) => arrivals.has(person),
    untold: (send: Send) => {
      const { person } = send
      const mine = gaps.filter(({ emulator = '' }) => person.startsWith(emulator))
      return untold.has(person) || cutShort(send, arrivals.get(person) ?? [], mine)
    },
  }
}

async function pause({ pid }: Serve, ms: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  await sleep(ms)
  process.kill(pid, 'SIGCONT')
}
