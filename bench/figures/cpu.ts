import type { Figure, Row } from '../lib/figure.ts'
import { cpuMs } from '../lib/proc.ts'
import { inTurn, median, ratioOf } from '../lib/ratio.ts'
import { startProgram } from '../lib/rpc.ts'
import { spentOn } from '../lib/spent.ts'
import { type DatabaseKind, databaseKinds, setStage } from '../lib/stage.ts'
import type { SdkScriptApi } from '../programs/sdk-script.ts'

// Enough of each for some hundred ms of CPU, which /proc counts in steps of 10.
const sizes = [
  {
    recipients: 1_000,
    times: 10,
    goals: { PostgreSQL: '≤ 3.5', PGlite: '≤ 7', both: '≤ 7' } as const,
  },
  { recipients: 50, times: 50 },
  { recipients: 1, times: 100 },
]

export const cpu: Figure = {
  title: 'CPU of the gateway for one mutation ÷ CPU of a bare script that makes the same SDK calls',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    await using script = await startProgram<SdkScriptApi>(
      'programs/sdk-script.ts',
      stage.upstreamUrl,
    )
    const gateways = {
      PostgreSQL: await stage.gateway('PostgreSQL'),
      PGlite: await stage.gateway('PGlite'),
    }
    const rows: Row[] = []
    for (const { recipients, goals, ...size } of sizes) {
      const times = quick ? Math.ceil(size.times / 10) : size.times
      const calls = Math.ceil(recipients / 50)
      const both: number[] = []
      const ofGateway = (on: DatabaseKind) => async () => {
        const { pid, url } = gateways[on]
        const { gateway, database } = await spentOn(stage, pid, async () => {
          const load = { url, kind: 'gateway', concurrency: 1, count: times } as const
          await stage.load({ ...load, recipients: [recipients] })
        })
        if (on === 'PostgreSQL') both.push((gateway + database) / times)
        return gateway / times
      }
      const ofScript = async () => {
        const repeats = Math.ceil((quick ? 200 : 1_000) / calls)
        const before = cpuMs(script.pid)
        await script.call.run({ times: repeats, calls, recipients: Math.min(recipients, 50) })
        return (cpuMs(script.pid) - before) / repeats
      }
      const spent = await inTurn(pairs, {
        PostgreSQL: ofGateway('PostgreSQL'),
        script: ofScript,
        PGlite: ofGateway('PGlite'),
      })
      // The first round warms up.
      const values = { ...spent, both: both.slice(1) }
      for (const on of [...databaseKinds, 'both'] as const) {
        const who = on === 'both' ? 'the gateway and PostgreSQL' : `the gateway on ${on}`
        const goal = goals?.[on]
        rows.push({
          a: `${who}, recipients: ${recipients.toLocaleString('en')}`,
          b: `SDK calls: ${calls}`,
          ratio: ratioOf(values[on], spent.script),
          note: `${median(values[on]).toFixed(1)} ms ÷ ${median(spent.script).toFixed(1)} ms`,
          ...(goal === undefined ? {} : { goal }),
        })
      }
    }
    return rows
  },
}
