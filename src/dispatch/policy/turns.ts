/**
 * Who sends next in a lane: tenants take turns, whatever they have waiting. A call is charged to those
 * who have recipients in it, and the tenant that has been charged least has the next turn.
 *
 * The lane's clock is what the tenant of the latest turn had been charged before it. Who comes new, or
 * comes back, starts there: nobody saves up turns, and nobody is owed any. Pure.
 */

/** A tenant with something that may leave. */
export interface WaitingTenant {
  readonly tenant: string
  /** In calls. Undefined: nothing, or less than the clock. */
  readonly charged: number | undefined
}

/** The tenant whose turn it is, and the lane's clock from now on. */
export interface Turn {
  readonly tenant: string
  readonly clock: number
}

/** `waiting` in the order in which equals have their turns. Undefined: nobody waits. */
export function chooseTurn(waiting: readonly WaitingTenant[], clock: number): Turn | undefined {
  return waiting
    .map(({ tenant, charged }) => ({ tenant, clock: Math.max(charged ?? clock, clock) }))
    .reduce<Turn | undefined>(
      (best, turn) => (best === undefined || turn.clock < best.clock ? turn : best),
      undefined,
    )
}

/**
 * What the tenants of a call have been charged after it: together one call more, each its share of the
 * recipients. `tenants` has one entry for each recipient.
 */
export function chargesAfter(
  tenants: readonly string[],
  charged: ReadonlyMap<string, number>,
  clock: number,
): ReadonlyMap<string, number> {
  const recipients = Map.groupBy(tenants, (tenant) => tenant)
  return new Map(
    [...recipients].map(([tenant, { length }]) => {
      const before = Math.max(charged.get(tenant) ?? clock, clock)
      return [tenant, before + length / tenants.length]
    }),
  )
}
