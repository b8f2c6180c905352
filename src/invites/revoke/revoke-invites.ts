import type { Database } from '#database/database.ts'
import { recordBatchEvents } from '#dispatch/intake/batch-events.ts'
import type { Lane } from '#dispatch/lane.ts'
import { batchEvent } from '#dispatch/policy/batch-event.ts'
import { paceOf } from '#dispatch/policy/pace.ts'
import { insertEvents, requestEvents } from '#dispatch/store/call-events.ts'
import { pauseLane } from '#dispatch/store/lanes.ts'
import type { Caller } from '#identity/caller.ts'
import { saveRevoked } from '#lifecycles/store.ts'
import { brokenRule } from '#text/broken-rule.ts'
import { takeStored } from '../accept/quotas/stored.ts'
import type { Quotas } from '../check/limits.ts'
import type { InvalidInput, LimitExceeded } from '../check/refusal.ts'
import type { SendTools } from '../send-invites.ts'
import { type WhileWaiting, waitInPlace } from '../waiting.ts'
import { createRequestSlots } from './request-slots.ts'
import { obstacleTo, type Revocable, revocables } from './revocable.ts'
import { type RevokeRequest, revokeAtDestination } from './revoke-at-destination.ts'
import { answerOf, type RevokeResult } from './revoke-result.ts'

/** The answer to a request to revoke. */
export type RevokeAnswer =
  /** One result for each given id, in their order. */
  | { readonly kind: 'results'; readonly results: readonly RevokeResult[] }
  | InvalidInput
  | LimitExceeded

type Tools = Pick<
  SendTools,
  'database' | 'providers' | 'destinations' | 'limits' | 'lifecycles' | 'stopping'
>

/**
 * Revokes invitations where the provider offers a way to, and says for each invite what became of
 * it. An id that is undefined, or of no invite that the caller may see, is `NOT_FOUND`.
 * `acceptUserDeletion`: may the provider delete the invited user to revoke the invitation?
 */
export async function revokeInvites(
  tools: Tools,
  inviteIds: readonly (string | undefined)[],
  acceptUserDeletion: boolean,
  caller: Caller,
  whileWaiting: WhileWaiting = waitInPlace,
): Promise<RevokeAnswer> {
  const { database, providers, destinations, limits, lifecycles } = tools
  const limit = limits.maxInvitesPerRevoke
  if (inviteIds.length === 0) {
    const empty = brokenRule('EMPTY', 'Must not be empty.')
    return { kind: 'invalid-input', issues: [{ ...empty, path: 'inviteIds' }] }
  }
  if (inviteIds.length > limit) {
    return { kind: 'limit-exceeded', what: 'invites', limit, actual: inviteIds.length }
  }
  const ids = [...new Set(inviteIds)].filter((id) => id !== undefined)
  const found = new Map(
    (await revocables(database, lifecycles.sql, ids, caller)).map((invite) => [
      invite.inviteId,
      invite,
    ]),
  )
  const results = new Map<string, RevokeResult>()
  const toRevoke: Revocable[] = []
  for (const id of ids) {
    const invite = found.get(id)
    if (invite === undefined) continue
    const provider = providers.get(invite.provider)
    const obstacle = obstacleTo(invite, { provider, destinations, acceptUserDeletion })
    if (obstacle === undefined) toRevoke.push(invite)
    else results.set(id, obstacle)
  }
  const excess = await recordIntent(database, toRevoke, caller, limits)
  if (excess !== undefined) return excess
  const lanes = [...Map.groupBy(toRevoke, ({ laneId }) => laneId).values()]
  // Hardly any of it is work: requests leave at the pace of reading, and a person waits.
  const revoked = await whileWaiting(() =>
    Promise.all(lanes.map((invites) => revokeInLane(tools, invites, caller))),
  )
  for (const [id, result] of revoked.flat()) results.set(id, result)
  return { kind: 'results', results: inviteIds.map((id) => results.get(id ?? '') ?? notFound) }
}

const notFound: RevokeResult = {
  kind: 'failed',
  code: 'NOT_FOUND',
  message: 'This invite does not exist.',
  retryable: false,
}

/**
 * Durable before the first request leaves. Each invite counts as a stored recipient of the day: first and
 * by itself, so that a replica that freezes before its commit holds up nobody else of the tenant. What it
 * counts and does not record stays counted.
 */
async function recordIntent(
  database: Database,
  invites: readonly Revocable[],
  { tenant, id }: Caller,
  quotas: Quotas,
): Promise<LimitExceeded | undefined> {
  if (invites.length === 0) return undefined
  const requests = [...Map.groupBy(invites, ({ batchId }) => batchId)].map(([batchId, mine]) => ({
    batchId,
    event: batchEvent('REVOKED', { recipients: mine.length }),
  }))
  const excess = await takeStored(database, tenant, invites.length, quotas)
  if (excess !== undefined) return excess
  await database.transaction((tx) => recordBatchEvents(tx, id, requests))
  return undefined
}

/** The results by invite id. All invites belong to one lane. */
async function revokeInLane(
  { database, providers, lifecycles, stopping }: Tools,
  invites: readonly Revocable[],
  caller: Caller,
): Promise<(readonly [inviteId: string, result: RevokeResult])[]> {
  const [first] = invites
  const provider = first && providers.get(first.provider)
  const permits = first && lifecycles.permits.get(first.provider)
  if (first === undefined || provider?.revocations === undefined || permits === undefined) return []
  const { revocations, rules } = provider
  const { operation } = revocations
  const lane: Lane = { ...first, id: first.laneId }
  const pace = paceOf(provider.limits.callsPerSecond)
  const batchIds = new Map(invites.map(({ inviteId, batchId }) => [inviteId, batchId]))
  const toRevoke = invites.map(({ reference, ...invite }) => ({
    ...invite,
    recipientKey: rules.recipientKey({ ...invite, details: {} }),
    ...(reference === null ? {} : { providerReference: reference }),
  }))
  const results = await revokeAtDestination(lane, { ...provider, revocations }, toRevoke, {
    slots: createRequestSlots({ database, lane, pace, permits, operation, stopping }),
    withoutOpenSend: async (ids) => {
      const now = await revocables(database, lifecycles.sql, ids, caller)
      // Another tenant's send may have begun and ended since: what is pending is theirs then.
      const free = now.filter(({ open, foreign }) => !open && !foreign)
      return new Set(free.map(({ inviteId }) => inviteId))
    },
    record: (request) => record(database, lane, operation, request, batchIds),
  })
  const gone = [...results].flatMap(([id, { kind }]) => (kind === 'revoked-before' ? [id] : []))
  if (gone.length > 0) await saveRevoked(database, gone)
  return invites.map(({ inviteId }) => [inviteId, answerOf(inviteId, results.get(inviteId))])
}

async function record(
  database: Database,
  lane: Lane,
  operation: string,
  { answer, durationMs, inviteIds, revoked, unconfirmed }: RevokeRequest,
  batchIds: ReadonlyMap<string, string>,
): Promise<void> {
  await database.transaction(async (tx) => {
    await saveRevoked(tx, revoked, unconfirmed)
    const request = { provider: lane.provider, operation, answer, durationMs }
    const ofBatches = inviteIds.flatMap((id) => batchIds.get(id) ?? [])
    await tx.query(insertEvents, requestEvents(request, ofBatches))
    if (answer.retryAfterMs) await pauseLane(tx, lane, answer.retryAfterMs)
  })
}
