import { createHash, randomUUID } from 'node:crypto'
import type { Queryable } from '#database/database.ts'
import { laneId } from '#dispatch/lane.ts'
import { mapSlices, type Slices } from '#event-loop/slices.ts'
import type { Candidate } from '../check/check-recipients.ts'
import type { RequestTarget } from '../check/request.ts'
import type { Acceptance } from './acceptance.ts'
import { type Duplicate, duplicatesInside } from './duplicates.ts'
import { canonical } from './idempotency/canonical.ts'
import type { NewSend, SkippedOutcome } from './new-send.ts'

/** An invite that a reinvite names, in its current state. */
export interface KnownInvite {
  readonly inviteId: string
  readonly attempts: number
  /** Is its current send unfinished? */
  readonly open: boolean
  readonly providerReference: string | null
}

/**
 * What a request would store, or show in a plan: one send for each recipient, in input order.
 * `before` is what `duplicatesBefore` found, by the index of the candidate. Pure, apart from new ids.
 */
export function* newSends(
  {
    request,
    candidates,
    coolDownSeconds,
  }: Pick<Acceptance, 'request' | 'candidates' | 'coolDownSeconds'>,
  before: ReadonlyMap<number, Duplicate> = new Map(),
  known: ReadonlyMap<string, KnownInvite> = new Map(),
): Slices<NewSend[]> {
  const inside = yield* duplicatesInside(candidates, request, coolDownSeconds)
  const duplicates = new Map([...before, ...inside])
  const messageKeys = request.targets.map(messageKey)
  const ids = yield* mapSlices(candidates, ({ inviteId }) => inviteId ?? randomUUID())
  const firsts = new Map(ids.map((id, index) => [id, index] as const).reverse())
  const sends = yield* mapSlices(candidates, (candidate, index): NewSend | undefined => {
    const target = request.targets[candidate.target]
    const inviteId = ids[index]
    if (target === undefined || inviteId === undefined) return undefined
    const invite = known.get(inviteId)
    const first = firsts.get(inviteId)
    const duplicate =
      first !== undefined && first < index
        ? { reason: 'DUPLICATE_IN_BATCH' as const, first }
        : duplicates.get(index)
    const outcome = candidate.invalid ?? skipped(duplicate, invite, ids)
    const again = invite !== undefined && outcome === undefined
    return {
      candidate,
      position: candidate.position,
      inviteId,
      attempt: again ? invite.attempts + 1 : (invite?.attempts ?? 1),
      // A send that is skipped must not hide what became of the invite before.
      latest: invite === undefined || again,
      messageKey: messageKeys[candidate.target] ?? '',
      laneId: laneId(target.provider, target.destinationId),
      provider: target.provider,
      destinationId: target.destinationId,
      providerReference: invite?.providerReference ?? undefined,
      outcome,
    }
  })
  return sends.filter((send) => send !== undefined)
}

/** The invites that a reinvite names, by id. The lanes must be locked. */
export async function knownInvites(
  tx: Queryable,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, KnownInvite>> {
  const ids = candidates.flatMap(({ inviteId }) => inviteId ?? [])
  if (ids.length === 0) return new Map()
  const rows = await tx.query<KnownInvite>(
    `select invite_id as "inviteId", attempt as attempts, state <> 'final' as open,
       provider_reference as "providerReference"
     from sends where latest and invite_id = any($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map((row) => [row.inviteId, row]))
}

// 128 bits tell all messages of a lane apart, and each send stores its own.
const hashBytes = 16

function messageKey({ operation, message }: RequestTarget): string {
  return createHash('sha256')
    .update(canonical([operation, message]))
    .digest()
    .subarray(0, hashBytes)
    .toString('base64url')
}

function skipped(
  duplicate: Duplicate | undefined,
  known: KnownInvite | undefined,
  inviteIds: readonly string[],
): SkippedOutcome | undefined {
  if (known?.open === true) return skip('IN_PROGRESS', known.inviteId)
  if (duplicate === undefined) return undefined
  switch (duplicate.reason) {
    case 'RECENTLY_SENT':
      return skip(duplicate.reason, duplicate.previousInviteId)
    case 'DUPLICATE_IN_BATCH':
      return skip(duplicate.reason, inviteIds[duplicate.first])
    case 'COOLING_DOWN':
      return skip(duplicate.reason, undefined)
  }
}

function skip(reason: keyof typeof messages, previous: string | undefined): SkippedOutcome {
  return {
    kind: 'SKIPPED',
    reason: reason === 'COOLING_DOWN' ? 'RECENTLY_SENT' : reason,
    evidence: 'INFERRED',
    message: messages[reason],
    ...(previous === undefined ? {} : { previousInviteId: previous }),
  }
}

const messages = {
  RECENTLY_SENT: 'The same recipient was sent an invite to this destination a short time ago.',
  COOLING_DOWN: "The gateway's cool-down for this recipient is not over yet.",
  DUPLICATE_IN_BATCH: 'The same recipient occurs earlier in this request.',
  IN_PROGRESS: 'An earlier send of this invite is not finished yet.',
} as const
