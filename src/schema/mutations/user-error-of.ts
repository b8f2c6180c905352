import type { Scope } from '#identity/caller.ts'
import type { Limited } from '#invites/check/refusal.ts'
import type { ReinviteResult } from '#invites/reinvite-users.ts'
import type { SendResult } from '#invites/send-invites.ts'
import type { UserErrorShape } from './user-error.ts'

type Result = ReinviteResult | SendResult
type ErrorResult = Exclude<Result, { kind: 'accepted' }>
type WithUserError<One> = One extends ErrorResult ? One & UserErrorShape : One

/** The answer to a mutation whose caller lacks its scope. */
export function notAuthorized(requiredScope: Scope) {
  return () => withUserError({ kind: 'not-authorized' as const, requiredScope })
}

/** Gives a refusal its code and its sentence; what was accepted stays as it is. */
export function withUserError<One extends Result>(result: One): WithUserError<One> {
  // The conditional type above is not followed by the compiler's narrowing.
  return (
    result.kind === 'accepted' ? result : { ...result, ...userErrorOf(result) }
  ) as WithUserError<One>
}

function userErrorOf(result: ErrorResult): UserErrorShape {
  switch (result.kind) {
    case 'invalid-input':
      return {
        code: 'INVALID_INPUT',
        message: 'The input breaks rules; nothing was accepted. See `issues`.',
      }
    case 'not-authorized':
      return { code: 'NOT_AUTHORIZED', message: `This needs the scope ${result.requiredScope}.` }
    case 'not-found':
      return { code: 'NOT_FOUND', message: 'There is no such invite.' }
    case 'idempotency-conflict':
      return {
        code: 'IDEMPOTENCY_CONFLICT',
        message: 'This idempotency key was used with a different request.',
      }
    case 'limit-exceeded':
      return {
        code: 'LIMIT_EXCEEDED',
        message: limitMessages[result.what],
      }
    case 'provider-unavailable':
      return { code: 'PROVIDER_UNAVAILABLE', message: 'This provider is switched off here.' }
    case 'plan-outdated':
      return {
        code: 'PLAN_OUTDATED',
        message:
          'It would not do any more what the plan had shown. Nothing was accepted; see `plan`.',
      }
  }
}

const limitMessages: Readonly<Record<Limited, string>> = {
  targets: 'The request has too many targets; send it in pieces, under one name.',
  recipients: 'The request has too many recipients; send it in pieces, under one name.',
  'recipients a day': 'These would be more recipients than your tenant may send to in a day.',
  invites: 'The request has too many invites; send it in pieces.',
}
