import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figure, Row } from '../lib/figure.ts'
import type { Kind } from '../lib/key-kinds.ts'
import { quantile } from '../lib/ratio.ts'
import { startProgram } from '../lib/rpc.ts'
import { setStage } from '../lib/stage.ts'
import { cropped, welch } from '../lib/welch.ts'
import type { KeyTimes, KeyTimesApi } from '../programs/key-times.ts'

export const keys: Figure = {
  title: "Welch's |t| between the times of right, wrong and unknown API keys, among 100",
  // A bar would end the cell.
  measure: 't, unsigned',
  async run({ quick, pairs }) {
    await using stage = await setStage()
    await using program = await startProgram<KeyTimesApi>('programs/key-times.ts')
    const { call } = program
    const each = quick ? 20_000 : 150_000
    const directory = await stage.directory()
    const identities = join(directory, 'keys.json')
    await writeFile(identities, JSON.stringify(await call.keyFile()))
    const { url } = await stage.gateway('PGlite', { identities })

    const rounds: Record<'findKey' | 'identify' | 'http', KeyTimes[]> = {
      ...{ findKey: [], identify: [], http: [] },
    }
    for (let round = 0; round <= pairs; round += 1) {
      const times = {
        findKey: await call.findKey(each),
        identify: await call.identify(each),
        http: await call.http({ url, each: each / 10 }),
      }
      // The first warms up.
      if (round === 0) continue
      for (const where of ['findKey', 'identify', 'http'] as const) rounds[where].push(times[where])
    }
    return [
      rowOf('the look-up', rounds.findKey, 'right', 'wrong'),
      rowOf('the look-up', rounds.findKey, 'right', 'unknown'),
      rowOf('the look-up', rounds.findKey, 'wrong', 'unknown'),
      rowOf('all of identify()', rounds.identify, 'wrong', 'unknown'),
      rowOf('HTTP, to the 401', rounds.http, 'wrong', 'unknown'),
    ]
  },
}

/** |t| of all rounds together; the quartiles are those of the rounds. */
function rowOf(where: string, rounds: readonly KeyTimes[], a: Kind, b: Kind): Row {
  const compare = (times: readonly KeyTimes[]) => {
    const [one, other] = cropped([a, b].map((kind) => times.flatMap((round) => round[kind])))
    if (one === undefined || other === undefined) throw new Error('nothing was measured')
    return { t: Math.abs(welch(one, other)), one, other }
  }
  const { t, one, other } = compare(rounds)
  const each = rounds.map((round) => compare([round]).t)
  const count = rounds.reduce((sum, round) => sum + round[a].length, 0)
  const mean = ({ mean }: typeof one) => `${mean.toFixed(1)} ns`
  return {
    a: `${where}: ${a}`,
    b,
    ratio: { median: t, quartiles: [quantile(each, 0.25), quantile(each, 0.75)], pairs: count },
    goal: '≤ 5',
    note: `${mean(one)}, ${mean(other)}; the slowest tenth is left out`,
  }
}
