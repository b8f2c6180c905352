import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call } from '../contract/call.ts'
import { identifier } from '../identifier.ts'
import type { Chime } from './client.ts'
import { outcomesOf, refusalOf } from './replies.ts'
import { userTypes } from './rules.ts'

/** One InviteUsers. Inviting again is the same request: Chime knows no other. */
export async function inviteUsers(chime: Chime, call: Call, signal?: AbortSignal): Promise<Answer> {
  const { client, InviteUsersCommand } = await chime.load()
  const command = new InviteUsersCommand({
    AccountId: call.destinationId,
    UserEmailList: call.recipients.map(({ value }) => value),
    UserType: userTypes.parse(call.message.userType),
  })
  try {
    const output = await chime.attempt(signal, (options) => client.send(command, options))
    const requestId = identifier.safeParse(output.$metadata.requestId).data
    return {
      kind: 'answered',
      outcomes: outcomesOf(call.recipients, output.Invites),
      ...(requestId === undefined ? {} : { requestId }),
    }
  } catch (error) {
    return classifyAwsError(error, 'InviteUsers', redactor(secretsOf(call)), (name, status) =>
      refusalOf(name, status, error, call.recipients),
    )
  }
}

export const secretsOf = (call: Call): readonly string[] => [
  ...call.recipients.map(({ value }) => value),
  ...Object.values(call.message).filter((text) => !userTypes.safeParse(text).success),
]
