import { storable } from '#database/storable.ts'
import { laneId } from '#dispatch/lane.ts'
import type { Caller } from '#identity/caller.ts'
import type { Tracking } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import { type ProviderKind, providerKinds } from '#providers/contract/kind.ts'
import { type InviteFilter, restrictedGrants } from '../invite-conditions.ts'
import type { OutcomeKind } from '../rows.ts'

/** Places of a tenant's invites in their order, as one index has them. */
export type Stream =
  | { readonly of: 'all' }
  /** At destinations, by the ids of their lanes. */
  | {
      readonly of: 'lanes'
      readonly laneIds: readonly string[]
      readonly by: 'destinationId' | 'destinationIds'
    }
  /** At all destinations of these providers that the tenant has invited to. */
  | {
      readonly of: 'providers'
      readonly providers: readonly ProviderKind[]
      readonly grants: readonly string[]
    }
  | { readonly of: 'outcomes'; readonly outcomes: readonly OutcomeKind[] }
  | { readonly of: 'failures'; readonly codes: readonly string[] }
  /** As read at a provider. */
  | { readonly of: 'lifecycles'; readonly lifecycles: readonly InviteLifecycle[] }
  /** Those of open batches that are not final. */
  | { readonly of: 'queued' }
  | { readonly of: 'person'; readonly personKey: string }
  | { readonly of: 'text'; readonly text: string }
  | { readonly of: 'batch'; readonly batchId: string }

/** The fewest streams that have every invite that matches the filter; most of theirs should match too. Pure. */
export function chooseStreams(
  filter: InviteFilter,
  caller: Caller,
  tracking: Tracking,
): readonly Stream[] {
  const { batchId, personKey, recipient } = filter
  if (batchId !== undefined) return [{ of: 'batch', batchId }]
  if (personKey !== undefined) return [{ of: 'person', personKey }]
  const providers = providersOf(filter, tracking)
  if (providers.length === 0) return []
  return (
    ofOutcomes(filter) ??
    ofLifecycles(filter, tracking) ??
    (recipient === undefined ? undefined : [{ of: 'text', text: recipient } as const]) ??
    ofDestinations(filter, caller, providers) ?? [{ of: 'all' }]
  )
}

/** Those of the filter's providers to which `lifecycleSqlOf` may give an invite that matches. */
function providersOf(filter: InviteFilter, { untracked }: Tracking): readonly ProviderKind[] {
  const { lifecycle, outcome, provider = providerKinds } = filter
  if (lifecycle === undefined) return provider
  const mayBeUnknown = outcome === undefined || outcome.some((kind) => unanswered.includes(kind))
  const tracked = lifecycle.some(
    (state) => state !== 'UNTRACKED' && (state !== 'UNKNOWN' || mayBeUnknown),
  )
  return provider.filter((kind) =>
    untracked.includes(kind) ? lifecycle.includes('UNTRACKED') : tracked,
  )
}

/** Where no provider answered, nothing is known of the invite until it is read. */
const unanswered: readonly OutcomeKind[] = ['QUEUED', 'SKIPPED', 'FAILED', 'UNCONFIRMED']

/** Undefined: it may be that nearly all match. */
function ofOutcomes({ outcome, failureCode }: InviteFilter): readonly Stream[] | undefined {
  if (failureCode !== undefined) {
    const mayMatch = outcome?.includes('FAILED') !== false
    return mayMatch ? [{ of: 'failures', codes: failureCode }] : []
  }
  if (outcome === undefined || outcome.includes('SENT')) return undefined
  return inOutcomes(outcome)
}

function inOutcomes(outcomes: readonly OutcomeKind[]): readonly Stream[] {
  const final = outcomes.filter((kind) => kind !== 'QUEUED')
  return [
    ...(final.length > 0 ? [{ of: 'outcomes', outcomes: final } as const] : []),
    ...(outcomes.includes('QUEUED') ? [{ of: 'queued' } as const] : []),
  ]
}

/** Each as `lifecycleSqlOf` tells it: what was read, what our own request proves, and what nothing is known of. */
function ofLifecycles(
  { lifecycle }: InviteFilter,
  { untracked, complete }: Tracking,
): readonly Stream[] | undefined {
  if (lifecycle === undefined || lifecycle.includes('PENDING')) return undefined
  const everywhere = ['*']
  const asks = (state: InviteLifecycle) => lifecycle.includes(state)
  const providers = [...(asks('UNTRACKED') ? untracked : []), ...(asks('INVALID') ? complete : [])]
  return [
    { of: 'lifecycles', lifecycles: lifecycle },
    ...(asks('ACCEPTED') ? inOutcomes(['ALREADY_MEMBER']) : []),
    ...(asks('UNKNOWN') ? inOutcomes(unanswered) : []),
    ...(providers.length > 0 ? [{ of: 'providers', providers, grants: everywhere } as const] : []),
  ]
}

function ofDestinations(
  filter: InviteFilter,
  caller: Caller,
  providers: readonly ProviderKind[],
): readonly Stream[] | undefined {
  const { destinationId, destinationIds } = filter
  const grants = restrictedGrants(caller)
  if (destinationId !== undefined || destinationIds !== undefined) {
    const by = destinationId === undefined ? 'destinationIds' : 'destinationId'
    const ids = destinationId === undefined ? (destinationIds ?? []) : [destinationId]
    const laneIds = ids.flatMap((id) => providers.map((kind) => laneId(kind, storable(id))))
    return [{ of: 'lanes', laneIds, by }]
  }
  if (filter.provider === undefined && grants === undefined) return undefined
  return [{ of: 'providers', providers, grants: grants ?? ['*'] }]
}
