import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure, Row } from '../lib/figure.ts'
import { peakMb, rssMb } from '../lib/proc.ts'
import { median, ratioOf } from '../lib/ratio.ts'
import { type DatabaseKind, databaseKinds, type Stage, setStage } from '../lib/stage.ts'

export const growth: Figure = {
  title: 'How time and memory grow, in requests of 1,000 invites, two at once',
  async run({ quick }) {
    const steps = quick ? [1_000, 4_000] : [1_000, 10_000, 100_000]
    await using stage = await setStage()
    const rows: Row[] = []
    for (const on of databaseKinds) {
      // A run takes a minute; its parts are compared with each other.
      const runs: Grown[] = []
      for (let run = 0; run < (quick || on === 'PGlite' ? 1 : 3); run += 1) {
        runs.push(await grow(stage, on, steps))
      }
      rows.push(...rowsOf(on, steps, runs))
    }
    return rows
  },
}

interface Grown {
  readonly idleMb: number
  readonly steps: readonly { readonly msPerInvite: number; readonly mb: number }[]
  readonly peakMb: number
}

async function grow(stage: Stage, on: DatabaseKind, steps: readonly number[]): Promise<Grown> {
  const gateway = await stage.gateway(on)
  await using _ = gateway
  const { pid, url } = gateway
  const load = { url, kind: 'gateway', concurrency: 2 } as const
  await stage.load({ ...load, count: 100, recipients: [1] })
  await stage.load({ ...load, count: 3, recipients: [1_000] })
  await sleep(restMs)
  const idleMb = rssMb(pid)
  const grown = []
  for (const invites of steps) {
    const { ms } = await stage.load({ ...load, count: invites / 1_000, recipients: [1_000] })
    await sleep(restMs)
    grown.push({ msPerInvite: ms / invites, mb: rssMb(pid) })
  }
  return { idleMb, steps: grown, peakMb: peakMb(pid) }
}

// V8 gives memory back when it has been idle for some seconds.
const restMs = 5_000

function rowsOf(on: DatabaseKind, steps: readonly number[], runs: readonly Grown[]): Row[] {
  const rows: Row[] = []
  const [least = 0] = steps
  const ms = (place: number) => runs.map(({ steps }) => steps[place]?.msPerInvite ?? Number.NaN)
  const mb = (place: number) => runs.map(({ steps }) => steps[place]?.mb ?? Number.NaN)
  const idle = runs.map(({ idleMb }) => idleMb)
  for (const [place, invites] of steps.entries()) {
    const count = invites.toLocaleString('en')
    if (place > 0) {
      rows.push({
        a: `${on}: time an invite, ${count} invites`,
        b: `${least.toLocaleString('en')} invites`,
        ratio: ratioOf(ms(place), ms(0)),
        note: `${median(ms(place)).toFixed(2)} ms ÷ ${median(ms(0)).toFixed(2)} ms`,
      })
    }
    rows.push({
      a: `${on}: memory after ${count} invites`,
      b: 'idle after warm-up',
      ratio: ratioOf(mb(place), idle),
      note: `${median(mb(place)).toFixed(0)} MB ÷ ${median(idle).toFixed(0)} MB`,
      ...(invites === 100_000 ? { goal: '≤ 1.3' as const } : {}),
    })
  }
  const peak = runs.map((run) => run.peakMb)
  rows.push({
    a: `${on}: most memory ever held`,
    b: 'idle after warm-up',
    ratio: ratioOf(peak, idle),
    note: `${median(peak).toFixed(0)} MB ÷ ${median(idle).toFixed(0)} MB`,
  })
  return rows
}
