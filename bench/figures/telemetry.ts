import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Figure, Row } from '../lib/figure.ts'
import type { GatewayProcess } from '../lib/gateway.ts'
import { cpuMs } from '../lib/proc.ts'
import { median, ratioOf } from '../lib/ratio.ts'
import { type Stage, setStage } from '../lib/stage.ts'

// Mutations with one recipient: their four spans weigh most. A slice is some seconds long: one large collection
// of garbage takes as long as a hundred mutations. Before it the gateway works for a second that is not counted,
// because one that had nothing to do collects garbage in a way of its own (src/event-loop/give-memory-back.ts).
const slice = { kind: 'gateway', recipients: [1], concurrency: 32, count: 1_200 } as const
const beforeSlice = { ...slice, count: 600 } as const
const slicesInPair = 3
const warmUp = { ...slice, count: 2_000 } as const
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
    const slices = quick ? 1 : slicesInPair
    const rounds = quick ? pairs : Math.max(pairs, minPairs)
    for (let pair = 0; pair < rounds; pair += 1) {
      const sums = await measure(stage, environments, pair, slices)
      for (const name of names) spent[name].push(sums[name])
    }
    if (collector.requests() === 0) throw new Error('the gateway exported nothing')
    const requests = slice.count * slices
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
  // What is exported later, by default after five seconds, would be exported while another one is measured.
  const delay = { OTEL_BSP_SCHEDULE_DELAY: '500' }
  const on = { METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector, ...delay }
  return { on, off: {}, again: {}, all: { ...on, OTEL_TRACES_SAMPLER: 'always_on' } }
}

/** CPU of each, in turn, of new processes. `nthPair`: whether the order is turned around. */
export async function measure(
  stage: Stage,
  environments: Readonly<Record<Name, Readonly<Record<string, string>>>>,
  nthPair: number,
  slices: number,
): Promise<Record<Name, number>> {
  await using started = new AsyncDisposableStack()
  const gateways = new Map<Name, GatewayProcess>()
  for (const name of nthPair % 2 === 0 ? names : names.toReversed()) {
    const environment = environments[name]
    const gateway = started.use(await stage.gateway('PostgreSQL', { environment }))
    await stage.load({ ...warmUp, url: gateway.url })
    gateways.set(name, gateway)
  }
  const sums = { on: 0, off: 0, all: 0, again: 0 }
  for (let nth = 0; nth < slices; nth += 1) {
    for (const [name, { pid, url }] of nth % 2 === 0 ? [...gateways] : [...gateways].toReversed()) {
      await stage.load({ ...beforeSlice, url })
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
