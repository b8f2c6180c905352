import { redactor } from '../../redact.ts'
import type { Answer } from '../contract/answer.ts'
import type { CallRecipient } from '../contract/call.ts'
import type { Revocations } from '../contract/revocation.ts'
import type { Tencent } from './client.ts'
import { findInvitation, status } from './invitations.ts'
import { classifyTencentError } from './replies.ts'
import { requestIdOf, uinOf } from './wire.ts'

/** What stands in the way of a new invitation, after we tried to clear it. */
export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'cancelled' }
  /** Nothing was sent, whatever became of reading and cancelling. */
  | { readonly kind: 'obstacle'; readonly answer: Answer }

export async function cancelStanding(
  tencent: Tencent,
  recipient: CallRecipient,
  redact: (text: string) => string,
  signal?: AbortSignal,
): Promise<Standing> {
  const uin = uinOf(recipient)
  // Answers come with large integers rounded: a match might be someone else.
  if (typeof uin === 'bigint') return { kind: 'none' }
  const deadline = tencent.deadline(signal)
  let operation = 'ListOrganizationInvitations'
  try {
    const standing = await findInvitation(
      tencent,
      ({ Uin, Status }) => Uin === uin && Status === status.pending,
      deadline,
    )
    // A rounded id would cancel someone else's invitation.
    if (!Number.isSafeInteger(standing?.Id)) return { kind: 'none' }
    operation = cancelOperation
    await cancel(tencent, Number(standing?.Id), deadline)
    return { kind: 'cancelled' }
  } catch (error) {
    const answer = classifyTencentError(error, operation, redact)
    return answer.error.code === notThere
      ? { kind: 'none' }
      : { kind: 'obstacle', answer: nothingSent(answer) }
  }
}

/** Cancels invitations by the ids under which they are listed. */
export function tencentRevocations(tencent: Tencent): Revocations {
  return {
    operation: cancelOperation,
    perCall: 1,
    deletesUser: false,
    withdraw: async (_organization, [id], _token, signal) => {
      if (id === undefined) return { kind: 'answered', results: new Map() }
      try {
        const requestId = await cancel(tencent, Number(id), tencent.deadline(signal))
        return { kind: 'answered', requestId, results: new Map([[id, { kind: 'withdrawn' }]]) }
      } catch (error) {
        const answer = classifyTencentError(error, cancelOperation, redactor([]))
        if (answer.error.code !== notThere) return answer
        const { requestId } = answer
        return {
          kind: 'answered',
          results: new Map([[id, { kind: 'gone' }]]),
          ...(requestId === undefined ? {} : { requestId }),
        }
      }
    },
  }
}

const cancelOperation = 'CancelOrganizationInvitation'
const notThere = 'ResourceNotFound.InvitationNotExist'

/** The request id of the answer; throws what the SDK throws. */
async function cancel(tencent: Tencent, id: number, signal: AbortSignal): Promise<string> {
  const requestId = requestIdOf(await tencent.request(cancelOperation, { Id: id }, signal))
  if (requestId === undefined) throw new Error('This is no answer of the API.')
  return requestId
}

function nothingSent(answer: ReturnType<typeof classifyTencentError>): Answer {
  const { error } = answer
  switch (answer.kind) {
    case 'throttled':
      return answer
    case 'refused':
      // These are about us and our request; none of them says anything about the recipient.
      return {
        kind: 'refused',
        code: answer.code === 'ACCESS_DENIED' ? 'ACCESS_DENIED' : 'PROVIDER_REJECTED',
        retryable: answer.retryable,
        ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
        error,
      }
    case 'unavailable':
    case 'unanswered':
      return { kind: 'unavailable', error }
  }
}
