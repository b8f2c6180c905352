import type { ReinviteResult } from '#invites/reinvite-users.ts'
import type { SendResult } from '#invites/send-invites.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { Provider } from '../provider/provider.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { forbidden } from '../scopes.ts'
import { InputIssue } from './input-issue.ts'

const codes = [
  'INVALID_INPUT',
  'NOT_AUTHORIZED',
  'NOT_FOUND',
  'IDEMPOTENCY_CONFLICT',
  'LIMIT_EXCEEDED',
  'PROVIDER_UNAVAILABLE',
  'PLAN_OUTDATED',
  'INVALID_STATE',
] as const
type Code = (typeof codes)[number]

export function isUserErrorCode(value: unknown): value is Code {
  return codes.some((code) => code === value)
}

/** Why a whole request was refused. Nothing of it was accepted. */
export interface UserErrorShape {
  readonly code: Code
  readonly message: string
}

/** A refused request with its code and its message. */
export type UserErrorOf<Kind extends (ReinviteResult | SendResult)['kind']> = UserErrorShape &
  Extract<ReinviteResult | SendResult, { kind: Kind }>

const UserErrorCode = builder.enumType('UserErrorCode', {
  description: 'Why a whole request was refused. The codes are stable.',
  values: describe(codes, {
    INVALID_INPUT: 'The input is invalid.',
    NOT_AUTHORIZED: 'You lack the required scope, or access to a destination.',
    NOT_FOUND: 'An object in the input does not exist.',
    IDEMPOTENCY_CONFLICT: 'The idempotency key was already used with a different request.',
    LIMIT_EXCEEDED: 'The request exceeds a limit of this gateway.',
    PROVIDER_UNAVAILABLE: 'This gateway is not configured to use a provider in the input.',
    PLAN_OUTDATED: 'The request would no longer do what its plan showed.',
    INVALID_STATE: 'The status of the batch does not allow the action.',
  }),
})

export const UserError = builder.interfaceRef<UserErrorShape>('UserError').implement({
  description:
    'A problem with a whole request that clients should expect. `... on UserError { code message }` covers present and future types.',
  fields: (t) => ({
    code: t.field({
      description: 'The reason as a stable code.',
      type: UserErrorCode,
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', {
      description: 'The reason as a sentence, to show to people.',
    }),
  }),
})

export const InvalidInput = builder
  .objectRef<UserErrorOf<'invalid-input'>>('InvalidInput')
  .implement({
    description:
      'The input is invalid. Nothing was accepted, and the idempotency key can still be used.',
    interfaces: [UserError],
    fields: (t) => ({
      issues: t.field({
        description: 'All rules that the input violates.',
        type: [InputIssue],
        resolve: ({ issues }) => issues,
      }),
    }),
  })

export const NotAuthorized = builder
  .objectRef<UserErrorOf<'not-authorized'>>('NotAuthorized')
  .implement({
    description: 'You lack the required scope, or access to a destination. Nothing was accepted.',
    interfaces: [UserError],
    fields: (t) => ({
      requiredScope: t.exposeString('requiredScope', {
        description:
          'The scope that you need, followed by the destination if access to one is missing, as in `invites:send CHIME/3f1c9a52`.',
      }),
    }),
  })

export const NotFound = builder.objectRef<UserErrorOf<'not-found'>>('NotFound').implement({
  description: 'An object in the input does not exist.',
  interfaces: [UserError],
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id that was not found.' }) }),
})

export const IdempotencyConflict = builder
  .objectRef<UserErrorOf<'idempotency-conflict'>>('IdempotencyConflict')
  .implement({
    description:
      'The idempotency key was already used with a different request. Nothing was accepted.',
    interfaces: [UserError],
    fields: (t) => ({
      batch: t.field({
        description: 'The batch of the first request with this key.',
        type: InviteBatch,
        resolve: async ({ batchId }, _args, { load }) => {
          const batch = await load.batch.load(batchId)
          // It belongs to another caller of the tenant, at destinations that this caller may not use.
          if (batch === undefined) throw forbidden('invites:read')
          return batch
        },
      }),
    }),
  })

export const LimitExceeded = builder
  .objectRef<UserErrorOf<'limit-exceeded'>>('LimitExceeded')
  .implement({
    description: 'The request exceeds a limit of this gateway. `Query.limits` lists all limits.',
    interfaces: [UserError],
    fields: (t) => ({
      limit: t.exposeInt('limit', { description: 'The maximum that is allowed.' }),
      actual: t.exposeInt('actual', { description: 'The value in the request.' }),
    }),
  })

export const ProviderUnavailable = builder
  .objectRef<UserErrorOf<'provider-unavailable'>>('ProviderUnavailable')
  .implement({
    description: 'This gateway is not configured to use a provider in the input.',
    interfaces: [UserError],
    fields: (t) => ({
      provider: t.field({
        description: 'The provider that this gateway does not use.',
        type: Provider,
        resolve: ({ provider }, _args, { invites }) => {
          const found = invites.providers.get(provider)
          if (found === undefined) throw new Error(`provider ${provider} is unknown here`)
          return found
        },
      }),
    }),
  })
