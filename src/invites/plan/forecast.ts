import type { Queryable } from '#database/database.ts'
import { laneId } from '#dispatch/lane.ts'
import { firstCallsInFlight } from '#dispatch/policy/concurrency-window.ts'
import { paceOf } from '#dispatch/policy/pace.ts'
import type { ProviderLimits } from '#providers/contract/facts.ts'
import type { RequestTarget } from '../check/request.ts'

/** What waits in a lane already. */
export interface LaneFacts {
  readonly queued: number
  /** How long nothing may leave. */
  readonly pausedMs: number
}

/** By lane id; lanes that were never used are left out. */
export async function laneFacts(
  on: Queryable,
  targets: readonly RequestTarget[],
): Promise<ReadonlyMap<string, LaneFacts>> {
  const rows = await on.query<LaneFacts & { id: string }>(
    `select id,
       (select count(*)::int from sends where lane_id = lanes.id and state = 'queued') as queued,
       greatest(0, coalesce(extract(epoch from paused_until - gateway_now()) * 1000, 0))::float8
         as "pausedMs"
     from lanes where id = any($1::text[])`,
    [targets.map(({ provider, destinationId }) => laneId(provider, destinationId))],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

// A typical answer time. For a lane without a known rate the forecast can be no better than this.
const callMs = 200

/** Seconds until the last of `calls` more has been answered. Pure. */
export function secondsFor(
  calls: number,
  { queued, pausedMs }: LaneFacts = { queued: 0, pausedMs: 0 },
  limits?: ProviderLimits,
): number {
  const recipientsPerCall = limits?.recipientsPerCall
  const all = calls + Math.ceil(queued / (recipientsPerCall ?? 1))
  const pace = paceOf(limits?.callsPerSecond)
  if (pace === undefined) {
    const rounds = Math.ceil(all / firstCallsInFlight(recipientsPerCall))
    return (pausedMs + rounds * callMs) / 1000
  }
  const last = all - 1
  const leavesAfter =
    Math.floor(last / pace.calls) * pace.windowMs + (last % pace.calls) * pace.gapMs
  return (pausedMs + leavesAfter + callMs) / 1000
}
