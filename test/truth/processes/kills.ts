import { type CrashPoint, crashPoints } from '../../../src/crash-points.ts'
import type { PlanOptions } from '../day/plan-options.ts'
import { createRandom } from '../day/random.ts'

/** One SIGKILL. The gateway is started again at once. */
export type Kill = {
  /** By the start of this operation it happens wherever the gateway is. */
  readonly latest: number
} & (
  | { readonly kind: 'step'; readonly step: CrashPoint; readonly occurrence: number }
  | { readonly kind: 'moment'; readonly operation: number; readonly afterMs: number }
)

/** Spread over the run: half at named crash points, half at any moment. Pure. */
export function planKills({ seed, operations, kills }: PlanOptions): readonly Kill[] {
  const random = createRandom(seed, 'kills')
  const span = operations / (kills + 1)
  return Array.from({ length: kills }, (_, index): Kill => {
    const from = Math.floor((index + 0.3) * span)
    const latest = Math.floor((index + 1.3) * span)
    if (random.chance(0.5)) {
      const operation = random.int(from, latest)
      return { kind: 'moment', operation, afterMs: random.int(0, 400), latest }
    }
    // About as often as each step comes by in a stretch.
    const occurrence = random.int(1, Math.max(1, Math.ceil(span / 2)))
    return { kind: 'step', step: random.pick(crashPoints), occurrence, latest }
  })
}

/** A gateway stands still for a while: perhaps longer than its leases last. */
export interface Freeze {
  readonly operation: number
  readonly ms: number
}

/** Pure. */
export function planFreezes({ seed, operations, freezes }: PlanOptions): readonly Freeze[] {
  const random = createRandom(seed, 'freezes')
  return Array.from({ length: freezes }, () => ({
    operation: random.int(0, operations - 1),
    ms: random.int(500, 5_000),
  }))
}

export function killName(kill: Kill): string {
  return kill.kind === 'step'
    ? `${kill.step} (${kill.occurrence})`
    : `operation ${kill.operation} + ${kill.afterMs} ms`
}
