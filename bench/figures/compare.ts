import { type CommitProgram, checkOut } from '../lib/commit.ts'
import type { Figure, Row } from '../lib/figure.ts'
import type { GatewayProcess } from '../lib/gateway.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { type Spent, spentOn } from '../lib/spent.ts'
import { type DatabaseKind, databaseKinds, type Stage, setStage } from '../lib/stage.ts'

// Enough of each for some hundred ms of CPU, which /proc counts in steps of 10.
const loads = [
  { recipients: 1, concurrency: 1, times: 200 },
  { recipients: 1, concurrency: 32, times: 1_500 },
  { recipients: 1, concurrency: 256, times: 2_000 },
  { recipients: 1_000, concurrency: 1, times: 10 },
]

/** This gateway against the one of another commit, in turn. */
export const compare = (commit: string): Figure => ({
  title: `Now ÷ commit ${commit}`,
  needsPeers: false,
  async run({ quick, pairs }) {
    await using before = await checkOut(commit)
    await using stage = await setStage()
    const rows: Row[] = []
    for (const on of databaseKinds) {
      const gateways = {
        now: await stage.gateway(on),
        before: await stage.gateway(on, { program: before.program }),
      }
      for (const load of loads) {
        const times = quick ? Math.ceil(load.times / 10) : load.times
        const measured = { now: [] as Measured[], before: [] as Measured[] }
        const measure = (which: 'now' | 'before') => async () => {
          const one = await measureOnce(stage, gateways[which], { ...load, times })
          measured[which].push(one)
          return one.rate
        }
        await inTurn(pairs, { now: measure('now'), before: measure('before') })
        // The first round warms up.
        const [now, then] = [measured.now.slice(1), measured.before.slice(1)]
        rows.push(...rowsOf({ now, then }, on, load, before))
      }
      // Its own work of every second would count for the other database.
      for (const gateway of Object.values(gateways)) await gateway[Symbol.asyncDispose]()
    }
    return rows
  },
})

interface Measured extends Spent {
  /** Requests a second. */
  readonly rate: number
}

async function measureOnce(
  stage: Stage,
  { pid, url }: GatewayProcess,
  { recipients, concurrency, times }: (typeof loads)[number],
): Promise<Measured> {
  let ms = 0
  const { gateway, database } = await spentOn(stage, pid, async () => {
    const load = { url, kind: 'gateway', recipients: [recipients], concurrency } as const
    ms = (await stage.load({ ...load, count: times })).ms
  })
  return { rate: (times / ms) * 1000, gateway: gateway / times, database: database / times }
}

function rowsOf(
  { now, then }: Readonly<Record<'now' | 'then', readonly Measured[]>>,
  on: DatabaseKind,
  { recipients, concurrency }: (typeof loads)[number],
  { name }: CommitProgram,
): Row[] {
  const load = `${on}, recipients: ${recipients.toLocaleString('en')}, ${concurrency} at once`
  const row = (figure: string, unit: string, of: (one: Measured) => number): Row => {
    const [a, b] = [now.map(of), then.map(of)]
    const note = `${median(a).toFixed(2)}${unit} ÷ ${median(b).toFixed(2)}${unit}`
    return { a: `${load}: ${figure}`, b: name, ratio: ratioOf(a, b), note }
  }
  return [
    row('requests a second', '/s', ({ rate }) => rate),
    row('CPU of the gateway a request', ' ms', ({ gateway }) => gateway),
    ...(on === 'PGlite'
      ? []
      : [row('with the database', ' ms', ({ gateway, database }) => gateway + database)]),
  ]
}
