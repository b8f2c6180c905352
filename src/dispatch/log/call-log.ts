import type { Answer } from '#providers/contract/answer.ts'
import type { Lane } from '../lane.ts'
import type { FormedCall } from '../store/call-row.ts'
import type { Occurrence } from './repeat-log.ts'

/** What is said about a call whose answer brought no outcome, or not all. Undefined: it did. Pure. */
export function callTrouble(
  { id: lane }: Lane,
  call: FormedCall,
  answer: Answer,
): Occurrence | undefined {
  if (answer.kind === 'answered') return incomplete(lane, call, answer)
  const { code, httpStatus, operation } = answer.error
  const requestId = answer.error.requestId ?? answer.requestId
  const recipients = call.recipients.length
  return {
    key: `${answer.kind} ${lane}`,
    about: { lane, class: answer.kind },
    details: { code, httpStatus, requestId, operation, recipients, call: call.id },
    level: needsSomebody(answer) ? 'error' : 'warn',
    message: messages[answer.kind],
    recipients,
    code,
  }
}

/** Recipients of whom an upstream said nothing. A look-up that does not find somebody is no trouble. */
function incomplete(
  lane: string,
  { id, step, recipients }: FormedCall,
  { outcomes, alone = [], requestId }: Extract<Answer, { readonly kind: 'answered' }>,
): Occurrence | undefined {
  const named = new Set([...outcomes.keys(), ...alone])
  const missing = recipients.filter((recipient) => !named.has(recipient.id)).length
  if (step !== 'send' || missing === 0) return undefined
  return {
    key: `incomplete ${lane}`,
    about: { lane, class: 'incomplete' },
    details: { requestId, recipients: missing, call: id },
    level: 'warn',
    message: 'an answer left recipients out',
    recipients: missing,
  }
}

const messages = {
  throttled: 'a call was throttled',
  unavailable: 'a call could not leave',
  refused: 'a call was refused',
  unanswered: 'a call got no usable answer',
} satisfies Record<Exclude<Answer['kind'], 'answered'>, string>

/** Will it fail again until somebody changes something? */
function needsSomebody(answer: Answer): boolean {
  if (answer.kind === 'unavailable') return answer.reason !== undefined && answer.reason !== 'call'
  return answer.kind === 'refused' && lasting.has(answer.code)
}

const lasting: ReadonlySet<string> = new Set(['ACCESS_DENIED', 'DESTINATION_NOT_FOUND'])
