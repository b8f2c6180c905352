import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'
import { backOffMs } from './back-off.ts'
import { failed, refusalOf, settleRefusedContent } from './refused.ts'
import {
  type Attempt,
  type AttemptedSend,
  maxPauseMs,
  type Next,
  type Policy,
  type Settlement,
  type Step,
} from './settlement.ts'
import { splitSingly } from './split.ts'

/**
 * What an answer means and what we do next: the table of `docs/architecture/journey.md`. Pure.
 *
 * Two rules are behind every line. Only proof makes an outcome: the upstream said what it did, or it
 * provably did nothing. And once an attempt may have been processed (`uncertain`), no later attempt
 * can make the call "certainly not sent", except by an answer about the recipient itself.
 */
export function settle(
  attempt: Attempt,
  answer: Answer,
  policy: Policy,
  random: number,
): Settlement {
  if (attempt.sends.length > 0) return settleSends(attempt, answer, policy, random)
  // A late answer has settled all sends meanwhile, so the call has no recipients left.
  if (answer.kind !== 'throttled') return { outcomes: nothing, next: { kind: 'done' } }
  return { ...settleSends(attempt, answer, policy, random), next: { kind: 'done' } }
}

function settleSends(attempt: Attempt, answer: Answer, policy: Policy, random: number): Settlement {
  const { sends } = attempt
  switch (answer.kind) {
    case 'answered': {
      const outcomes = new Map<string, Outcome>()
      for (const { id } of sends) {
        const outcome = answer.outcomes.get(id)
        if (outcome !== undefined) outcomes.set(id, outcome)
      }
      const missing = sends.filter(({ id }) => !outcomes.has(id))
      if (missing.length === 0) return { outcomes, next: { kind: 'done' } }
      const alone = new Set(attempt.uncertain || attempt.late ? [] : answer.alone)
      if (missing.every(({ id }) => alone.has(id))) {
        const parts = splitSingly(missing.map(({ id }) => id))
        return { outcomes, next: { kind: 'split', parts, byRecipients: true } }
      }
      const rest =
        attempt.step === 'look-up'
          ? unconfirmed({ ...attempt, sends: missing }, undefined)
          : unanswered({ ...attempt, sends: missing }, leftOut(answer.requestId), policy, random)
      return { outcomes: new Map([...outcomes, ...rest.outcomes]), next: rest.next }
    }
    case 'throttled': {
      const pauseMs = Math.min(
        answer.retryAfterMs ?? backOffMs(policy.throttled, attempt.throttles, random),
        maxPauseMs,
      )
      const { error } = answer
      const wait = { outcomes: nothing, pause: { ms: pauseMs, throttled: true } }
      if (attempt.step === 'look-up' || attempt.uncertain) {
        if (sends.every(({ overdue }) => overdue))
          return { ...wait, ...unconfirmed(attempt, error) }
        return { ...wait, next: again(attempt.step, pauseMs, attempt.uncertain, error, false) }
      }
      const late = sends.filter(({ overdue }) => overdue)
      const early = sends.filter(({ overdue }) => !overdue)
      return {
        ...wait,
        outcomes: failed(late, {
          code: 'THROTTLED',
          retryable: true,
          retryAfterMs: pauseMs,
          error,
          message: 'The provider kept throttling us until we gave up; nothing was sent.',
        }),
        next: requeue(early, pauseMs, false, error),
      }
    }
    case 'unavailable': {
      if (attempt.step === 'look-up') return unanswered(attempt, answer.error, policy, random)
      if (attempt.uncertain) return unanswered(attempt, answer.error, policy, random)
      const spent = sends.filter((send) => send.tries + 1 >= policy.maxTries || send.overdue)
      const left = sends.filter((send) => !spent.includes(send))
      const ms = backOffMs(policy.unavailable, Math.min(...sends.map(({ tries }) => tries)), random)
      return {
        outcomes: failed(spent, {
          code: 'PROVIDER_UNAVAILABLE',
          retryable: true,
          error: answer.error,
          message: 'The provider could not be reached; nothing was sent.',
        }),
        next: requeue(left, ms, true, answer.error),
        pause: { ms, throttled: false },
      }
    }
    case 'refused': {
      if (attempt.step === 'look-up') return unanswered(attempt, answer.error, policy, random)
      if (attempt.uncertain) return unconfirmed(attempt, answer.error)
      if (answer.content !== undefined) return settleRefusedContent(attempt, answer, answer.content)
      return { outcomes: failed(sends, refusalOf(answer)), next: { kind: 'done' } }
    }
    case 'unanswered':
      return unanswered(attempt, answer.error, policy, random)
  }
}

const nothing: ReadonlyMap<string, Outcome> = new Map()

function unanswered(
  attempt: Attempt,
  error: ProviderError,
  policy: Policy,
  random: number,
): Settlement {
  const { number, step, whenUnanswered } = attempt
  const afterMs = backOffMs(policy.unanswered, number - 1, random)
  if (step === 'send' && whenUnanswered === 'look-up') {
    return { outcomes: nothing, next: again('look-up', afterMs, true, error) }
  }
  const mayGoOn = whenUnanswered === 'repeat' || step === 'look-up'
  if (!mayGoOn || number >= policy.maxAttempts) return unconfirmed(attempt, error)
  return { outcomes: nothing, next: again(step, afterMs, true, error) }
}

/** With the first error: a look-up that finds nothing, or fails, says nothing about the call itself. */
function unconfirmed(
  { sends, firstError }: Attempt,
  lastError: ProviderError | undefined,
): Settlement {
  const error = firstError ?? lastError
  const outcome: Outcome = {
    kind: 'UNCONFIRMED',
    evidence: 'INFERRED',
    message: 'The request left and no usable answer came back: it may or may not have been sent.',
    ...(error === undefined ? {} : { error }),
  }
  return { outcomes: new Map(sends.map(({ id }) => [id, outcome])), next: { kind: 'done' } }
}

function requeue(
  sends: readonly AttemptedSend[],
  afterMs: number,
  charge: boolean,
  error: ProviderError,
): Next {
  if (sends.length === 0) return { kind: 'done' }
  return { kind: 'requeue', ids: sends.map(({ id }) => id), afterMs, charge, error }
}

function again(
  step: Step,
  afterMs: number,
  uncertain: boolean,
  error: ProviderError,
  charge = true,
): Next {
  return { kind: 'again', step, afterMs, uncertain, charge, error }
}

function leftOut(requestId: string | undefined): ProviderError {
  return {
    code: 'RecipientMissing',
    message: 'The answer does not name this recipient.',
    operation: 'answer',
    ...(requestId === undefined ? {} : { requestId }),
  }
}
