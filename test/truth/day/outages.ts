import { type UpstreamKind, upstreamKinds } from '../processes/faults.ts'
import type { PlanOptions } from './plan-options.ts'
import { createRandom } from './random.ts'

/** Something that passes: it costs time and no invites. */
export type Outage = {
  /** It begins with this operation. */
  readonly operation: number
} /** An upstream accepts no connection, or does not accept our credentials, for so long. */ & (
  | { readonly kind: 'refused' | 'expired'; readonly emulator: UpstreamKind; readonly ms: number }
  /** The database restarts; only where it is a server. */
  | { readonly kind: 'restart' }
  /** Its disk has no space for so long; only where it is ours, on a small disk. */
  | { readonly kind: 'full'; readonly ms: number }
)

/** One of each, in the first half of the day. Pure. */
export function planOutages({ seed, operations, outageMs }: PlanOptions): readonly Outage[] {
  const random = createRandom(seed, 'outages')
  const operation = () => random.int(0, Math.floor(operations / 2))
  return [
    { kind: 'refused', emulator: random.pick(upstreamKinds), operation: operation(), ms: outageMs },
    { kind: 'expired', emulator: random.pick(upstreamKinds), operation: operation(), ms: outageMs },
    { kind: 'restart', operation: operation() },
    { kind: 'full', operation: operation(), ms: random.int(1_000, 5_000) },
  ]
}
