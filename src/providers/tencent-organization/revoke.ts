import type { Answer, CallRecipient } from '../provider.ts'
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
    operation = 'CancelOrganizationInvitation'
    const reply = await tencent.request(operation, { Id: standing?.Id }, deadline)
    if (requestIdOf(reply) === undefined) throw new Error('This is no answer of the API.')
    return { kind: 'cancelled' }
  } catch (error) {
    const answer = classifyTencentError(error, operation, redact)
    return answer.error.code === 'ResourceNotFound.InvitationNotExist'
      ? { kind: 'none' }
      : { kind: 'obstacle', answer: nothingSent(answer) }
  }
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
