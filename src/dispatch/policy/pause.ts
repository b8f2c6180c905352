import type { Answer } from '#providers/contract/answer.ts'
import { backOffMs } from './back-off.ts'
import type { Attempt, Policy } from './settlement.ts'
import { troubleOf } from './trouble.ts'

/**
 * For how long nothing leaves the lane after an answer, in milliseconds: as long as the upstream
 * asks for, and at least a back-off where it did not process the call. Undefined: no pause. Pure.
 */
export function pauseAfter(
  { throttles, failures }: Pick<Attempt, 'throttles' | 'failures'>,
  answer: Answer,
  policy: Policy,
  random: number,
): number | undefined {
  const { retryAfterMs } = answer
  if (answer.kind === 'throttled') {
    // Zero says nothing: obeyed, it would be asked for again at once.
    return Math.min(retryAfterMs || backOffMs(policy.throttled, throttles, random), maxPauseMs)
  }
  const trouble = troubleOf(answer)
  if (trouble === undefined) {
    return retryAfterMs === undefined ? undefined : Math.min(retryAfterMs, maxPauseMs)
  }
  const ms =
    trouble === 'UNREACHABLE'
      ? backOffMs(policy.unavailable, failures, random)
      : // The SDK corrects its clock from the refusal, and credentials are read again: once more at once.
        failures === 0
        ? 0
        : policy.credentialsPauseMs
  return Math.min(Math.max(ms, retryAfterMs ?? 0), maxPauseMs)
}

// A day. An upstream that wants a longer pause will say so again then.
export const maxPauseMs = 24 * 3_600_000
