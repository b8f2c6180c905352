import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { Wickr } from './client.ts'
import { refusalOf } from './failures.ts'
import { readUser, readUsers } from './network/users.ts'
import { userIdOf } from './replies.ts'
import { userKey } from './rules.ts'
import { secretsOf } from './send.ts'

/**
 * Looks for the users of a call: by name those whom it was to create, by id those whom it was to
 * reinvite. Wickr does not say who invited them, so a hit proves only that they are invited or have
 * joined. A reinvite leaves no trace to read, so of one only those who have joined are found.
 */
export async function lookUpUsers(wickr: Wickr, call: Call, signal?: AbortSignal): Promise<Answer> {
  const outcomes = new Map<string, Outcome>()
  const look = call.operation === 'reinvite' ? findById : find
  try {
    await wickr.attempt(signal, async (options) => {
      for (const recipient of call.recipients) {
        const outcome = await look(wickr, call.destinationId, recipient, options)
        if (outcome) outcomes.set(recipient.id, outcome)
      }
    })
    return { kind: 'answered', outcomes }
  } catch (error) {
    const answer = classifyAwsError(error, 'ListUsers', redactor(secretsOf(call)), refusalOf)
    // A refused read says nothing about what was sent.
    const isAboutReading = answer.kind === 'refused' && answer.reason === undefined
    return isAboutReading ? { kind: 'unanswered', error: answer.error } : answer
  }
}

async function find(
  wickr: Wickr,
  networkId: string,
  { value }: CallRecipient,
  options: { readonly abortSignal: AbortSignal },
): Promise<Outcome | undefined> {
  const username = value.trim()
  const { users, requestId } = await readUsers(wickr, { networkId, username }, options)
  const user = users.find((found) => userKey(found.username ?? '') === userKey(username))
  const outcome = user?.status === undefined ? undefined : outcomes.get(user.status)
  return outcome && requestId !== undefined ? { ...outcome, requestId } : outcome
}

async function findById(
  wickr: Wickr,
  networkId: string,
  recipient: CallRecipient,
  options: { readonly abortSignal: AbortSignal },
): Promise<Outcome | undefined> {
  const userId = userIdOf(recipient)
  if (userId === undefined) return undefined
  try {
    const { status } = await readUser(wickr, { networkId, userId }, options)
    return status === active ? outcomes.get(active) : undefined
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundError') return undefined
    throw error
  }
}

const active = 2

/** By `User.status`. */
const outcomes: ReadonlyMap<number, Outcome> = new Map([
  [
    1,
    {
      kind: 'ALREADY_PENDING',
      evidence: 'INFERRED',
      message: 'The call got no answer; Wickr lists this user as invited.',
    },
  ],
  [
    active,
    {
      kind: 'ALREADY_MEMBER',
      evidence: 'INFERRED',
      message: 'The call got no answer; Wickr lists this user as active.',
    },
  ],
])
