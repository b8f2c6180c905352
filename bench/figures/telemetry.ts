import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Figure } from '../lib/figure.ts'
import { cpuMs } from '../lib/proc.ts'
import { median, ratioOf } from '../lib/ratio.ts'
import { setStage } from '../lib/stage.ts'

// Mutations with one recipient: their four spans weigh most. A slice is short, so that what drifts meets
// all alike; and a pair has enough of them that a collection of garbage more or less does not count.
const slice = { kind: 'gateway', recipients: [1], concurrency: 32, count: 300 } as const
const slicesInPair = 4
const minPairs = 15

export const telemetry: Figure = {
  title: 'CPU of the gateway for a mutation with metrics and traces ÷ without',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    await using collector = await startSink()
    const measured = { METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }
    const allTraces = { ...measured, OTEL_TRACES_SAMPLER: 'always_on' }
    const gateways = {
      on: await stage.gateway('PostgreSQL', { environment: measured }),
      off: await stage.gateway('PostgreSQL'),
      all: await stage.gateway('PostgreSQL', { environment: allTraces }),
    }
    const names = ['on', 'off', 'all'] as const
    const spent = { on: [] as number[], off: [] as number[], all: [] as number[] }
    const rounds = quick ? pairs : Math.max(pairs, minPairs)
    for (let pair = 0; pair <= rounds; pair += 1) {
      const sums = { on: 0, off: 0, all: 0 }
      for (let nth = 0; nth < (quick ? 1 : slicesInPair); nth += 1) {
        for (const name of nth % 2 === 0 ? names : names.toReversed()) {
          const { pid, url } = gateways[name]
          const before = cpuMs(pid)
          await stage.load({ ...slice, url })
          sums[name] += cpuMs(pid) - before
        }
      }
      // The first one warms up.
      if (pair > 0) for (const name of names) spent[name].push(sums[name])
    }
    if (collector.requests() === 0) throw new Error('the gateway exported nothing')
    const requests = slice.count * (quick ? 1 : slicesInPair)
    const note = (name: keyof typeof spent) =>
      [spent[name], spent.off].map((ms) => `${(median(ms) / requests).toFixed(2)} ms`).join(' ÷ ')
    return [
      {
        ...{ a: 'with metrics, and traces of one request in ten', b: 'without' },
        ...{ ratio: ratioOf(spent.on, spent.off), note: note('on') },
        ...{ goal: '≤ 1.05', goalFor: 'upper quartile' },
      },
      {
        ...{ a: 'with metrics, and traces of all requests', b: 'without' },
        ...{ ratio: ratioOf(spent.all, spent.off), note: note('all') },
      },
    ]
  },
}

/** Takes what is exported, and forgets it. */
async function startSink() {
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
