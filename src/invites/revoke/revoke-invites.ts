import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import { insertEvents, requestEvents } from '#dispatch/store/call-events.ts'
import { pauseLane } from '#dispatch/store/lanes.ts'
import type { Caller } from '#identity/caller.ts'
import type { RevokeRequest } from '#invites/revoke/revoke-at-destination.ts'
import { saveRevoked } from '#lifecycles/store.ts'
import type { SendResult, SendTools } from '../send-invites.ts'
import { obstacleTo, type Revocable, revocables } from './revocable.ts'
import { answerOf, type RevokeResult } from './revoke-result.ts'

export type RevokeAnswer =
  /** One result for each given id, in their order. */
  | { readonly kind: 'results'; readonly results: readonly RevokeResult[] }
  | Extract<SendResult, { kind: 'invalid-input' | 'limit-exceeded' }>

/** Withdraws invitations where the provider can, and says for each invite what became of it. */
export async function revokeInvites(
  tools: SendTools,
  /** Undefined: an id that no invite can have. */
  inviteIds: readonly (string | undefined)[],
  acceptUserDeletion: boolean,
  caller: Caller,
): Promise<RevokeAnswer> {
  const { database, providers, destinations, limits } = tools
  const limit = limits.maxInvitesPerRevoke
  if (inviteIds.length === 0) {
    return { kind: 'invalid-input', issues: [{ path: 'inviteIds', message: 'Must not be empty.' }] }
  }
  if (inviteIds.length > limit) {
    return { kind: 'limit-exceeded', what: 'invites', limit, actual: inviteIds.length }
  }
  const known = [...new Set(inviteIds)].filter((id) => id !== undefined)
  const results = new Map<string, RevokeResult>()
  const wanted: Revocable[] = []
  const found = new Map(
    (await revocables(database, known, caller)).map((one) => [one.inviteId, one]),
  )
  for (const id of known) {
    const invite = found.get(id)
    if (invite === undefined) continue
    const provider = providers.get(invite.provider)
    const facts = { provider, destinations, consent: acceptUserDeletion }
    const obstacle = obstacleTo(invite, facts)
    if (obstacle === undefined) wanted.push(invite)
    else results.set(invite.inviteId, obstacle)
  }
  await noteIntent(database, wanted, caller.id)
  const lanes = [...Map.groupBy(wanted, ({ laneId }) => laneId).values()]
  for (const one of (
    await Promise.all(lanes.map((invites) => revokeAt(tools, invites, caller)))
  ).flat()) {
    results.set(one.inviteId ?? '', one)
  }
  return { kind: 'results', results: inviteIds.map((id) => results.get(id ?? '') ?? notFound) }
}

const notFound: RevokeResult = {
  kind: 'failed',
  code: 'NOT_FOUND',
  message: 'This invite does not exist.',
  retryable: false,
}

/** Durable before the first request leaves. */
async function noteIntent(
  database: Database,
  invites: readonly Revocable[],
  caller: string,
): Promise<void> {
  if (invites.length === 0) return
  const counts = [...Map.groupBy(invites, ({ batchId }) => batchId)].map(([batch_id, mine]) => ({
    batch_id,
    message: `${mine.length} invitations are to be withdrawn.`,
  }))
  await database.query(
    `insert into events (batch_id, actor, kind, message)
     select batch_id, $1, 'REVOKE_REQUESTED', message
     from jsonb_to_recordset($2::jsonb) as e (batch_id uuid, message text)`,
    [caller, JSON.stringify(counts)],
  )
}

/** Those of one destination. */
async function revokeAt(
  tools: SendTools,
  invites: readonly Revocable[],
  caller: Caller,
): Promise<RevokeResult[]> {
  const { database, lifecycles, providers } = tools
  const [first] = invites
  const revocations = first && providers.get(first.provider)?.revocations
  if (first === undefined || revocations === undefined) return []
  const lane: Lane = { ...first, id: first.laneId }
  const batchIds = new Map(invites.map(({ inviteId, batchId }) => [inviteId, batchId]))
  const wanted = invites.map(({ reference, ...invite }) => ({
    ...invite,
    ...(reference === null ? {} : { providerReference: reference }),
  }))
  const results = await lifecycles.withdraw(lane, wanted, {
    free: async (ids) => {
      const now = await revocables(database, ids, caller)
      return new Set(now.filter(({ open }) => !open).map(({ inviteId }) => inviteId))
    },
    record: (request) => record(database, lane, revocations.operation, request, batchIds),
  })
  const gone = [...results].flatMap(([id, { kind }]) => (kind === 'revoked-before' ? [id] : []))
  if (gone.length > 0) await saveRevoked(database, gone)
  return invites.map(({ inviteId }) => answerOf(inviteId, results.get(inviteId)))
}

async function record(
  database: Database,
  lane: Lane,
  operation: string,
  { answer, durationMs, inviteIds, withdrawn, unconfirmed }: RevokeRequest,
  batchIds: ReadonlyMap<string, string>,
): Promise<void> {
  await database.transaction(async (tx) => {
    await saveRevoked(tx, withdrawn, unconfirmed)
    const noted = { provider: lane.provider, operation, answer, durationMs }
    const ofBatches = inviteIds.flatMap((id) => batchIds.get(id) ?? [])
    await tx.query(insertEvents, requestEvents(noted, ofBatches))
    if (answer.kind !== 'throttled' || answer.retryAfterMs === undefined) return
    await pauseLane(tx, lane, answer.retryAfterMs)
  })
}
