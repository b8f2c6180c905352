import { redactor } from '../../redact.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { Tencent } from './client.ts'
import { classifyTencentError, outcomeOfCode, provenFailure, unreadable } from './replies.ts'
import { cancelStanding } from './revoke.ts'
import { requestIdOf, sdkError, uinOf } from './wire.ts'

const operation = 'SendOrganizationInvitation'

/** One invitation. To send it again, the one that stands is cancelled first. */
export async function sendInvitation(
  tencent: Tencent,
  call: Call,
  signal?: AbortSignal,
): Promise<Answer> {
  const [recipient] = call.recipients
  if (recipient === undefined) return { kind: 'answered', outcomes: new Map() }
  const redact = redactor([recipient.value, ...Object.values(recipient.details)])
  const obstacle = notReady(tencent, signal)
  if (obstacle) return obstacle
  // A repeat that cancelled would cancel what its first attempt may have sent.
  if (call.operation === 'invite' || call.repeated) {
    return send(tencent, call, recipient, redact, signal)
  }
  const standing = await cancelStanding(tencent, recipient, redact, signal)
  if (standing.kind === 'obstacle') return standing.answer
  const answer = notReady(tencent, signal) ?? (await send(tencent, call, recipient, redact, signal))
  return standing.kind === 'cancelled' ? mentionCancelled(answer) : answer
}

async function send(
  tencent: Tencent,
  call: Call,
  recipient: CallRecipient,
  redact: (text: string) => string,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { name = '', remark = '' } = recipient.details
  try {
    const reply = await tencent.request(
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
    const answer = classifyTencentError(error, operation, redact)
    const outcome = outcomeOfCode(code, call) ?? provenFailure(code, call, answer)
    return outcome ? answered(recipient, outcome, requestId) : answer
  }
}

function notReady(tencent: Tencent, signal: AbortSignal | undefined): Answer | undefined {
  const unavailable = (code: string, message: string): Answer => ({
    kind: 'unavailable',
    error: { code, message, operation },
  })
  if (!tencent.hasCredentials) {
    return unavailable('MissingCredentials', 'No secret id or no secret key is configured.')
  }
  return signal?.aborted
    ? unavailable('NotStarted', 'The gateway was stopping; nothing was sent.')
    : undefined
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
