import type { Figure, Row } from '../lib/figure.ts'
import { ratioTo } from '../lib/ratio.ts'
import { countingSettings, countsOf, type ServerCounts } from '../lib/server-counts.ts'
import { setStage } from '../lib/stage.ts'

const sizes = [
  { recipients: 1, times: 200, goals: { commits: '≤ 2', syncs: '≤ 2' } },
  {
    recipients: 1_000,
    times: 40,
    goals: { statements: '≤ 20', commits: '≤ 20', logged: '≤ 1300' },
  },
] as const

export const counts: Figure = {
  title: 'What PostgreSQL does for one mutation, the gateway’s work of every second included',
  measure: 'of each',
  needsPeers: false,
  async run({ quick }) {
    const rows: Row[] = []
    for (const { recipients, goals, ...size } of sizes) {
      const times = quick ? size.times / 10 : size.times
      await using stage = await setStage(countingSettings)
      const database = await stage.postgres.createDatabase()
      const gateway = await stage.gateway('PostgreSQL', { database: { url: database } })
      const ask = (count: number) =>
        stage.load({
          ...{ url: gateway.url, kind: 'gateway', recipients: [recipients] },
          ...{ concurrency: 1, count },
        })
      await ask(times)
      const counted: ServerCounts[] = []
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        const work = async () => void (await ask(times))
        counted.push(await countsOf(stage.postgres, database, work))
      }
      const row = (
        what: string,
        name: keyof ServerCounts,
        each: string,
        fixed: number,
        goal: Row['goal'],
      ): Row => {
        const values = counted.map((one) => one[name])
        const a = `recipients: ${recipients.toLocaleString('en')}; ${what}`
        return {
          a,
          b: each,
          ratio: ratioTo(values, fixed),
          ...(goal === undefined ? {} : { goal }),
        }
      }
      const { statements, commits, syncs, logged } = { ...noGoals, ...goals }
      rows.push(
        row('statements', 'statements', 'mutation', times, statements),
        row('commits', 'commits', 'mutation', times, commits),
        row('syncs of the log', 'syncs', 'mutation', times, syncs),
        row('bytes of the log', 'logged', 'recipient', times * recipients, logged),
        row('of these, whole pages', 'pages', 'recipient', times * recipients, undefined),
      )
    }
    return rows
  },
}

const noGoals: Partial<Record<keyof ServerCounts, Row['goal']>> = {}
