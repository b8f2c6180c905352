import { type ProviderKind, providerKinds } from './kind.ts'
import type { Unread } from './lifecycle.ts'

/**
 * How a destination is written in lane ids, in scopes and in grants: `CHIME/berlin`. The SQL function
 * `reaches()` reads the same form.
 */
export function destinationPath(provider: ProviderKind, destinationId: string): string {
  return `${provider}/${destinationId}`
}

/**
 * Is it written as a grant? `CHIME/berlin` grants one destination, `CHIME/*` all of a provider, `*`
 * all there are.
 */
export function isDestinationGrant(text: string): boolean {
  return (
    text === '*' ||
    providerKinds.some((kind) => {
      const prefix = destinationPath(kind, '')
      return text.length > prefix.length && text.startsWith(prefix)
    })
  )
}

/** Do the grants cover a destination? */
export function isGranted(
  grants: ReadonlySet<string>,
  provider: ProviderKind,
  destinationId: string,
): boolean {
  return ['*', destinationPath(provider, '*'), destinationPath(provider, destinationId)].some(
    (grant) => grants.has(grant),
  )
}

/**
 * What an upstream says about a destination itself, for people who prepare a batch. Each method is one
 * request, and changes nothing: walking and pacing belong to `src/lifecycles`.
 */
export interface DestinationReads {
  /** One page of the groups of which a new user joins one; the first without a cursor. */
  securityGroups(
    destinationId: string,
    cursor: string | undefined,
    signal?: AbortSignal,
  ): Promise<SecurityGroupPage>
  /** How many more users the destination has room for. */
  freeSeats(destinationId: string, signal?: AbortSignal): Promise<FreeSeats>
}

/** A group as the upstream names it. */
export interface SecurityGroup {
  readonly id: string
  readonly name: string
  /** Does who is created without a choice join it? */
  readonly isDefault: boolean
}

export type SecurityGroupPage =
  | {
      readonly kind: 'read'
      readonly groups: readonly SecurityGroup[]
      /** The cursor of the next page; absent on the last. */
      readonly next?: string
    }
  | Unread

export type FreeSeats = { readonly kind: 'read'; readonly left: number } | Unread
