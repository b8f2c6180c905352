import type { User } from '@aws-sdk/client-chime'
import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import { emailKey } from '../email.ts'
import type { Chime } from './client.ts'
import { refusalOf } from './replies.ts'
import { secretsOf } from './send.ts'
import { readUsers } from './users.ts'

/**
 * Looks for each address in the account. A hit settles; a miss proves nothing, because a Team
 * account does not show an invitee before the invitation is accepted.
 */
export async function lookUpUsers(chime: Chime, call: Call, signal?: AbortSignal): Promise<Answer> {
  try {
    return await chime.attempt(signal, async (options) => {
      const outcomes = await findAll(chime, call, options)
      return { kind: 'answered', outcomes }
    })
  } catch (error) {
    const answer = classifyAwsError(error, 'ListUsers', redactor(secretsOf(call)), refusalOf)
    // Who may not read learns nothing about what was sent.
    const isAboutReading = answer.kind === 'refused' && answer.reason === undefined
    return isAboutReading ? { kind: 'unanswered', error: answer.error } : answer
  }
}

/** Chime documents no limit. Ten at a time read a full call in five rounds. */
export const readersAtATime = 10

async function findAll(chime: Chime, call: Call, options: { readonly abortSignal: AbortSignal }) {
  const outcomes = new Map<string, Outcome>()
  const waiting = [...call.recipients]
  const read = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const outcome = await find(chime, call, next, options).catch((error: unknown) => {
        waiting.length = 0
        throw error
      })
      if (outcome) outcomes.set(next.id, outcome)
    }
  }
  await Promise.all(Array.from({ length: readersAtATime }, read))
  return outcomes
}

async function find(
  chime: Chime,
  call: Call,
  recipient: CallRecipient,
  options: { readonly abortSignal: AbortSignal },
): Promise<Outcome | undefined> {
  const { users, requestId } = await readUsers(
    chime,
    { AccountId: call.destinationId, UserEmail: recipient.value },
    options,
  )
  const user = users.find(
    ({ PrimaryEmail = '' }) => emailKey(PrimaryEmail) === emailKey(recipient.value),
  )
  // With another invitation of about the same time, the one that stands proves nothing about ours.
  const outcome = user && outcomeOf(user, recipient.askedBefore ? undefined : call.startedAt)
  return outcome && requestId !== undefined ? { ...outcome, requestId } : outcome
}

function outcomeOf(user: User, startedAt: Date | undefined): Outcome | undefined {
  if (user.UserInvitationStatus === 'Accepted' || user.UserRegistrationStatus === 'Registered') {
    return {
      kind: 'ALREADY_MEMBER',
      evidence: 'INFERRED',
      message: 'The call got no answer; Chime lists this person as a member.',
    }
  }
  if (user.UserInvitationStatus !== 'Pending' || !isOurs(user.InvitedOn, startedAt))
    return undefined
  return {
    kind: 'SENT',
    emailStatus: 'UNREPORTED',
    evidence: 'INFERRED',
    message: 'The call got no answer; Chime lists an invitation from when it was made.',
  }
}

// Two clocks that may differ. More would take an invitation from before for ours.
const clockToleranceMs = 5 * 60_000

const isOurs = (invitedOn: Date | undefined, startedAt: Date | undefined) =>
  invitedOn !== undefined &&
  startedAt !== undefined &&
  invitedOn.getTime() >= startedAt.getTime() - clockToleranceMs
