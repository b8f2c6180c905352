import type { Figure, Row } from '../lib/figure.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { type Spent, spentOn } from '../lib/spent.ts'
import { setStage } from '../lib/stage.ts'

const names = ['PostgreSQL', 'nothing', 'PGlite'] as const
type Name = (typeof names)[number]

export const floor: Figure = {
  title:
    'The mutation, durable, ÷ the same with the gateway’s own HTTP, schema, checks, planning and calls, and no storage',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    const program = '../programs/gateway-without-storage.ts'
    const servers = {
      PostgreSQL: await stage.gateway('PostgreSQL'),
      PGlite: await stage.gateway('PGlite'),
      nothing: await stage.gateway('PGlite', { program }),
    }
    const rows: Row[] = []
    const inEach = (measure: (name: Name) => Promise<number>) => {
      const contender = (name: Name) => [name, () => measure(name)] as const
      return inTurn(pairs, Object.fromEntries(names.map(contender)) as Contenders)
    }

    for (const concurrency of [1, 32, 256]) {
      const forMs = quick ? 400 : 1_000
      const spent: Spents = { PostgreSQL: [], PGlite: [], nothing: [] }
      const rates = await inEach(async (name) => {
        const { url, pid } = servers[name]
        const load = { url, kind: 'gateway', recipients: [1], concurrency, forMs } as const
        let asked = { requests: 0, ms: 1 }
        const used = await spentOn(stage, pid, async () => {
          asked = await stage.load(load)
        })
        const { requests, ms } = asked
        spent[name].push({ gateway: used.gateway / requests, database: used.database / requests })
        return (requests / ms) * 1_000
      })
      for (const on of ['PostgreSQL', 'PGlite'] as const) {
        rows.push({
          a: `the gateway on ${on}, ${concurrency} at once: requests a second`,
          b: 'no storage',
          ratio: ratioOf(rates[on], rates.nothing),
          note: `${median(rates[on]).toFixed(0)}/s ÷ ${median(rates.nothing).toFixed(0)}/s`,
        })
      }
      rows.push(...cpuRows(concurrency, spent))
    }

    const recipients = quick ? 1_000 : 10_000
    const times = await inEach(async (name) => {
      const { url } = servers[name]
      const { ms } = await stage.load({
        url,
        kind: 'gateway',
        recipients: [recipients],
        concurrency: 1,
        count: 1,
      })
      return ms
    })
    for (const on of ['PostgreSQL', 'PGlite'] as const) {
      rows.push({
        a: `the gateway on ${on}, ${recipients.toLocaleString('en')} recipients in one mutation: time`,
        b: 'no storage',
        ratio: ratioOf(times[on], times.nothing),
        goal: '≤ 2.5',
        note: `${median(times[on]).toFixed(0)} ms ÷ ${median(times.nothing).toFixed(0)} ms`,
      })
    }
    return rows
  },
}

type Contenders = Readonly<Record<Name, () => Promise<number>>>
type Spents = Readonly<Record<Name, Spent[]>>

/** Without the first round, which warms up. */
function cpuRows(concurrency: number, spent: Spents): Row[] {
  const gateway = (name: Name) => spent[name].slice(1).map((one) => one.gateway)
  const both = spent.PostgreSQL.slice(1).map((one) => one.gateway + one.database)
  const floor = gateway('nothing')
  const row = (a: string, values: readonly number[], goal: Row['goal']): Row => ({
    a: `${a}, ${concurrency} at once: CPU a request`,
    b: 'no storage',
    ratio: ratioOf(values, floor),
    note: `${median(values).toFixed(2)} ms ÷ ${median(floor).toFixed(2)} ms`,
    ...(goal !== undefined && concurrency === 256 ? { goal } : {}),
  })
  return [
    row('the gateway on PostgreSQL', gateway('PostgreSQL'), '≤ 1.25'),
    row('the gateway and PostgreSQL', both, '≤ 1.6'),
    row('the gateway on PGlite', gateway('PGlite'), undefined),
  ]
}
