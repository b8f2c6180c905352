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
  | ({ readonly of: 'outcomes'; readonly outcomes: readonly OutcomeKind[] } & InLanes)
  | ({ readonly of: 'failures'; readonly codes: readonly string[] } & InLanes)
  /** As read at a provider. */
  | ({ readonly of: 'lifecycles'; readonly lifecycles: readonly InviteLifecycle[] } & InLanes)
  /** Those of open batches that are not final. */
  | { readonly of: 'queued' }
  | { readonly of: 'person'; readonly personKey: string }
  | { readonly of: 'text'; readonly text: string }
  | { readonly of: 'batch'; readonly batchId: string }

/** Absent: in all of them. */
interface InLanes {
  readonly laneIds?: readonly string[]
}

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
  const lanes = lanesOf(filter, providers)
  const { laneIds = [] } = lanes ?? {}
  const few = lanes !== undefined && laneIds.length <= fewLanes ? { laneIds } : {}
  return (
    ofOutcomes(filter, few) ??
    ofLifecycles(filter, tracking, providers, few) ??
    (recipient === undefined ? undefined : [{ of: 'text', text: recipient } as const]) ??
    (lanes === undefined ? undefined : [{ of: 'lanes', ...lanes } as const]) ??
    ofProviders(filter, caller, providers) ?? [{ of: 'all' }]
  )
}

// Each is looked for by itself, for each value that is asked for.
const fewLanes = 40

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
function ofOutcomes(
  { outcome, failureCode }: InviteFilter,
  lanes: InLanes,
): readonly Stream[] | undefined {
  if (failureCode !== undefined) {
    const mayMatch = outcome?.includes('FAILED') !== false
    return mayMatch ? [{ of: 'failures', codes: failureCode, ...lanes }] : []
  }
  if (outcome === undefined || outcome.includes('SENT')) return undefined
  return inOutcomes(outcome, lanes)
}

function inOutcomes(outcomes: readonly OutcomeKind[], lanes: InLanes): readonly Stream[] {
  const final = outcomes.filter((kind) => kind !== 'QUEUED')
  return [
    ...(final.length > 0 ? [{ of: 'outcomes', outcomes: final, ...lanes } as const] : []),
    ...(outcomes.includes('QUEUED') ? [{ of: 'queued' } as const] : []),
  ]
}

/** Each as `lifecycleSqlOf` tells it: what was read, what our own request proves, and what nothing is known of. */
function ofLifecycles(
  { lifecycle }: InviteFilter,
  { untracked, complete }: Tracking,
  possible: readonly ProviderKind[],
  lanes: InLanes,
): readonly Stream[] | undefined {
  if (lifecycle === undefined || lifecycle.includes('PENDING')) return undefined
  const asks = (state: InviteLifecycle) => lifecycle.includes(state)
  const wanted = [...(asks('UNTRACKED') ? untracked : []), ...(asks('INVALID') ? complete : [])]
  const providers = possible.filter((kind) => wanted.includes(kind))
  return [
    { of: 'lifecycles', lifecycles: lifecycle, ...lanes },
    ...(asks('ACCEPTED') ? inOutcomes(['ALREADY_MEMBER'], lanes) : []),
    ...(asks('UNKNOWN') ? inOutcomes(unanswered, lanes) : []),
    ...(providers.length > 0 ? [{ of: 'providers', providers, grants: ['*'] } as const] : []),
  ]
}

/** Those at the filter's destinations. */
function lanesOf(
  { destinationId, destinationIds }: InviteFilter,
  providers: readonly ProviderKind[],
) {
  if (destinationId === undefined && destinationIds === undefined) return undefined
  const ids = destinationId === undefined ? (destinationIds ?? []) : [destinationId]
  const laneIds = ids.flatMap((id) => providers.map((kind) => laneId(kind, storable(id))))
  const by = destinationId === undefined ? 'destinationIds' : 'destinationId'
  return { laneIds, by } as const
}

function ofProviders(
  { provider }: InviteFilter,
  caller: Caller,
  providers: readonly ProviderKind[],
): readonly Stream[] | undefined {
  const grants = restrictedGrants(caller)
  if (provider === undefined && grants === undefined) return undefined
  return [{ of: 'providers', providers, grants: grants ?? ['*'] }]
}
