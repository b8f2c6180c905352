import type { Answer, CallRecipient } from '../provider.ts'
import type { Tencent } from './client.ts'
import { classifyTencentError } from './replies.ts'
import { invitationPage, requestIdOf, uinOf } from './wire.ts'

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
    const id = await findStanding(tencent, uin, deadline)
    if (id === undefined) return { kind: 'none' }
    operation = 'CancelOrganizationInvitation'
    const reply = await tencent.request(operation, { Id: id }, deadline)
    if (requestIdOf(reply) === undefined) throw new Error('This is no answer of the API.')
    return { kind: 'cancelled' }
  } catch (error) {
    const answer = classifyTencentError(error, operation, redact)
    return answer.error.code === 'ResourceNotFound.InvitationNotExist'
      ? { kind: 'none' }
      : { kind: 'obstacle', answer: nothingSent(answer) }
  }
}

const pageSize = 50

async function findStanding(
  tencent: Tencent,
  uin: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  let offset = 0
  while (true) {
    const parameters = { Invited: 0, Offset: offset, Limit: pageSize }
    const reply = await tencent.request('ListOrganizationInvitations', parameters, signal)
    const { Invitations, TotalCount } = invitationPage.parse(reply)
    const standing = Invitations.find(({ Uin, Status }) => Uin === uin && Status === pending)
    // A rounded id would cancel someone else's invitation.
    if (standing) return Number.isSafeInteger(standing.Id) ? standing.Id : undefined
    // By what came, not by what was asked for: the upstream may have a smaller page.
    offset += Invitations.length
    if (Invitations.length === 0 || offset >= TotalCount) return undefined
  }
}

const pending = 0

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
