import { redactor } from '../../redact/redactor.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { TencentOrganizationClient } from './client.ts'
import { status, uinOf } from './invitations/pages.ts'
import type { InvitationSearch } from './invitations/search.ts'
import { classifyError } from './replies.ts'

/**
 * Looks for an invitation to the account among those sent. The list does not say who made it, so a
 * hit proves only that one exists. After a reinvite it proves nothing: it may be the earlier one.
 */
export async function lookUpInvitation(
  client: TencentOrganizationClient,
  search: InvitationSearch,
  call: Call,
  signal?: AbortSignal,
): Promise<Answer> {
  const [recipient] = call.recipients
  const uin = recipient && uinOf(recipient)
  // The SDK rounds large integers in answers: a match might be another account.
  if (recipient === undefined || typeof uin === 'bigint') return nothingFound
  try {
    const found = await search.find(
      ({ Uin, Status }) =>
        Uin === uin &&
        (Status === status.accepted || (Status === status.pending && call.operation === 'invite')),
      client.deadline(signal),
    )
    if (found === undefined) return nothingFound
    const { requestId } = found
    return {
      kind: 'answered',
      outcomes: new Map([[recipient.id, outcomeOf(found.Status)]]),
      ...(requestId === undefined ? {} : { requestId }),
    }
  } catch (error) {
    const redact = redactor([recipient.value, ...Object.values(recipient.details)])
    const answer = classifyError(error, 'ListOrganizationInvitations', redact)
    const isAboutReading = answer.kind === 'refused' && answer.reason === undefined
    return isAboutReading ? { kind: 'unanswered', error: answer.error } : answer
  }
}

const nothingFound: Answer = { kind: 'answered', outcomes: new Map() }

function outcomeOf(found: number): Outcome {
  return found === status.accepted
    ? {
        kind: 'ALREADY_MEMBER',
        evidence: 'INFERRED',
        message: 'The call got no answer; Tencent Cloud lists an invitation that was accepted.',
      }
    : {
        kind: 'ALREADY_PENDING',
        evidence: 'INFERRED',
        message: 'The call got no answer; Tencent Cloud lists an invitation that stands.',
      }
}
