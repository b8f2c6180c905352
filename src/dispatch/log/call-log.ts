import type { Answer } from '#providers/contract/answer.ts'
import type { Lane } from '../lane.ts'
import type { FormedCall } from '../store/call-row.ts'
import type { Occurrence } from './repeat-log.ts'

/** What is said about a call whose answer brought no outcome. Undefined: it was answered. Pure. */
export function callTrouble(
  { id: lane }: Lane,
  call: FormedCall,
  answer: Answer,
): Occurrence | undefined {
  if (answer.kind === 'answered') return undefined
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

const messages = {
  throttled: 'a call was throttled',
  unavailable: 'a call could not leave',
  refused: 'a call was refused',
  unanswered: 'a call got no usable answer',
} satisfies Record<Exclude<Answer['kind'], 'answered'>, string>

/** Will it fail again until somebody changes something? */
function needsSomebody(answer: Answer): boolean {
  if (answer.kind === 'unavailable') return answer.reason !== undefined
  return answer.kind === 'refused' && lasting.has(answer.code)
}

const lasting: ReadonlySet<string> = new Set(['ACCESS_DENIED', 'DESTINATION_NOT_FOUND'])
