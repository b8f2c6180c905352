import { setTimeout as sleep } from 'node:timers/promises'
import { askGateway } from '../lib/ask.ts'
import type { Figure } from '../lib/figure.ts'
import { cpuMs } from '../lib/proc.ts'
import { ratioTo } from '../lib/ratio.ts'
import { databaseKinds, setStage } from '../lib/stage.ts'

export const idle: Figure = {
  title: 'Processor time of a gateway that has nothing to do',
  measure: '% of a core',
  async run({ quick }) {
    const windowMs = quick ? 10_000 : 60_000
    await using stage = await setStage()
    // Side by side: together they keep no processor busy.
    const shares = await Promise.all(
      databaseKinds.map(async (on) => {
        const { pid, url } = await stage.gateway(on)
        await askGateway(url, document)
        await sleep(settledMs)
        const found: number[] = []
        for (let window = 0; window < (quick ? 1 : 2); window += 1) {
          const before = cpuMs(pid)
          await sleep(windowMs)
          found.push((100 * (cpuMs(pid) - before)) / windowMs)
        }
        return found
      }),
    )
    return databaseKinds.map((on, place) => ({
      a: `on ${on}, its own part; a window of ${windowMs / 1_000} s`,
      b: 'one core',
      ratio: ratioTo(shares[place] ?? [], 1),
      goal: '≤ 0.2',
      note: (shares[place] ?? []).map((share) => share.toFixed(2)).join(', '),
    }))
  },
}

const document = '{ batches: inviteBatches(first: 1) { nodes { id } } }'

// What a start leaves to do is done by then, statistics of the built-in database included.
const settledMs = 15_000
