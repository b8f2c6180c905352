import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Wickr } from './client.ts'
import { refusalOf } from './failures.ts'
import { createdAnswer, reinvitedAnswer, usersToCreate, usersToReinvite } from './replies.ts'

/** One BatchCreateUser: creates the users in the network, and each gets an e-mail. */
export async function createUsers(wickr: Wickr, call: Call, signal?: AbortSignal): Promise<Answer> {
  const { client, BatchCreateUserCommand } = await wickr.load()
  const command = new BatchCreateUserCommand({
    networkId: call.destinationId,
    users: call.recipients.map(newUser),
    clientToken: call.token,
  })
  const redact = redactor(secretsOf(call))
  try {
    const output = await wickr.attempt(signal, (options) => client.send(command, options))
    return createdAnswer(call, output, redact)
  } catch (error) {
    return classifyAwsError(error, 'BatchCreateUser', redact, (name, status) =>
      refusalOf(name, status, error, usersToCreate(call), redact),
    )
  }
}

/** One BatchReinviteUser: an e-mail to each whose invitation is pending or has expired. */
export async function reinviteUsers(
  wickr: Wickr,
  call: Call,
  signal?: AbortSignal,
): Promise<Answer> {
  const users = usersToReinvite(call)
  const redact = redactor(secretsOf(call))
  // Wickr would refuse an empty list.
  if (users.length === 0) return reinvitedAnswer(call, {}, redact)
  const { client, BatchReinviteUserCommand } = await wickr.load()
  const command = new BatchReinviteUserCommand({
    networkId: call.destinationId,
    userIds: users.map(({ value }) => value),
    clientToken: call.token,
  })
  try {
    const output = await wickr.attempt(signal, (options) => client.send(command, options))
    return reinvitedAnswer(call, output, redact)
  } catch (error) {
    return classifyAwsError(error, 'BatchReinviteUser', redact, (name, status) =>
      refusalOf(name, status, error, users, redact),
    )
  }
}

function newUser({ value, details }: CallRecipient) {
  const { securityGroupId = '', firstName, lastName } = details
  return {
    username: value.trim(),
    securityGroupIds: [securityGroupId],
    ...(firstName ? { firstName } : {}),
    ...(lastName ? { lastName } : {}),
  }
}

export const secretsOf = ({ recipients }: Call): readonly string[] =>
  recipients.flatMap(({ value, details }) => [
    value,
    ...[details.firstName, details.lastName].filter((name) => name !== undefined),
  ])
