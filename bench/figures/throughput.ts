import type { Figure, Row } from '../lib/figure.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { type DatabaseKind, setStage } from '../lib/stage.ts'

export const throughput: Figure = {
  title:
    'Requests a second of the mutation with one recipient, durable, ÷ the same without storage',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    const servers = {
      PostgreSQL: await stage.gateway('PostgreSQL'),
      yoga: await stage.peer('yoga'),
      PGlite: await stage.gateway('PGlite'),
      mesh: await stage.peer('mesh'),
      hive: await stage.peer('hive'),
    }
    const rows: Row[] = []
    const failed = { PostgreSQL: 0, PGlite: 0, yoga: 0, mesh: 0, hive: 0 }
    for (const concurrency of [1, 32, 256]) {
      const rate = (name: keyof typeof servers) => async () => {
        const kind = name === 'PostgreSQL' || name === 'PGlite' ? 'gateway' : 'peer'
        const load = { url: servers[name].url, kind, recipients: [1], concurrency } as const
        const forMs = quick ? 400 : 1_200
        const { requests, failures, ms } = await stage.load({ ...load, forMs, mayFail: true })
        failed[name] += failures
        return (requests / ms) * 1000
      }
      const rates = await inTurn(pairs, {
        PostgreSQL: rate('PostgreSQL'),
        yoga: rate('yoga'),
        mesh: rate('mesh'),
        hive: rate('hive'),
        PGlite: rate('PGlite'),
      })
      for (const on of ['PostgreSQL', 'PGlite'] as const) {
        for (const peer of ['yoga', 'mesh', 'hive'] as const) {
          rows.push({
            a: `the gateway on ${on}, ${concurrency} at once`,
            b: names[peer],
            ratio: ratioOf(rates[on], rates[peer]),
            note: `${median(rates[on]).toFixed(0)}/s ÷ ${median(rates[peer]).toFixed(0)}/s${failed[on] > 0 ? `; ${failed[on]} of the gateway's failed` : ''}`,
            ...goalOf(on, peer, concurrency),
          })
        }
      }
    }
    return rows
  },
}

// Durable, two commits follow each other before an answer: the least that one at once can take.
const yogaGoals: Readonly<Record<number, Row['goal']>> = { 1: '≥ 0.2', 32: '≥ 0.7', 256: '≥ 1.1' }

function goalOf(on: DatabaseKind, peer: string, concurrency: number): Pick<Row, 'goal'> {
  if (peer !== 'yoga') return { goal: '≥ 1' }
  const goal = on === 'PGlite' ? undefined : yogaGoals[concurrency]
  return goal === undefined ? {} : { goal }
}

const names = {
  yoga: 'Yoga and the SDK',
  mesh: 'GraphQL Mesh, unsigned',
  hive: 'Hive Gateway, unsigned',
}
