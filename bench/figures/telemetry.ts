import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Figure, Row } from '../lib/figure.ts'
import type { GatewayProcess } from '../lib/gateway.ts'
import { cpuMs } from '../lib/proc.ts'
import { median, ratioOf } from '../lib/ratio.ts'
import { type Stage, setStage } from '../lib/stage.ts'

// Mutations with one recipient: their four spans weigh most. A slice is short, so that what drifts meets
// all alike; and a pair has enough of them that a collection of garbage more or less does not count.
const slice = { kind: 'gateway', recipients: [1], concurrency: 32, count: 300 } as const
const slicesInSet = 4
// What the compiler happened to do stays with a process for its life, so a pair has several of each.
const setsInPair = 2
const warmUp = { ...slice, count: 900 } as const
const minPairs = 15

export const telemetry: Figure = {
  title: 'CPU of the gateway for a mutation with metrics and traces ÷ without',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    await using collector = await startSink()
    const environments = environmentsFor(collector.url)
    const spent = {
      on: [] as number[],
      off: [] as number[],
      again: [] as number[],
      all: [] as number[],
    }
    const sets = quick ? 1 : setsInPair
    const rounds = quick ? pairs : Math.max(pairs, minPairs)
    for (let pair = 0; pair < rounds; pair += 1) {
      const sums = { on: 0, off: 0, all: 0, again: 0 }
      for (let set = 0; set < sets; set += 1) {
        const one = await measure(stage, environments, pair + set, quick ? 1 : slicesInSet)
        for (const name of names) sums[name] += one[name]
      }
      for (const name of names) spent[name].push(sums[name])
    }
    if (collector.requests() === 0) throw new Error('the gateway exported nothing')
    const requests = slice.count * (quick ? 1 : slicesInSet * setsInPair)
    const row = (name: Name, a: string): Row => ({
      ...{ a, b: 'without', ratio: ratioOf(spent[name], spent.off) },
      note: [spent[name], spent.off]
        .map((ms) => `${(median(ms) / requests).toFixed(2)} ms`)
        .join(' ÷ '),
    })
    return [
      {
        ...row('on', 'with metrics, and traces of one request in twenty'),
        ...{ goal: '≤ 1.05', goalFor: 'upper quartile' },
      },
      row('all', 'with metrics, and traces of all requests'),
      row('again', 'without, at another process: what luck does'),
    ]
  },
}

const names = ['on', 'off', 'all', 'again'] as const
type Name = (typeof names)[number]

/** What each is started with. */
export function environmentsFor(collector: string) {
  const on = { METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector }
  return { on, off: {}, again: {}, all: { ...on, OTEL_TRACES_SAMPLER: 'always_on' } }
}

/** CPU of each, in turn, of new processes. `nthSet`: whether the order is turned around. */
export async function measure(
  stage: Stage,
  environments: Readonly<Record<Name, Readonly<Record<string, string>>>>,
  nthSet: number,
  slices: number,
): Promise<Record<Name, number>> {
  await using started = new AsyncDisposableStack()
  const gateways = new Map<Name, GatewayProcess>()
  for (const name of nthSet % 2 === 0 ? names : names.toReversed()) {
    const environment = environments[name]
    const gateway = started.use(await stage.gateway('PostgreSQL', { environment }))
    await stage.load({ ...warmUp, url: gateway.url })
    gateways.set(name, gateway)
  }
  const sums = { on: 0, off: 0, all: 0, again: 0 }
  for (let nth = 0; nth < slices; nth += 1) {
    for (const [name, { pid, url }] of nth % 2 === 0 ? [...gateways] : [...gateways].toReversed()) {
      const before = cpuMs(pid)
      await stage.load({ ...slice, url })
      sums[name] += cpuMs(pid) - before
    }
  }
  return sums
}

/** Takes what is exported, and forgets it. */
export async function startSink() {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    request.resume().on('end', () => response.end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
