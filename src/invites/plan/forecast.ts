import type { Queryable } from '#database/database.ts'
import { laneId } from '#dispatch/lane.ts'
import { firstCallsInFlight } from '#dispatch/policy/concurrency-window.ts'
import { paceOf } from '#dispatch/policy/pace.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderLimits } from '#providers/contract/facts.ts'
import type { RequestTarget } from '../check/request.ts'

/** What delays new calls of a lane. */
export interface LaneFacts {
  /** Of the caller's tenant: how much others wait to send is not shown. */
  readonly queued: number
  /** For how long no call may leave. */
  readonly pausedMs: number
}

/** By lane id. Lanes that were never used are left out. */
export async function laneFacts(
  on: Queryable,
  targets: readonly RequestTarget[],
  { tenant }: Pick<Caller, 'tenant'>,
): Promise<ReadonlyMap<string, LaneFacts>> {
  const rows = await on.query<LaneFacts & { id: string }>(
    `select id,
       (select count(*)::int from sends
         where lane_id = lanes.id and state = 'queued' and tenant = $2) as queued,
       greatest(0, coalesce(extract(epoch from paused_until - gateway_now()) * 1000, 0))::float8
         as "pausedMs"
     from lanes where id = any($1::text[])`,
    [targets.map(({ provider, destinationId }) => laneId(provider, destinationId)), tenant],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

// A typical answer time. For a lane without a known rate the forecast can be no better than this.
const callMs = 200

/** Seconds until the last of `calls` new calls has been answered. Pure. */
export function secondsFor(
  calls: number,
  { queued, pausedMs }: LaneFacts = { queued: 0, pausedMs: 0 },
  limits?: ProviderLimits,
): number {
  const all = calls + Math.ceil(queued / (limits?.recipientsPerCall ?? 1))
  return (pausedMs + leavesAfterMs(all, limits) + callMs) / 1000
}

/** Seconds until a call has been answered that leaves in so many seconds; 0: there is none. Pure. */
export const secondsAfter = (seconds: number): number =>
  seconds === 0 ? 0 : seconds + callMs / 1000

/** What has to happen in a lane before a batch has no open sends there. */
export interface Remaining extends LaneFacts {
  /** Calls with recipients of the batch that wait to be repeated or looked up. */
  readonly waitingCalls: number
  /** How long the last recipient or call of the batch waits after a failed attempt. */
  readonly backOffMs: number
}

/** Whole seconds until the last of these sends has an outcome, if no further attempt fails. Pure. */
export function secondsLeft(
  { queued, waitingCalls, pausedMs, backOffMs }: Remaining,
  limits: ProviderLimits,
): number {
  const calls = waitingCalls + Math.ceil(queued / limits.recipientsPerCall)
  const leavesMs = calls === 0 ? 0 : pausedMs + leavesAfterMs(calls, limits)
  return Math.ceil((Math.max(leavesMs, backOffMs) + callMs) / 1000)
}

/** Milliseconds from the first to the last of so many calls, by the lane's pace or its first window. */
function leavesAfterMs(calls: number, limits?: ProviderLimits): number {
  const pace = paceOf(limits?.callsPerSecond)
  if (pace === undefined) {
    const rounds = Math.ceil(calls / firstCallsInFlight(limits?.recipientsPerCall))
    return (rounds - 1) * callMs
  }
  const last = calls - 1
  return Math.floor(last / pace.calls) * pace.windowMs + (last % pace.calls) * pace.gapMs
}
