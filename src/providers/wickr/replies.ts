import { z } from 'zod'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { HandleResult, Invitee, RevocationAnswer } from '../contract/revocation.ts'
import { identifier } from '../identifier.ts'
import {
  alreadyExists,
  cannotBeReinvited,
  type FailedItem,
  failureOf,
  holdsForEarlierAttempts,
  type ListedItem,
  nobodysId,
  withoutUserId,
} from './failures.ts'
import { type MatchedFailure, matchFailures } from './match-failures.ts'
import { isUserId, userKey } from './rules.ts'

type Redact = (text: string) => string

/**
 * What became of users to create. A success names the user. A failure names nobody (its user id is
 * `0`), so it counts only where the numbers leave no doubt who is meant.
 */
export function createdAnswer(call: Call, output: unknown, redact: Redact): Answer {
  const { successful, failed, requestId, message } = wickrReply.parse(output)
  const outcomes = new Map<string, Outcome>()
  const left = new Set(call.recipients)
  for (const { username = '', userId } of successful) {
    const recipient = named(username, [...left])
    if (!recipient) continue
    left.delete(recipient)
    outcomes.set(recipient.id, sent('Wickr has created the user and invites them.', userId))
  }
  const everyoneIsNamed = outcomes.size === successful.length && left.size === failed.length
  // Our own earlier attempt may have created them.
  const maybeOurs = call.repeated && !failed.every(holdsForEarlierAttempts)
  const facts = requestId === undefined ? {} : { requestId }
  if (!everyoneIsNamed || maybeOurs) return { kind: 'answered', outcomes, ...facts }
  const listed = usersToCreate(call)
  const open = listed.filter(({ ids }) => ids.some((id) => !outcomes.has(id)))
  const matched = matchFailures({ failed, open, listed, repeated: call.repeated })
  if (matched === undefined) return { kind: 'answered', outcomes, alone: idsOf(open), ...facts }
  const context = { operation: 'BatchCreateUser', requestId, redact, overall: message }
  addFailures(outcomes, matched, context)
  const known = idsOf(matched.filter(({ failure }) => alreadyExists(failure)))
  return { kind: 'answered', outcomes, known, ...facts }
}

/**
 * What became of users to reinvite. Success and failure both name the user id. Should a failure not do
 * so, it counts only where the numbers leave no doubt who is meant.
 */
export function reinvitedAnswer(call: Call, output: unknown, redact: Redact): Answer {
  const { successful, failed, requestId, message } = wickrReply.parse(output)
  const context = { operation: 'BatchReinviteUser', requestId, redact, overall: message }
  const inDoubtIf = (failure: FailedItem) => call.repeated && !holdsForEarlierAttempts(failure)
  const listed = usersToReinvite(call)
  const asked = new Map(listed.map((user) => [user.value, user]))
  const outcomes = new Map<string, Outcome>(
    call.recipients.flatMap((one) => (userIdOf(one) ? [] : [[one.id, withoutUserId] as const])),
  )
  const byUserId = failed.flatMap((failure) => {
    const ids = asked.get(failure.userId ?? '')?.ids
    return ids === undefined ? [] : [{ ids, failure, evidence: 'PER_RECIPIENT' } as const]
  })
  addFailures(outcomes, byUserId, context, inDoubtIf)
  // Last, for an e-mail that left outweighs a complaint about the same user.
  for (const { userId = '' } of successful) {
    for (const id of asked.get(userId)?.ids ?? []) outcomes.set(id, sent(reinvited, userId))
  }
  const others = failed.filter(({ userId = '' }) => !asked.has(userId))
  const open = listed.filter(({ ids }) => ids.some((id) => !outcomes.has(id)))
  const everyoneIsNamed =
    others.length === open.length &&
    others.every(({ userId = nobodysId }) => userId === nobodysId) &&
    successful.every(({ userId = '' }) => asked.has(userId))
  const matched = everyoneIsNamed
    ? matchFailures({ failed: others, open, listed, repeated: call.repeated })
    : []
  addFailures(outcomes, matched ?? [], context, inDoubtIf)
  const active = [...byUserId, ...(matched ?? [])].filter(({ failure }) =>
    cannotBeReinvited(failure),
  )
  return {
    kind: 'answered',
    outcomes,
    known: idsOf(active).filter((id) => outcomes.get(id)?.kind === 'FAILED'),
    ...(matched === undefined ? { alone: idsOf(open) } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** The users of the request, in its order. */
export function usersToCreate({ recipients }: Call): readonly ListedItem[] {
  return recipients.map(({ id, value }) => ({ ids: [id], value: value.trim() }))
}

/** The same, each user id once. */
export function usersToReinvite({ recipients }: Call): readonly ListedItem[] {
  return [...Map.groupBy(recipients, userIdOf)].flatMap(([value, same]) =>
    value === undefined ? [] : [{ ids: same.map(({ id }) => id), value }],
  )
}

function addFailures(
  outcomes: Map<string, Outcome>,
  matched: readonly MatchedFailure[],
  context: Parameters<typeof failureOf>[2],
  inDoubtIf: (failure: FailedItem) => boolean = () => false,
): void {
  for (const { ids, failure, evidence } of matched) {
    const failed = failureOf(failure, evidence, context)
    for (const id of ids) outcomes.set(id, inDoubtIf(failure) ? inDoubt(failed) : failed)
  }
}

/**
 * Final, and not left out of the answer: a further repeat may send another e-mail to the others of the call,
 * should Wickr have forgotten its token.
 */
function inDoubt(failure: Outcome): Outcome {
  const { error } = failure.kind === 'FAILED' ? failure : {}
  return {
    kind: 'UNCONFIRMED',
    evidence: 'INFERRED',
    message:
      'An earlier attempt got no answer, and Wickr did not reinvite this user when asked again: an e-mail may or may not have been sent.',
    ...(error === undefined ? {} : { error }),
  }
}

const idsOf = (users: readonly Pick<ListedItem, 'ids'>[]) => users.flatMap(({ ids }) => ids)

/** What became of users to delete. Success and failure both name the user id. */
export function deletedAnswer(
  userIds: readonly string[],
  output: unknown,
  redact: Redact,
): RevocationAnswer {
  const { successful, failed, requestId, message } = wickrReply.parse(output)
  const context = { operation: 'BatchDeleteUser', requestId, redact, overall: message }
  const results = new Map<string, HandleResult>()
  for (const item of failed) {
    if (item.userId !== undefined) results.set(item.userId, notDeleted(item, context))
  }
  for (const { userId } of successful) {
    if (userId !== undefined) results.set(userId, { kind: 'revoked' })
  }
  const asked = new Map([...results].filter(([userId]) => userIds.includes(userId)))
  return { kind: 'answered', results: asked, ...(requestId === undefined ? {} : { requestId }) }
}

function notDeleted(item: FailedItem, context: Parameters<typeof failureOf>[2]): HandleResult {
  const failure = failureOf(item, 'PER_RECIPIENT', context)
  if (failure.kind !== 'FAILED' || failure.error === undefined) return { kind: 'gone' }
  return failure.code === 'RECIPIENT_NOT_FOUND'
    ? { kind: 'gone' }
    : { kind: 'refused', error: failure.error }
}

/** The id that reinvites this person, where we know one. */
export function userIdOf({ kind, value, providerReference }: Invitee): string | undefined {
  return kind === 'USER_ID' ? value : providerReference
}

const reinvited = 'Wickr has sent the invitation again.'

function sent(message: string, userId: string | undefined): Outcome {
  return {
    kind: 'SENT',
    emailStatus: 'UNREPORTED',
    evidence: 'PER_RECIPIENT',
    message,
    ...(userId !== undefined && userId !== nobodysId && isUserId(userId)
      ? { providerReference: userId }
      : {}),
  }
}

/** Wickr may answer with a name in another case; the spelling that we sent goes first. */
function named(username: string, recipients: readonly CallRecipient[]): CallRecipient | undefined {
  const key = userKey(username)
  return (
    recipients.find(({ value }) => value === username) ??
    recipients.find(({ value }) => userKey(value) === key)
  )
}

const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)

/**
 * Soft on the upstream: what cannot be read is as good as missing, but an unreadable item still
 * counts. Other members stay behind here, the secret `inviteCode` among them.
 */
const wickrReply = z
  .object({
    message: text,
    successful: z.array(z.object({ userId: text, username: text }).catch({})).catch([]),
    failed: z.array(z.object({ userId: text, field: text, reason: text }).catch({})).catch([]),
    $metadata: z.object({ requestId: identifier.optional().catch(undefined) }).catch({}),
  })
  .transform(({ $metadata, ...reply }) => ({ ...reply, requestId: $metadata.requestId }))
