import { redactor } from '../../redact.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call } from '../contract/call.ts'
import type { Outcome } from '../contract/outcome.ts'
import type { Tencent } from './client.ts'
import { findInvitation, status } from './invitations.ts'
import { classifyTencentError } from './replies.ts'
import { uinOf } from './wire.ts'

/**
 * Looks for an invitation to the account among those sent. Who made it is not told, so a hit says
 * that one stands; after a reinvite it proves nothing, for it may be the one from before.
 */
export async function lookUpInvitation(
  tencent: Tencent,
  call: Call,
  signal?: AbortSignal,
): Promise<Answer> {
  const [recipient] = call.recipients
  const uin = recipient && uinOf(recipient)
  // Answers come with large integers rounded: a match might be someone else.
  if (recipient === undefined || typeof uin === 'bigint') return nothingFound
  try {
    const found = await findInvitation(
      tencent,
      ({ Uin, Status }) =>
        Uin === uin &&
        (Status === status.accepted || (Status === status.pending && call.operation === 'invite')),
      tencent.deadline(signal),
    )
    if (found === undefined) return nothingFound
    return { kind: 'answered', outcomes: new Map([[recipient.id, outcomeOf(found.Status)]]) }
  } catch (error) {
    const redact = redactor([recipient.value, ...Object.values(recipient.details)])
    const answer = classifyTencentError(error, 'ListOrganizationInvitations', redact)
    return answer.kind === 'refused' ? { kind: 'unanswered', error: answer.error } : answer
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
