import type { Caller } from '#identity/caller.ts'

/** Whose eyes a query sees with: their tenant, and the destinations that they may use. */
export function visibilityOf({
  tenant,
  destinations,
}: Caller): [tenant: string, destinations: string[]] {
  return [tenant, [...destinations]]
}

/** In a condition: a send that the caller may see; `eyesOf` gives parameters 2 and 3. */
export const isVisible = 's.tenant = $2 and reaches($3::text[], s.lane_id)'

/** Equal for callers who see the same. */
export function visibilityKey({ tenant, destinations }: Caller): string {
  return JSON.stringify([tenant, ...[...destinations].sort()])
}
