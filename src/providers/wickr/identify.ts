import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { User } from '../aws-clients/wickr-types.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import { identifier } from '../identifier.ts'
import type { Wickr } from './client.ts'
import { refusalOf } from './failures.ts'
import { readUser, readUsers } from './network/users.ts'
import { userIdOf } from './replies.ts'
import { isUserId, userKey } from './rules.ts'
import { secretsOf } from './send.ts'

/**
 * Reads whether the one recipient of a call is a user of the network already: by name where a user
 * could not be created, by id where one could not be reinvited. A name that exists but is not listed
 * belongs to another network.
 */
export async function identifyUsers(
  wickr: Wickr,
  call: Call,
  signal?: AbortSignal,
): Promise<Answer> {
  const outcomes = new Map<string, Outcome>()
  const [recipient] = call.recipients
  if (recipient === undefined) return { kind: 'answered', outcomes }
  const byId = call.operation === 'reinvite'
  try {
    const { user, requestId } = byId
      ? await readById(wickr, call.destinationId, recipient, signal)
      : await readByName(wickr, call.destinationId, recipient, signal)
    const outcome = user && outcomeOf(user, byId)
    if (outcome) outcomes.set(recipient.id, outcome)
    return { kind: 'answered', outcomes, ...(requestId === undefined ? {} : { requestId }) }
  } catch (error) {
    const operation = byId ? 'GetUser' : 'ListUsers'
    return classifyAwsError(error, operation, redactor(secretsOf(call)), refusalOf)
  }
}

interface Found {
  readonly user?: Pick<User, 'status' | 'userId'> | undefined
  readonly requestId?: string | undefined
}

async function readByName(
  wickr: Wickr,
  networkId: string,
  { value }: CallRecipient,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const username = value.trim()
  const { users, requestId } = await wickr.attempt(signal, (options) =>
    readUsers(wickr, { networkId, username }, options),
  )
  const user = users.find((found) => userKey(found.username ?? '') === userKey(username))
  return { user, requestId }
}

async function readById(
  wickr: Wickr,
  networkId: string,
  recipient: CallRecipient,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const userId = userIdOf(recipient)
  if (userId === undefined) return {}
  const user = await wickr.attempt(signal, (options) =>
    readUser(wickr, { networkId, userId }, options),
  )
  return { user, requestId: identifier.safeParse(user.$metadata.requestId).data }
}

/** A pending user whom Wickr did not reinvite got nothing, so that stays a failure. */
function outcomeOf(
  { status, userId }: Pick<User, 'status' | 'userId'>,
  byId: boolean,
): Outcome | undefined {
  if (status === 2) {
    return {
      kind: 'ALREADY_MEMBER',
      evidence: 'PER_RECIPIENT',
      message: 'Wickr lists this user as active.',
    }
  }
  if (status !== 1 || byId) return undefined
  return {
    kind: 'ALREADY_PENDING',
    evidence: 'PER_RECIPIENT',
    message: 'Wickr has invited this user before, and did not invite them again.',
    ...(userId !== undefined && isUserId(userId) ? { providerReference: userId } : {}),
  }
}
