import type { Connections, Queryable } from '#database/database.ts'
import { unsynced } from '#database/unsynced.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Lane } from '../lane.ts'
import { maxPauseMs } from '../policy/pause.ts'

/**
 * Creates the lanes that do not exist, wakes all of them, and holds their advisory locks until `tx`
 * ends. Adding sends to a lane takes this lock, always in the same order, so there is no deadlock.
 * Releasing a lane takes it too; forming calls and recording answers do not.
 */
export async function wakeLanes(tx: Queryable, lanes: readonly Lane[]): Promise<void> {
  await lockLanes(
    tx,
    lanes.map(({ id }) => id),
  )
  await wakeLocked(tx, lanes)
}

/** The same where the advisory locks are held. */
export async function wakeLocked(tx: Queryable, lanes: readonly Lane[]): Promise<void> {
  if (lanes.length === 0) return
  // An owner checks what waits before it releases the lane, so a lane that is owned needs no update.
  const asleep = await tx.query<{ id: string }>(
    `with asked as (
       select id, provider, destination_id
       from jsonb_to_recordset($1::jsonb) as l (id text, provider text, destination_id text)
     ), made as (
       insert into lanes (id, provider, destination_id, wake_at)
       select id, provider, destination_id, gateway_now() from asked
       where not exists (select 1 from lanes where lanes.id = asked.id) order by id
       on conflict (id) do nothing
     ), notified as materialized (
       select pg_notify('lanes', id) from asked
     )
     select id from lanes
     where id in (select id from asked) and owner is null
       and coalesce(wake_at > greatest(gateway_now(), paused_until), true)
       and (select count(*) from notified) > 0
     order by id for no key update`,
    [
      JSON.stringify(
        lanes.map(({ id, provider, destinationId }) => ({
          id,
          provider,
          destination_id: destinationId,
        })),
      ),
    ],
  )
  if (asleep.length === 0) return
  await tx.query(
    'update lanes set wake_at = greatest(gateway_now(), paused_until) where id = any($1::text[])',
    [asleep.map(({ id }) => id)],
  )
}

/** Holds the advisory locks of lanes, which need not exist, until `tx` ends. */
async function lockLanes(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(lockingLanes('select unnest($1::text[]) as lane'), [ids])
}

/** SQL: the same of what `lanes`, a query, returns as `lane`. */
export function lockingLanes(lanes: string): string {
  return `select pg_advisory_xact_lock(${laneClass}, hash)
    from (select distinct hashtext(lane) as hash from (${lanes}) as l order by hash) as o`
}

/**
 * Waits for the transactions that add sends to the lane now. They may write calls in the name of the owner
 * that they have seen.
 */
export async function awaitAcceptances(database: Connections, { id }: Lane): Promise<void> {
  await database.query(`select pg_advisory_xact_lock(${laneClass}, hashtext($1))`, [id])
}

/** Keeps these advisory locks apart from others. */
export const laneClass = 468_484

/**
 * Nothing leaves the lane for `ms` from now, but at most for `maxPauseMs`. A longer pause stays.
 */
export async function pauseLane(on: Queryable, lane: Lane, ms: number): Promise<void> {
  await on.query(`update lanes set ${pausedFor('$2')} where id = $1`, [
    lane.id,
    Math.min(ms, maxPauseMs),
  ])
}

/** The same as a part of an update of `lanes`. `parameter` holds milliseconds; null changes nothing. */
export function pausedFor(parameter: string): string {
  return `paused_until =
    greatest(paused_until, gateway_now() + ${parameter}::float8 * interval '1 ms')`
}

/**
 * Claims the lane of `providers` that has waited longest, if one is due and has no owner. Never one
 * of `held`: after a stall their leases may have lapsed, but their calls are still in flight here. A
 * lane of the providers `left` is claimed only if no other replica has claimed it for some seconds.
 */
export async function claimLane(
  database: Connections,
  owner: string,
  leaseMs: number,
  providers: readonly ProviderKind[],
  held: readonly string[],
  holdsLivenessLock: boolean,
  left: readonly ProviderKind[] = [],
): Promise<Lane | undefined> {
  const [lane] = await updateLanes<Lane>(database, {
    // Not "for update": inserted sends keep a key lock on their lane until their transaction ends.
    lock: `where ${dueAt('$3')} <= gateway_now() and provider = any($1::text[])
         and (owner is null or owner = $4 or leased_until < gateway_now()) and id <> all($2::text[])
       order by wake_at limit 1 for no key update skip locked`,
    lockParameters: [providers, held, left, owner],
    set: `owner = $2, leased_until = gateway_now() + $3 * interval '1 ms',
       present = case when $4 then $2::uuid end`,
    setParameters: [owner, leaseMs, holdsLivenessLock],
  })
  return lane
}

/** SQL: when a lane may be claimed; later by replicas that cannot reach its provider. */
// Longer than a lost notification delays another replica: `maxWaitMs` in look-ahead.ts.
export const dueAt = (left: string) =>
  `wake_at + case when provider = any(${left}::text[]) then interval '3 s' else interval '0 s' end`

/** Renews the leases on those of `lanes` that still belong to `owner`. */
export async function renewLeases(
  database: Connections,
  owner: string,
  leaseMs: number,
  lanes: readonly string[],
): Promise<void> {
  await updateLanes(database, {
    // A lane that is locked is renewed next time: no replica waits for one lane while it holds another.
    lock: 'where owner = $1 and id = any($2::text[]) order by id for no key update skip locked',
    lockParameters: [owner, lanes],
    set: `leased_until = gateway_now() + $2 * interval '1 ms'`,
    setParameters: [leaseMs],
  })
}

/**
 * Releases the lane, to be woken when its next send or call is due. Takes the lock before it computes
 * when that is: a send accepted meanwhile is then either seen, or wakes the lane itself.
 */
export async function releaseLane(database: Connections, lane: Lane, owner: string): Promise<void> {
  await database.transaction(async (tx) => {
    await lockLanes(tx, [lane.id])
    await tx.query(
      `update lanes set owner = null, leased_until = null, wake_at = (
         select case when min(due) is not null then greatest(min(due), lanes.paused_until) end from (
           select min(coalesce(not_before, gateway_now())) as due
           from sends where lane_id = $1 and state = 'queued'
           union all
           select min(coalesce(not_before, gateway_now()))
           from calls where lane_id = $1 and state <> 'done'
         ) as waiting where due is not null
       ) where id = $1 and owner = $2 returning ${unsynced}`,
      [lane.id, owner],
    )
  })
}

/**
 * Wakes lanes that have something to send but no time to wake: a replica of an older version may
 * have accepted sends for a lane while this one released it.
 */
export async function wakeStranded(database: Connections): Promise<void> {
  await updateLanes(database, {
    lock: `where owner is null and wake_at is null and (
         exists (select 1 from sends where lane_id = lanes.id and state = 'queued')
         or exists (select 1 from calls where lane_id = lanes.id and state <> 'done')
       )
       -- A transaction that has locked one wakes it itself.
       order by id for no key update skip locked`,
    lockParameters: [],
    set: 'wake_at = gateway_now()',
    setParameters: [],
  })
}

/** SQL: does the lane belong to an owner other than this, who held a liveness lock when it claimed it? */
export const isOfOther = (owner: string) =>
  `owner is not null and owner <> ${owner}::uuid and present = owner`

/** Frees all lanes. Only where no other process can own one: when PGlite starts. */
export async function freeAllLanes(database: Connections): Promise<void> {
  await database.query('update lanes set owner = null, leased_until = null where owner is not null')
}

/** Owners other than `owner` that held a liveness lock when they claimed a lane; do they hold it now? */
export async function otherOwners(
  database: Connections,
  owner: string,
): Promise<{ readonly owner: string; readonly isAlive: boolean }[]> {
  return database.query(
    `select owner, has_sign_of_life(owner) as "isAlive" from (
       select distinct owner from lanes where ${isOfOther('$1')}) as others`,
    [owner],
  )
}

/** The lane may be claimed now: by another replica, if this one cannot reach the upstream. */
export async function offerLane(on: Queryable, lane: Lane): Promise<void> {
  await on.query(`select pg_notify('lanes', $1)`, [lane.id])
}

/** Frees the lanes of an owner that died, unless it holds a liveness lock after all. */
export async function freeLanesOf(database: Connections, owner: string): Promise<void> {
  await updateLanes(database, {
    lock: 'where owner = $1 and not has_sign_of_life($1) order by id for no key update',
    lockParameters: [owner],
    set: 'owner = null, leased_until = null',
    setParameters: [],
  })
}

interface LaneUpdate {
  /** What follows `select … from lanes`: which lanes, in which order, and how they are locked. */
  readonly lock: string
  readonly lockParameters: readonly unknown[]
  /** The assignments; their parameters begin with `$2`. */
  readonly set: string
  readonly setParameters: readonly unknown[]
}

/**
 * Locks lanes, then updates them, in two statements. One statement that does both can lock a newer
 * version of a row than the one that its update starts from. While inserted sends hold key locks on
 * the row, two of those deadlock.
 */
async function updateLanes<Row>(
  database: Connections,
  { lock, lockParameters, set, setParameters }: LaneUpdate,
): Promise<Row[]> {
  return database.transaction(async (tx) => {
    const locked = await tx.query<{ id: string }>(
      `select id, ${unsynced} from lanes ${lock}`,
      lockParameters,
    )
    if (locked.length === 0) return []
    return tx.query<Row>(
      `update lanes set ${set} where id = any($1::text[])
       returning id, provider, destination_id as "destinationId"`,
      [locked.map(({ id }) => id), ...setParameters],
    )
  })
}
