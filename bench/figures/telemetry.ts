import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Figure, Row } from '../lib/figure.ts'
import { median, ratioOf } from '../lib/ratio.ts'
import { type Stage, setStage } from '../lib/stage.ts'

// Mutations with one recipient: their four spans weigh most.
const load = { kind: 'gateway', recipients: [1], concurrency: 32 } as const
// For the compiler to be done, also with what only one mutation in twenty runs.
const warmUp = 1_500
// A large collection of garbage takes as long as a hundred mutations, once in a thousand: only whole
// cycles of them count, or one more or less would weigh more than all metrics and traces.
const counted = 5_000
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
    const rounds = quick ? pairs : Math.max(pairs, minPairs)
    for (let pair = 0; pair < rounds; pair += 1) {
      for (const name of pair % 2 === 0 ? names : names.toReversed()) {
        spent[name].push(await msOfMutation(stage, environments[name]))
      }
    }
    if (collector.requests() === 0) throw new Error('the gateway exported nothing')
    const row = (name: Name, a: string): Row => ({
      ...{ a, b: 'without', ratio: ratioOf(spent[name], spent.off) },
      note: [spent[name], spent.off].map((ms) => `${median(ms).toFixed(2)} ms`).join(' ÷ '),
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

/** CPU of a mutation at a new process, over as many whole cycles of its garbage collector as there are. */
export async function msOfMutation(
  stage: Stage,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const file = join(await stage.directory(), 'cycles')
  await using gateway = await stage.gateway('PostgreSQL', {
    environment: { ...environment, BENCH_CYCLES: file },
    nodeOptions: ['--import', import.meta.resolve('../programs/count-cycles.ts')],
  })
  await stage.load({ ...load, url: gateway.url, count: warmUp + counted })
  const ends = readFileSync(file, 'utf8').trim().split('\n')
  const cycles = ends.map((line) => line.split(' ').map(Number) as [number, number])
  const warm = cycles.filter(([responses]) => responses >= warmUp)
  const [first, last] = [warm[0], warm.at(-1)]
  if (warm.length < minCycles + 1 || first === undefined || last === undefined) {
    throw new Error(`${warm.length} large collections of garbage are too few`)
  }
  return (last[1] - first[1]) / 1_000 / (last[0] - first[0])
}

const minCycles = 2

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
