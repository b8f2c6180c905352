import { redactor } from '../../redact/redactor.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call, CallRecipient } from '../contract/call.ts'
import type { Revocations } from '../contract/revocation.ts'
import { requestIdOf, sdkError, type TencentOrganizationClient } from './client.ts'
import { status, uinOf } from './invitations/pages.ts'
import type { InvitationSearch } from './invitations/search.ts'
import { classifyError } from './replies.ts'

/** Whether the account is free for a new invitation, after we tried to cancel a pending one. */
export type Clearance =
  | { readonly kind: 'none' }
  | { readonly kind: 'cancelled' }
  /** Nothing was sent. `answer` says why reading or cancelling failed. */
  | { readonly kind: 'obstacle'; readonly answer: Answer }

/** What stands stays if it may be another tenant's. */
export async function cancelPending(
  client: TencentOrganizationClient,
  search: InvitationSearch,
  { isForeign }: Pick<Call, 'isForeign'>,
  recipient: CallRecipient,
  redact: (text: string) => string,
  signal?: AbortSignal,
): Promise<Clearance> {
  const uin = uinOf(recipient)
  // The SDK rounds large integers in answers: a match might be another account.
  if (typeof uin === 'bigint') return { kind: 'none' }
  const deadline = client.deadline(signal)
  let operation = 'ListOrganizationInvitations'
  try {
    const pending = await search.find(
      ({ Uin, Status }) => Uin === uin && Status === status.pending,
      deadline,
    )
    // A rounded id would cancel another account's invitation.
    if (!Number.isSafeInteger(pending?.Id)) return { kind: 'none' }
    const foreign = isForeign === undefined ? false : await isForeign(recipient.id)
    if (foreign === undefined) return { kind: 'obstacle', answer: notKnown(operation) }
    if (foreign) return { kind: 'none' }
    operation = cancelOperation
    await cancel(client, Number(pending?.Id), deadline)
    return { kind: 'cancelled' }
  } catch (error) {
    const answer = classifyError(error, operation, redact)
    if (answer.error.code === noSuchInvitation) return { kind: 'none' }
    // An undocumented refusal to cancel may last, and would hold up all who wait. The send tells what stands.
    const { code = '' } = sdkError.parse(error)
    const mayLast = operation === cancelOperation && answer.kind === 'unanswered' && code !== ''
    return mayLast && !isFault.test(code)
      ? { kind: 'none' }
      : { kind: 'obstacle', answer: nothingSent(answer) }
  }
}

/** Cancels invitations by the ids under which they are listed. */
export function tencentOrganizationRevocations(client: TencentOrganizationClient): Revocations {
  return {
    operation: cancelOperation,
    perCall: 1,
    deletesUser: false,
    revoke: async (_organization, [id], _token, signal) => {
      if (id === undefined) return { kind: 'answered', results: new Map() }
      try {
        const requestId = await cancel(client, Number(id), client.deadline(signal))
        return { kind: 'answered', requestId, results: new Map([[id, { kind: 'revoked' }]]) }
      } catch (error) {
        const answer = classifyError(error, cancelOperation, redactor([]))
        if (answer.error.code !== noSuchInvitation) return answer
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
const noSuchInvitation = 'ResourceNotFound.InvitationNotExist'
const isFault = /^(?:InternalError|ServiceUnavailable)(?:\.|$)/u

/** The request id of the answer; throws what the SDK throws. */
async function cancel(
  client: TencentOrganizationClient,
  id: number,
  signal: AbortSignal,
): Promise<string> {
  const requestId = requestIdOf(await client.request(cancelOperation, { Id: id }, signal))
  if (requestId === undefined) throw new Error('This is no answer of the API.')
  return requestId
}

function notKnown(operation: string): Answer {
  const message = 'The gateway could not find out whose the pending invitation is.'
  return { kind: 'unavailable', reason: 'call', error: { code: 'NotKnown', message, operation } }
}

function nothingSent(answer: ReturnType<typeof classifyError>): Answer {
  const { error } = answer
  switch (answer.kind) {
    case 'throttled':
    case 'unavailable':
      return answer
    case 'refused':
      // These refusals are about our request. None says anything about the recipient.
      return {
        kind: 'refused',
        code: answer.code === 'ACCESS_DENIED' ? 'ACCESS_DENIED' : 'PROVIDER_REJECTED',
        retryable: answer.retryable,
        ...(answer.reason === undefined ? {} : { reason: answer.reason }),
        ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
        error,
      }
    case 'unanswered':
      // Of this action, and perhaps of this invitation: whoever needs neither is not to wait for it.
      return { kind: 'unavailable', reason: 'call', error }
  }
}
