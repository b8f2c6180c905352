import type { Caller } from '#identity/caller.ts'

/** What a caller may see, as parameters: the tenant, and the grants of destinations. */
export function visibilityOf({
  tenant,
  destinations,
}: Pick<Caller, 'tenant' | 'destinations'>): [tenant: string, destinations: string[]] {
  return [tenant, [...destinations]]
}

/** SQL: may the caller see the row of `sends s`? `$2` and `$3` are `visibilityOf`. */
export const isVisible = 's.tenant = $2 and reaches($3::text[], s.lane_id)'

/** Equal for callers who may see the same. */
export function visibilityKey({ tenant, destinations }: Caller): string {
  return JSON.stringify([tenant, ...[...destinations].sort()])
}
