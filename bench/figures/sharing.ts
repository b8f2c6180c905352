import type { Figure, Row } from '../lib/figure.ts'
import type { Load } from '../lib/load-api.ts'
import { inTurn, median, ratioOf, ratioTo } from '../lib/ratio.ts'
import { setStage } from '../lib/stage.ts'

const perCall = 50

export const sharing: Figure = {
  title:
    'Upstream calls ÷ the smallest possible number, and what sharing costs the one who is alone',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    const rows: Row[] = []
    for (const on of ['PostgreSQL', 'PGlite'] as const) {
      const { url } = await stage.gateway(on)
      for (const { sizes, load, lanes } of arrivals) {
        const seen: { calls: number; floor: number; answered: number; ms: number }[] = []
        const part = quick ? 5 : 1
        const arriving = { ...load, count: load.count / part, overMs: load.overMs / part }
        const what = `${arriving.count} mutations with ${sizes} within ${arriving.overMs} ms`
        const arrive = async () => {
          await stage.upstream.call.take()
          const { requests, ms } = await stage.load({ ...arriving, url, mayFail: true })
          const { arrivals, recipients } = await stage.upstream.call.take()
          // Of those that came so far: what was refused needs no call.
          const floor = lanes * Math.ceil(recipients / lanes / perCall)
          seen.push({ calls: arrivals.length, floor, answered: requests, ms })
          return arrivals.length
        }
        for (let time = 0; time < pairs; time += 1) await arrive()
        const calls = seen.map((each) => each.calls)
        const floors = seen.map(({ floor }) => floor)
        const last = median(seen.map(({ ms }) => ms))
        rows.push(
          {
            a: `${on}: calls for ${what}`,
            b: 'fewest possible',
            ratio: ratioOf(calls, floors),
            note: `${median(calls)} ÷ ${median(floors)} calls; the last answer after ${(last / 1_000).toFixed(1)} s`,
            goal: '≤ 1.1',
          },
          {
            a: `${on}: answered of ${what}`,
            b: 'asked',
            ratio: ratioTo(
              seen.map(({ answered }) => answered),
              arriving.count,
            ),
            goal: '≥ 1',
          },
        )
      }
    }
    const program = '../programs/gateway-of-calls.ts'
    const gateway = (calls: number) =>
      stage.gateway('PostgreSQL', { program, environment: { BENCH_PER_CALL: String(calls) } })
    const alone = await gateway(1)
    const shared = await gateway(perCall)
    const p50 = (url: string) => async () => {
      const load = { url, kind: 'gateway', recipients: [1], concurrency: 1 } as const
      return (await stage.load({ ...load, count: quick ? 20 : 60 })).p50
    }
    const times = await inTurn(pairs, { shared: p50(shared.url), alone: p50(alone.url) })
    rows.push({
      a: 'p50 of one mutation after the other, PostgreSQL',
      b: 'the same with one recipient a call',
      ratio: ratioOf(times.shared, times.alone),
      note: `${median(times.shared).toFixed(1)} ms ÷ ${median(times.alone).toFixed(1)} ms`,
      goal: '≤ 1',
    })
    return rows
  },
}

const withinOneSecond = { kind: 'gateway', concurrency: 1_000, overMs: 1_000 } as const

const arrivals: readonly {
  readonly sizes: string
  readonly load: Omit<Load, 'url'> & { readonly count: number; readonly overMs: number }
  readonly lanes: number
}[] = [
  {
    sizes: 'one address',
    load: { ...withinOneSecond, count: 1_000, recipients: [1] },
    lanes: 1,
  },
  {
    sizes: '1 to 12 addresses to one of three accounts',
    load: { ...withinOneSecond, count: 600, recipients: [1, 3, 7, 2, 12], accounts: 3 },
    lanes: 3,
  },
]
