import { redactor } from '../../redact/redactor.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import { requestIdOf, sdkError, type TencentOrganizationClient } from './client.ts'
import { uinOf } from './invitations/pages.ts'
import type { InvitationSearch } from './invitations/search.ts'
import { classifyError, outcomeOfCode, provenFailure, unreadable } from './replies.ts'
import { cancelPending } from './revoke.ts'

const operation = 'SendOrganizationInvitation'

/** Sends one invitation. A reinvite first cancels the pending one. */
export async function sendInvitation(
  client: TencentOrganizationClient,
  search: InvitationSearch,
  call: Call,
  signal?: AbortSignal,
): Promise<Answer> {
  const [recipient] = call.recipients
  if (recipient === undefined) return { kind: 'answered', outcomes: new Map() }
  const redact = redactor([recipient.value, ...Object.values(recipient.details)])
  const obstacle = notStarted(signal)
  if (obstacle) return obstacle
  // A repeat that cancels would cancel what its first attempt may have sent.
  if (call.operation === 'invite' || call.repeated) {
    return send(client, call, recipient, redact, signal)
  }
  const clearance = await cancelPending(client, search, call, recipient, redact, signal)
  if (clearance.kind === 'obstacle') return clearance.answer
  const answer = notStarted(signal) ?? (await send(client, call, recipient, redact, signal))
  return clearance.kind === 'cancelled' ? mentionCancelled(answer) : answer
}

async function send(
  client: TencentOrganizationClient,
  call: Call,
  recipient: CallRecipient,
  redact: (text: string) => string,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { name = '', remark = '' } = recipient.details
  try {
    const reply = await client.request(
      operation,
      // The SDK drops what is null, and the API requires a Remark.
      { InviteUin: uinOf(recipient), Name: name, Remark: remark },
      signal,
      call.onWritten,
    )
    const requestId = requestIdOf(reply)
    return requestId === undefined
      ? { kind: 'unanswered', error: unreadable(operation) }
      : answered(recipient, sent, requestId)
  } catch (error) {
    const { code, requestId } = sdkError.parse(error)
    const answer = classifyError(error, operation, redact)
    const outcome = outcomeOfCode(code, call) ?? provenFailure(code, call, answer)
    return outcome ? answered(recipient, outcome, requestId) : answer
  }
}

function notStarted(signal: AbortSignal | undefined): Answer | undefined {
  if (!signal?.aborted) return undefined
  const message = 'The gateway was stopping; nothing was sent.'
  return { kind: 'unavailable', error: { code: 'NotStarted', message, operation } }
}

const answered = (
  recipient: CallRecipient,
  outcome: Outcome,
  requestId: string | undefined,
): Answer => ({
  kind: 'answered',
  outcomes: new Map([[recipient.id, outcome]]),
  ...(requestId === undefined ? {} : { requestId }),
})

const sent: Outcome = {
  kind: 'SENT',
  emailStatus: 'UNREPORTED',
  evidence: 'PER_RECIPIENT',
  message: 'Tencent Cloud has sent the invitation.',
}

function mentionCancelled(answer: Answer): Answer {
  if (answer.kind === 'answered') return answer
  const message = `The invitation from before was cancelled; then: ${answer.error.message}`
  return { ...answer, error: { ...answer.error, message } }
}
