import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'
import { backOffMs } from './back-off.ts'
import { settleIdentification } from './identify.ts'
import { pauseAfter } from './pause.ts'
import type { Attempt, Next, Policy, Settlement, Step } from './settlement.ts'
import { type Failure, failed, refusalOf, settleRefusedContent } from './splitting/refused.ts'
import { splitSingly } from './splitting/split.ts'

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
  const pauseMs = pauseAfter(attempt, answer, policy, random)
  const settled =
    // A late answer has settled all sends meanwhile, so the call has no recipients left.
    attempt.sends.length === 0
      ? ({ outcomes: nothing, next: { kind: 'done' } } as const)
      : settleSends(attempt, answer, policy, random, pauseMs)
  return pauseMs === undefined ? settled : { ...settled, pauseMs }
}

function settleSends(
  attempt: Attempt,
  answer: Answer,
  policy: Policy,
  random: number,
  pauseMs: number | undefined,
): Settlement {
  const { sends } = attempt
  if (attempt.step === 'identify') return settleIdentification(attempt, answer, policy, random)
  switch (answer.kind) {
    case 'answered': {
      const outcomes = new Map<string, Outcome>()
      for (const { id } of sends) {
        const outcome = answer.outcomes.get(id)
        if (outcome !== undefined) outcomes.set(id, outcome)
      }
      const missing = sends.filter(({ id }) => !outcomes.has(id))
      if (missing.length === 0) {
        return {
          ...withoutKnown(attempt, outcomes, answer.known),
          ...failedAlone(attempt, outcomes),
        }
      }
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
    case 'throttled':
      return waitOut(attempt, answer.error, {
        code: 'THROTTLED',
        retryable: true,
        ...(pauseMs === undefined ? {} : { retryAfterMs: pauseMs }),
        error: answer.error,
        message: 'The provider kept throttling us until we gave up; nothing was sent.',
      })
    case 'unavailable': {
      if (answer.reason === 'call') return unprepared(attempt, answer.error, policy, random)
      const message = unavailable[answer.reason ?? 'connection']
      const code = answer.reason === 'credentials' ? 'ACCESS_DENIED' : 'PROVIDER_UNAVAILABLE'
      const failure = { code, retryable: true, error: answer.error, message } as const
      if (answer.reason !== 'permanent') return waitOut(attempt, answer.error, failure)
      const isCertain = attempt.step === 'send' && !attempt.uncertain
      if (!isCertain) return unconfirmed(attempt, answer.error)
      return { outcomes: failed(sends, failure), next: { kind: 'done' } }
    }
    case 'refused': {
      if (answer.reason === 'credentials' && !attempt.late) {
        return waitOut(attempt, answer.error, { ...refusalOf(answer), retryable: true })
      }
      if (attempt.step === 'look-up') return unanswered(attempt, answer.error, policy, random)
      if (attempt.uncertain) return unconfirmed(attempt, answer.error)
      if (answer.content !== undefined) return settleRefusedContent(attempt, answer, answer.content)
      return { outcomes: failed(sends, refusalOf(answer)), next: { kind: 'done' } }
    }
    case 'unanswered':
      return unanswered(attempt, answer.error, policy, random)
  }
}

/** Known recipients wait until it is read who they are. */
function withoutKnown(
  { identifies, uncertain, late }: Attempt,
  outcomes: ReadonlyMap<string, Outcome>,
  known: readonly string[] = [],
): Settlement {
  const asked = identifies && !uncertain && !late ? known : []
  const sends = asked.flatMap((id) => {
    const otherwise = outcomes.get(id)
    return otherwise === undefined ? [] : [{ id, otherwise }]
  })
  if (sends.length === 0) return { outcomes, next: { kind: 'done' } }
  const others = [...outcomes].filter(([id]) => !asked.includes(id))
  return { outcomes: new Map(others), next: { kind: 'identify', sends } }
}

/** Who was asked for alone, because failures could not be told apart, is not mixed up with others again. */
function failedAlone(
  { isPart, sends }: Attempt,
  outcomes: ReadonlyMap<string, Outcome>,
): Pick<Settlement, 'culprits'> {
  const failures = sends.filter(({ id }) => outcomes.get(id)?.kind === 'FAILED')
  return isPart && sends.length === 1 && failures.length === 1
    ? { culprits: failures.map(({ id }) => id) }
    : {}
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

/**
 * The call was provably not processed, for a reason that passes: it waits until the lane's pause is
 * over. Only who has waited longer than `giveUpAfterMs` fails, or stays unconfirmed.
 */
function waitOut(attempt: Attempt, error: ProviderError, failure: Failure): Settlement {
  const { sends, step, uncertain } = attempt
  if (step === 'look-up' || uncertain) {
    if (sends.every(({ overdue }) => overdue)) return unconfirmed(attempt, error)
    return { outcomes: nothing, next: again(step, 0, uncertain, error, false) }
  }
  const late = sends.filter(({ overdue }) => overdue)
  const ids = sends.filter(({ overdue }) => !overdue).map(({ id }) => id)
  const next: Next = ids.length === 0 ? { kind: 'done' } : { kind: 'requeue', ids, error }
  return { outcomes: failed(late, failure), next }
}

/** What the call needs first has failed. It is made again while the others of its lane go on. */
function unprepared(
  attempt: Attempt,
  error: ProviderError,
  policy: Policy,
  random: number,
): Settlement {
  const { step, number, uncertain } = attempt
  if (step === 'look-up' || uncertain) return unanswered(attempt, error, policy, random)
  if (number < policy.unprepared.attempts) {
    const afterMs = backOffMs(policy.unprepared, number - 1, random)
    return { outcomes: nothing, next: again(step, afterMs, false, error) }
  }
  const message = 'What has to be done first kept failing for a day; nothing was sent.'
  const failure = { code: 'PROVIDER_UNAVAILABLE', retryable: true, error, message } as const
  return waitOut(attempt, error, failure)
}

const unavailable = {
  connection: 'The provider could not be reached for a day; nothing was sent.',
  credentials: 'The gateway had no credentials for a day; nothing was sent.',
  permanent: 'The gateway cannot make this call as it is configured; nothing was sent.',
} as const

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
