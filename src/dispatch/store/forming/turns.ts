import type { Queryable } from '#database/database.ts'
import type { Lane } from '../../lane.ts'
import { chargesAfter, chooseTurn, type Turn, type WaitingTenant } from '../../policy/turns.ts'
import { mayLeave } from './pick-sends.ts'

/** Whose turn it is in a lane. */
export interface LaneTurn extends Turn {
  /** Nobody else waits, and the turn before was this tenant's too. */
  readonly isAlone: boolean
}

/** Undefined: nothing may leave the lane now. The lane must be locked. */
export async function turnOf(tx: Queryable, lane: Lane): Promise<LaneTurn | undefined> {
  const waiting = await tx.query<
    WaitingTenant & { charged: number | null; before: string; clock: number }
  >(
    // Steps from tenant to tenant by the index, however much each has waiting, and round at the end.
    // Who had the latest turn comes last.
    `with recursive latest as (
       select turn_tenant as tenant, turn_clock as clock from lanes where id = $1
     ), ring as (
       select latest.tenant, false as wrapped, 0 as nth from latest
       union all
       select step.tenant, step.wrapped, ring.nth + 1
       from ring cross join latest cross join lateral (
         select * from (
           (select s.tenant, ring.wrapped from sends s
            where s.lane_id = $1 and s.state = 'queued' and s.tenant > ring.tenant
              and (not ring.wrapped or s.tenant <= latest.tenant)
            order by s.tenant limit 1)
           union all
           (select s.tenant, true from sends s
            where s.lane_id = $1 and s.state = 'queued' and not ring.wrapped
              and s.tenant <= latest.tenant
            order by s.tenant limit 1)
         ) as steps order by wrapped limit 1
       ) as step
       where ring.nth < ${maxTenants}
     )
     select ring.tenant, t.charged, latest.tenant as before, latest.clock
     from ring cross join latest left join turns t on t.lane_id = $1 and t.tenant = ring.tenant
     cross join lateral (
       -- In the order of the index: an exists-condition may become a join that reads all waiting sends.
       select 1 from sends s
       where s.lane_id = $1 and s.tenant = ring.tenant and s.state = 'queued' and ${mayLeave('s')}
       order by s.turn, s.seq limit 1
     ) as ready
     where nth > 0 order by nth`,
    [lane.id],
  )
  const [first] = waiting
  if (first === undefined) return undefined
  const tenants = waiting.map(({ tenant, charged }) => ({ tenant, charged: charged ?? undefined }))
  const turn = chooseTurn(tenants, first.clock)
  return turn && { ...turn, isAlone: waiting.length === 1 && turn.tenant === first.before }
}

// Of more tenants these are compared at a time; then those that follow them.
const maxTenants = 64

/** Charges a call to the tenants of its recipients. The lane must be locked. */
export async function chargeCall(
  tx: Queryable,
  lane: Lane,
  { tenant, clock, isAlone }: LaneTurn,
  tenants: readonly string[],
): Promise<void> {
  // Nobody waits whom it could be charged against.
  if (isAlone && tenants.every((each) => each === tenant)) return
  const rows = await tx.query<{ tenant: string; charged: number }>(
    'select tenant, charged from turns where lane_id = $1 and tenant = any($2::text[])',
    [lane.id, [...new Set(tenants)]],
  )
  const before = new Map(rows.map((row) => [row.tenant, row.charged]))
  const after = chargesAfter(tenants, before, clock)
  await tx.query(
    `with charged as (
       insert into turns (lane_id, tenant, charged)
       select $1, tenant, charged from unnest($2::text[], $3::float8[]) as c (tenant, charged)
       on conflict (lane_id, tenant) do update set charged = excluded.charged
     ), forgotten as (
       delete from turns where lane_id = $1 and charged <= $5 and tenant <> all($2::text[])
     )
     update lanes set turn_tenant = $4, turn_clock = $5 where id = $1`,
    [lane.id, [...after.keys()], [...after.values()], tenant, clock],
  )
}
