import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call } from '../contract/call.ts'
import type { RepostPrivate } from './client.ts'
import { acceptedOf, answerOf, refusalOf } from './replies.ts'

/** One SendInvites. Inviting again is the same request: re:Post knows no other. */
export async function sendInvites(
  repostPrivate: RepostPrivate,
  call: Call,
  signal?: AbortSignal,
): Promise<Answer> {
  const { client, SendInvitesCommand } = await repostPrivate.load()
  const { title = '', body = '' } = call.message
  const command = new SendInvitesCommand({
    spaceId: call.destinationId,
    accessorIds: call.recipients.map(({ value }) => value),
    title,
    body,
  })
  try {
    const { $metadata } = await repostPrivate.attempt(signal, (options) =>
      client.send(command, options),
    )
    return answerOf(call.recipients, $metadata)
  } catch (error) {
    const accepted = acceptedOf(call.recipients, error)
    if (accepted !== undefined) return accepted
    const secrets = [title, body, ...call.recipients.map(({ value }) => value)]
    const redact = redactor(secrets)
    return classifyAwsError(error, 'SendInvites', redact, (name, status) =>
      refusalOf(name, status, error, call.recipients, redact),
    )
  }
}
