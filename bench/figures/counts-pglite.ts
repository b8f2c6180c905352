import type { Figure, Row } from '../lib/figure.ts'
import { ratioTo } from '../lib/ratio.ts'
import { setStage } from '../lib/stage.ts'
import type { PgliteCounts } from '../programs/counted-pglite.ts'

const sizes = [
  { recipients: 1, times: 100 },
  { recipients: 1_000, times: 10 },
] as const

export const countsPglite: Figure = {
  title: 'What PGlite does for one mutation, the gateway’s work of every second included',
  measure: 'of each',
  async run({ quick }) {
    await using stage = await setStage()
    const program = '../programs/counted-pglite.ts'
    const { url } = await stage.gateway('PGlite', { program })
    const counts = async () => (await (await fetch(`${url}/counts`)).json()) as PgliteCounts
    const rows: Row[] = []
    for (const { recipients, ...size } of sizes) {
      const times = quick ? size.times / 10 : size.times
      const load = { url, kind: 'gateway', recipients: [recipients], concurrency: 1 } as const
      await stage.load({ ...load, count: times })
      const counted: PgliteCounts[] = []
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        const before = await counts()
        await stage.load({ ...load, count: times })
        const after = await counts()
        counted.push({
          statements: after.statements - before.statements,
          commits: after.commits - before.commits,
          position: after.position - before.position,
        })
      }
      const row = (what: string, name: keyof PgliteCounts, b: string, fixed: number): Row => ({
        a: `recipients: ${recipients.toLocaleString('en')}; ${what}`,
        b,
        ratio: ratioTo(
          counted.map((one) => one[name]),
          fixed,
        ),
      })
      rows.push(
        row('statements', 'statements', 'mutation', times),
        row('commits', 'commits', 'mutation', times),
        row('bytes of the log', 'position', 'recipient', times * recipients),
      )
    }
    return rows
  },
}
