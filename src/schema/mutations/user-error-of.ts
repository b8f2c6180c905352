import type { Scope } from '#identity/caller.ts'
import type { Limited } from '#invites/check/refusal.ts'
import type { ReinviteResult } from '#invites/reinvite-users.ts'
import type { SendResult } from '#invites/send-invites.ts'
import type { UserErrorShape } from './user-error.ts'

type Result = ReinviteResult | SendResult
type ErrorResult = Exclude<Result, { kind: 'accepted' }>
type WithUserError<One> = One extends ErrorResult ? One & UserErrorShape : One

/** The result of a mutation whose caller lacks the required scope. */
export function notAuthorized(requiredScope: Scope) {
  return () => withUserError({ kind: 'not-authorized' as const, requiredScope })
}

/** Adds the code and the message to a refused request. Returns other results unchanged. */
export function withUserError<One extends Result>(result: One): WithUserError<One> {
  // The compiler does not narrow conditional types.
  return (
    result.kind === 'accepted' ? result : { ...result, ...userErrorOf(result) }
  ) as WithUserError<One>
}

function userErrorOf(result: ErrorResult): UserErrorShape {
  switch (result.kind) {
    case 'invalid-input':
      return {
        code: 'INVALID_INPUT',
        message: 'The input is invalid; see `issues`. Nothing was accepted.',
      }
    case 'not-authorized':
      return { code: 'NOT_AUTHORIZED', message: `This needs the scope ${result.requiredScope}.` }
    case 'not-found':
      return { code: 'NOT_FOUND', message: 'This invite does not exist.' }
    case 'idempotency-conflict':
      return {
        code: 'IDEMPOTENCY_CONFLICT',
        message: 'This idempotency key was already used with a different request.',
      }
    case 'limit-exceeded':
      return {
        code: 'LIMIT_EXCEEDED',
        message: limitMessages[result.what],
      }
    case 'provider-unavailable':
      return {
        code: 'PROVIDER_UNAVAILABLE',
        message: 'This gateway is not configured to use this provider.',
      }
    case 'plan-outdated':
      return {
        code: 'PLAN_OUTDATED',
        message:
          'The request would no longer do what its plan showed; see `plan`. Nothing was accepted.',
      }
  }
}

const limitMessages: Readonly<Record<Limited, string>> = {
  targets: 'The request has too many targets. Split it into several requests with the same name.',
  recipients:
    'The request has too many recipients. Split it into several requests with the same name.',
  'recipients a day': "The request exceeds your tenant's daily limit of recipients.",
  'stored recipients a day':
    "The request exceeds your tenant's daily limit of recipients, skipped and invalid ones included.",
  'waiting recipients at a destination':
    'Too many recipients of your tenant wait for this destination. Send more when some have left.',
  'waiting recipients':
    'Too many recipients of your tenant wait to be sent to. Send more when some have left.',
  'recipients of a person':
    'This person key belongs to too many recipients to be the key of one person. Erase each recipient with `onlyThisRecipient`.',
  erasures: 'Too many erasures of your tenant are not finished. Ask again when some are.',
  invites: 'The request has too many invites. Split it into several requests.',
}
