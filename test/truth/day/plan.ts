import { createHash } from 'node:crypto'
import type { Fault } from '#sandbox/emulator.ts'
import { plannedFault, type UpstreamKind, upstreamKinds } from '../processes/faults.ts'
import { type Freeze, type Kill, planFreezes, planKills } from '../processes/kills.ts'
import { type Operation, planOperations } from './operations.ts'
import { type Outage, planOutages } from './outages.ts'
import type { PlanOptions } from './plan-options.ts'

/** Everything that a run does, as a pure function of its options. */
export interface Plan extends PlanOptions {
  readonly work: readonly Operation[]
  readonly deaths: readonly Kill[]
  readonly pauses: readonly Freeze[]
  readonly outages: readonly Outage[]
  /** The fault of the nth request to an emulator. */
  faultOf(emulator: UpstreamKind, ordinal: number): Fault | undefined
  /** Two runs with the same digest had the same plan. */
  readonly digest: string
}

export function createPlan(options: PlanOptions): Plan {
  const work = planOperations(options.seed, options.operations)
  const deaths = planKills(options)
  const pauses = planFreezes(options)
  const outages = planOutages(options)
  const faultOf: Plan['faultOf'] = (emulator, ordinal) => plannedFault(options, emulator, ordinal)
  const faults = upstreamKinds.map((name) =>
    Array.from({ length: digestedRequests }, (_, ordinal) => faultOf(name, ordinal) ?? null),
  )
  const digest = createHash('sha256')
    .update(JSON.stringify([work, deaths, pauses, outages, faults]))
    .digest('hex')
    .slice(0, 12)
  return { ...options, work, deaths, pauses, outages, faultOf, digest }
}

// More requests than any run makes to one emulator.
const digestedRequests = 5_000
