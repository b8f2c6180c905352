import { createHash } from 'node:crypto'
import type { RequestTarget } from '../check/request.ts'
import type { Acceptance } from './accept.ts'
import { type Duplicate, duplicatesInside } from './duplicates.ts'
import { canonical } from './idempotency.ts'
import { inviteRows, type KnownInvite, type NewSend } from './new-sends.ts'

/** What a request would store, or show in a plan: one row a recipient, in input order. */
export function newRows(
  acceptance: Pick<Acceptance, 'request' | 'candidates' | 'coolDownSeconds'>,
  before: ReadonlyMap<number, Duplicate> = new Map(),
  known: ReadonlyMap<string, KnownInvite> = new Map(),
): NewSend[] {
  const { request, candidates, coolDownSeconds } = acceptance
  return inviteRows(acceptance, {
    duplicates: new Map([...before, ...duplicatesInside(candidates, request, coolDownSeconds)]),
    known,
    messageKeys: request.targets.map(messageKey),
  })
}

/** Sends of one lane with equal keys can share a call. */
function messageKey({ operation, message }: RequestTarget): string {
  return createHash('sha256')
    .update(canonical([operation, message]))
    .digest('base64url')
}
