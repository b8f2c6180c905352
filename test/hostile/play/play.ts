import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GraphQLSchema } from 'graphql'
import { createPlan, type Plan } from '../tenant/plan.ts'
import { type Answered, startHostileUpstreams } from '../upstream/upstreams.ts'
import { checkLog } from '../verdict/check-log.ts'
import { checkRecipients, type RecipientCounts } from '../verdict/check-recipients.ts'
import { createFindings, type Finding } from '../verdict/finding.ts'
import { createAttack, type RequestTime } from './attack.ts'
import { writeConfiguration } from './configuration.ts'
import { type Measures, type Serve, startServe } from './serve.ts'
import { type Sight, startWitness } from './witness.ts'

export interface PlayOptions {
  /** Undefined: the embedded database. */
  readonly databaseUrl?: string
  /** Configuration, data and log go here. */
  readonly directory: string
  readonly schema: GraphQLSchema
}

export interface PlayReport {
  readonly plan: Plan
  readonly findings: readonly Finding[]
  readonly answered: Answered
  readonly ends: ReadonlyMap<string, number>
  readonly recipients: RecipientCounts | undefined
  /** What the other tenant saw: of the gateway at rest, and during the play. */
  readonly idle: Sight
  readonly attacked: Sight
  /** Requests that were open when the other tenant waited longest. */
  readonly openThen: readonly string[]
  readonly memory: { readonly before: Measures; readonly after: Measures; readonly peakRss: number }
  readonly slowest: readonly RequestTime[]
  readonly seconds: number
}

// Loads every client and compiles every path: memory is compared with a gateway that is warm.
const warmUpShare = 0.05
const minWarmUp = 300
const idleMs = 5_000
const restMs = 10_000
const maxMemoryGrowth = 1.3
// A play must not take the machine down with it.
const killAtBytes = 3_000_000_000

/** Plays a hostile tenant and hostile upstreams against a real gateway, and checks what it did. */
export async function runPlay(plan: Plan, options: PlayOptions): Promise<PlayReport> {
  const began = performance.now()
  const { directory, databaseUrl, schema } = options
  const log = join(directory, 'gateway.log')
  const findings = createFindings()
  await using upstreams = await startHostileUpstreams(plan.seed)
  const { environment, hostile, other } = writeConfiguration(directory, upstreams.urls, databaseUrl)
  await using serve = await startServe(environment, log)
  await using witness = await startWitness(serve.url, other)
  const to = { url: serve.url, authorization: hostile }
  using attack = createAttack({ ...to, schema, findings })
  using memory = watchMemory(serve)

  const play = async () => {
    const warmUp = Math.max(minWarmUp, Math.ceil(plan.requests.length * warmUpShare))
    // Other numbers than those of the play, whose keys and recipients must be new.
    const { requests } = createPlan(schema, { seed: plan.seed, requests: warmUp, from: 1_000_000 })
    await upstreams.behave('hostile')
    await attack.run(requests)
    await upstreams.behave('friendly')
    await sleep(restMs)
    await serve.measure()
    await sleep(restMs)
    await witness.saw()
    await sleep(idleMs)
    const idle = await witness.saw()
    const before = await serve.measure()
    attack.forget()
    // What the other tenant asked while garbage was collected is answered by then.
    await sleep(idleMs)
    await witness.saw()

    await upstreams.behave('hostile')
    await attack.run(plan.requests)
    const attacked = await witness.saw()
    const { busiestTurnMs } = await serve.measure()
    const answered = await upstreams.behave('friendly')
    const recipients = await checkRecipients(to, attack.accepted, findings)
    // As long as before the play.
    await sleep(restMs)
    await serve.measure()
    await sleep(restMs + idleMs)
    const after = { ...(await serve.measure()), busiestTurnMs }
    return { idle, before, attacked, answered, recipients, after }
  }
  const crashed = serve.crashed.then((how): never => {
    throw new Error(how)
  })
  const { idle, before, attacked, answered, recipients, after } = await Promise.race([
    play(),
    crashed,
  ])

  checkLog(readFileSync(log, 'utf8'), findings)
  for (const name of ['typename', 'live'] as const) {
    for (const status of attacked[name].refused) findings.add('locked out', `${status}`, name)
  }
  for (const size of ['rss', 'heapUsed'] as const) {
    const growth = after[size] / before[size]
    if (growth > maxMemoryGrowth) {
      findings.add('memory', size, `${megabytes(before[size])}, then ${megabytes(after[size])}`)
    }
  }
  return {
    plan,
    findings: findings.list(),
    answered,
    ends: attack.ends,
    recipients,
    idle,
    attacked,
    openThen: openAt(attack.times, attacked),
    memory: { before, after, peakRss: memory.peak() },
    slowest: attack.times
      .toSorted((one, other) => other.to - other.from - (one.to - one.from))
      .slice(0, 3),
    seconds: Math.round((performance.now() - began) / 1_000),
  }
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

function openAt(times: readonly RequestTime[], { typename, live }: Sight): readonly string[] {
  const [worst] = [...typename.worst, ...live.worst].sort((one, other) => other.ms - one.ms)
  if (worst === undefined) return []
  return times
    .filter(({ from, to }) => from <= worst.at + worst.ms && to >= worst.at)
    .sort((one, other) => other.from - one.from)
    .slice(0, 8)
    .map(({ name, from, to }) => `${name}, ${from - worst.at} ms after, open for ${to - from} ms`)
}

/** Looks at the memory all the time, and ends a gateway that eats the machine's. */
function watchMemory(serve: Serve): Disposable & { peak(): number } {
  let peak = 0
  const timer = setInterval(() => {
    const rss = serve.rss()
    peak = Math.max(peak, rss)
    if (rss > killAtBytes) serve.kill()
  }, 200)
  return { peak: () => peak, [Symbol.dispose]: () => clearInterval(timer) }
}
