import { isDestinationGrant } from '#providers/contract/destination.ts'
import { type Caller, isName, isScope } from '../caller.ts'

/** The names of the claims that describe a caller's permissions. */
export interface ClaimNames {
  readonly tenant: string
  readonly scopes: string
  readonly destinations: string
}

export const usualClaims: ClaimNames = {
  tenant: 'tenant',
  scopes: 'scope',
  destinations: 'destinations',
}

/**
 * The caller that verified claims describe; undefined without an id or a tenant. Missing or unknown
 * scopes and destinations permit nothing. Pure.
 */
export function callerOf(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
): Caller | undefined {
  const { sub: id } = claims
  const tenant = claims[names.tenant]
  if (!isName(id) || !isName(tenant)) return undefined
  return {
    id,
    tenant,
    scopes: new Set(words(claims[names.scopes]).filter(isScope)),
    destinations: new Set(words(claims[names.destinations]).filter(isDestinationGrant)),
  }
}

/** Splits a claim such as `"a b"` or `["a", "b"]`. */
function words(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(' ')
  return Array.isArray(claim) ? claim.filter((word) => typeof word === 'string') : []
}
