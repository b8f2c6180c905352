import { z } from 'zod'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { HandleResult, Invitee, RevocationAnswer } from '../contract/revocation.ts'
import { identifier } from '../identifier.ts'
import {
  alreadyExists,
  cannotBeReinvited,
  differentReasons,
  type FailedItem,
  failureOf,
  inCommon,
  withoutUserId,
} from './failures.ts'
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
  // Our own earlier attempt may have created them, should Wickr have forgotten its token.
  const maybeOurs = call.repeated && failed.some(alreadyExists)
  const facts = requestId === undefined ? {} : { requestId }
  if (!everyoneIsNamed || maybeOurs) return { kind: 'answered', outcomes, ...facts }
  const common = inCommon(failed)
  // Nobody knows whose reason is whose, and a failed creation has created nothing.
  if (common === undefined && !call.repeated) {
    return { kind: 'answered', outcomes, alone: [...left].map(({ id }) => id), ...facts }
  }
  const context = { operation: 'BatchCreateUser', requestId, redact, overall: message }
  const failure = failureOf(common ?? differentReasons, 'INFERRED', context)
  for (const { id } of left) outcomes.set(id, failure)
  const known = failed.some(alreadyExists) ? [...left].map(({ id }) => id) : []
  return { kind: 'answered', outcomes, known, ...facts }
}

/** What became of users to reinvite. Success and failure both name the user id. */
export function reinvitedAnswer(call: Call, output: unknown, redact: Redact): Answer {
  const { successful, failed, requestId, message } = wickrReply.parse(output)
  const context = { operation: 'BatchReinviteUser', requestId, redact, overall: message }
  const byUserId = new Map<string | undefined, Outcome>([
    ...failed.map((item) => [item.userId, failureOf(item, 'PER_RECIPIENT', context)] as const),
    // Last, for an e-mail that left outweighs a complaint about the same user.
    ...successful.map(({ userId }) => [userId, sent(reinvited, userId)] as const),
  ])
  const outcomes = new Map<string, Outcome>()
  for (const recipient of call.recipients) {
    const userId = userIdOf(recipient)
    const outcome = userId === undefined ? withoutUserId : byUserId.get(userId)
    if (outcome) outcomes.set(recipient.id, outcome)
  }
  const active = new Set(failed.filter(cannotBeReinvited).map(({ userId }) => userId))
  const known = call.recipients.filter(
    (recipient) => outcomes.get(recipient.id)?.kind === 'FAILED' && active.has(userIdOf(recipient)),
  )
  return {
    ...{ kind: 'answered', outcomes, known: known.map(({ id }) => id) },
    ...(requestId === undefined ? {} : { requestId }),
  }
}

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
    ...(userId !== undefined && userId !== '0' && isUserId(userId)
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
