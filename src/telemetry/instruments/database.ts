import type { BatchObservableCallback, Meter } from '@opentelemetry/api'
import type { Database } from '#database/database.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { createReading } from './reading.ts'

/** Reports what waits in the database, the same at every replica, and this replica's connections. */
export function watchDatabase(
  meter: Meter,
  database: Database,
  kinds: readonly ProviderKind[],
): Disposable {
  const gauge = (name: string, description: string) =>
    meter.createObservableGauge(`invite_gateway_${name}`, { description })
  const depth = gauge('lane_depth', 'Recipients that wait in lanes.')
  const inCalls = gauge('recipients_in_calls', 'Recipients of calls that are not settled.')
  const oldest = gauge('lane_oldest_seconds', 'How long ago the oldest of those was asked for.')
  const unconfirmed = gauge(
    'recipients_unconfirmed',
    'Recipients who may or may not have been sent to.',
  )
  const lanes = gauge('lanes', 'Lanes by state; one may be in several.')
  const locks = gauge('database_locks_waiting', 'Locks that somebody waits for in the database.')
  const answers = gauge(
    'database_up',
    'Whether the database answered the reading of these metrics.',
  )
  const connections = gauge('pool_connections', 'Connections to the database by pool and state.')
  const waiting = gauge('pool_waiting', 'Those who wait for a connection of the pool.')
  const read = createReading(() => readState(database, kinds))

  const observe: BatchObservableCallback = async (result) => {
    for (const [pool, use] of Object.entries(database.pools?.() ?? {})) {
      result.observe(connections, use.inUse, { pool, state: 'in_use' })
      result.observe(connections, use.idle, { pool, state: 'idle' })
      result.observe(connections, use.max, { pool, state: 'max' })
      result.observe(waiting, use.waiting, { pool })
    }
    const rows = await read()
    result.observe(answers, rows === undefined ? 0 : 1)
    for (const row of rows ?? []) {
      const { provider } = row
      result.observe(depth, row.queued, { provider })
      result.observe(inCalls, row.inCalls, { provider })
      result.observe(oldest, row.oldestSeconds, { provider })
      result.observe(unconfirmed, row.unconfirmed, { provider })
      for (const state of ['waiting', 'owned', 'paused', 'troubled'] as const) {
        result.observe(lanes, row[state], { provider, state })
      }
      result.observe(locks, row.locks)
    }
  }
  const reads = [depth, inCalls, oldest, unconfirmed, lanes, locks, answers]
  const observed = [...reads, connections, waiting]
  meter.addBatchObservableCallback(observe, observed)
  return { [Symbol.dispose]: () => meter.removeBatchObservableCallback(observe, observed) }
}

interface ProviderState {
  readonly provider: ProviderKind
  readonly queued: number
  readonly inCalls: number
  readonly oldestSeconds: number
  readonly unconfirmed: number
  readonly waiting: number
  readonly owned: number
  readonly paused: number
  readonly troubled: number
  readonly locks: number
}

function readState(
  database: Database,
  kinds: readonly ProviderKind[],
): Promise<readonly ProviderState[]> {
  return (database.background ?? database).query<ProviderState>(
    `with queued as materialized (
       select provider, count(*)::int as n, min(asked_at) as oldest
       from sends where state = 'queued' group by provider
     ), called as materialized (
       select l.provider, sum(cardinality(c.send_ids))::int as n, min(c.created_at) as oldest
       from calls c join lanes l on l.id = c.lane_id where c.state <> 'done' group by l.provider
     ), counted as materialized (
       select l.provider, sum(c.n)::int as n from (
         select lane_id, count as n from outcome_days where outcome = 'UNCONFIRMED'
         union all select lane_id, change from outcome_changes where outcome = 'UNCONFIRMED'
       ) c join lanes l on l.id = c.lane_id group by l.provider
     ), lane as materialized (
       select provider, count(*) filter (where wake_at is not null)::int as waiting,
         count(*) filter (where owner is not null)::int as owned,
         count(*) filter (where paused_until > gateway_now())::int as paused,
         count(*) filter (where trouble is not null)::int as troubled
       from lanes group by provider
     )
     select provider, coalesce(queued.n, 0) as queued, coalesce(called.n, 0) as "inCalls",
       greatest(coalesce(extract(epoch from
         gateway_now() - least(queued.oldest, called.oldest)), 0), 0)::float8 as "oldestSeconds",
       coalesce(counted.n, 0) as unconfirmed,
       coalesce(waiting, 0) as waiting, coalesce(owned, 0) as owned,
       coalesce(paused, 0) as paused, coalesce(troubled, 0) as troubled,
       (select count(*)::int from pg_locks where not granted and database =
         (select oid from pg_database where datname = current_database())) as locks
     from unnest($1::text[]) as provider
     left join queued using (provider) left join called using (provider)
     left join counted using (provider) left join lane using (provider)`,
    [kinds],
  )
}
