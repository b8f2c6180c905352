import type { Connections } from '#database/database.ts'
import { untilSecondWithin } from '#event-loop/seconds.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { dueAt, isOfOther } from './store/lanes.ts'

/** What a dispatcher waits for, apart from notifications. */
export interface Ahead {
  /** Milliseconds until the next lane may be claimed. Undefined: no lane waits. */
  readonly dueMs: number | undefined
  /** Does another owner, who holds a liveness lock or held one, have lanes? */
  readonly othersOwn: boolean
}

export async function lookAhead(
  database: Connections,
  owner: string,
  providers: readonly ProviderKind[],
  left: readonly ProviderKind[] = [],
): Promise<Ahead> {
  const [row] = await database.query<{ ms: number | null; othersOwn: boolean }>(
    `select (extract(epoch from min(greatest(${dueAt('$2')}, leased_until)) - gateway_now())
       * 1000)::float8 as ms, exists (select 1 from lanes where ${isOfOther('$3')}) as "othersOwn"
     from lanes where wake_at is not null and provider = any($1::text[])`,
    [providers, left, owner],
  )
  const { ms = null, othersOwn = true } = row ?? {}
  return { dueMs: ms === null ? undefined : Math.max(0, ms), othersOwn }
}

/** How long the dispatcher waits for a notification before it looks again, in milliseconds. */
export function waitMs({ dueMs }: Ahead, kind: Connections['kind']): number {
  // Notifications inside one process are not lost.
  if (dueMs === undefined && kind === 'pglite') return noNeedMs
  const ms = Math.max(dueMs ?? maxWaitMs, minWaitMs)
  return ms < maxWaitMs ? ms : untilSecondWithin(maxWaitMs)
}

// Where another replica claimed a due lane first, we look again at once, but without spinning.
const minWaitMs = 20
// A lost notification delays a lane by at most this much.
const maxWaitMs = 2_000
const noNeedMs = 60_000
