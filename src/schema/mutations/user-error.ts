import type { InputIssue as InputIssueShape } from '#invites/check/request.ts'
import type { ReinviteResult } from '#invites/reinvite-users.ts'
import type { SendResult } from '#invites/send-invites.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { Provider } from '../provider/provider.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { forbidden } from '../scopes.ts'

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

/** Why a request was not accepted at all; nothing of it happened. */
export interface UserErrorShape {
  readonly code: Code
  readonly message: string
}

/** A refusal of the business, with its code and its sentence. */
export type UserErrorOf<Kind extends (ReinviteResult | SendResult)['kind']> = UserErrorShape &
  Extract<ReinviteResult | SendResult, { kind: Kind }>

const UserErrorCode = builder.enumType('UserErrorCode', {
  description: 'Why a request was refused as a whole. Stable: for programs.',
  values: describe(codes, {
    INVALID_INPUT: 'The input breaks a rule.',
    NOT_AUTHORIZED: 'You may not do this, or not there.',
    NOT_FOUND: 'Something it names does not exist.',
    IDEMPOTENCY_CONFLICT: 'The key was used with a different request.',
    LIMIT_EXCEEDED: 'It is larger than this gateway takes.',
    PROVIDER_UNAVAILABLE: 'A provider it names is switched off here.',
    PLAN_OUTDATED: 'It would not do any more what the plan had shown.',
    INVALID_STATE: 'What it acts on is in no state for that.',
  }),
})

export const UserError = builder.interfaceRef<UserErrorShape>('UserError').implement({
  description:
    'Expected problems with a request as a whole. `... on UserError { code message }` covers present and future ones.',
  fields: (t) => ({
    code: t.field({
      description: 'For programs.',
      type: UserErrorCode,
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', { description: 'For people.' }),
  }),
})

const InputIssue = builder.objectRef<InputIssueShape>('InputIssue').implement({
  description: 'One rule that the input breaks.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Path into `input`, for example `targets.0.repostPrivate.title`.',
    }),
    message: t.exposeString('message', { description: 'The rule.' }),
  }),
})

export const InvalidInput = builder
  .objectRef<UserErrorOf<'invalid-input'>>('InvalidInput')
  .implement({
    description: 'The input breaks rules. Nothing was accepted, and the key is still free.',
    interfaces: [UserError],
    fields: (t) => ({
      issues: t.field({
        description: 'Every one of them.',
        type: [InputIssue],
        resolve: ({ issues }) => issues,
      }),
    }),
  })

export const NotAuthorized = builder
  .objectRef<UserErrorOf<'not-authorized'>>('NotAuthorized')
  .implement({
    description: 'You may not do this, or not there. Nothing was accepted.',
    interfaces: [UserError],
    fields: (t) => ({
      requiredScope: t.exposeString('requiredScope', {
        description:
          'What you would need: a scope, and the destination where it is about one, as in `invites:send CHIME/3f1c9a52`.',
      }),
    }),
  })

export const NotFound = builder.objectRef<UserErrorOf<'not-found'>>('NotFound').implement({
  description: 'Something that the input names does not exist.',
  interfaces: [UserError],
  fields: (t) => ({ id: t.exposeID('id', { description: 'What was not found.' }) }),
})

export const IdempotencyConflict = builder
  .objectRef<UserErrorOf<'idempotency-conflict'>>('IdempotencyConflict')
  .implement({
    description: 'The key was used with a different request. Nothing was accepted.',
    interfaces: [UserError],
    fields: (t) => ({
      batch: t.field({
        description: 'What the first request with this key became.',
        type: InviteBatch,
        resolve: async ({ batchId }, _args, { load }) => {
          const batch = await load.batch.load(batchId)
          // Somebody else's of the same tenant, at destinations of theirs.
          if (batch === undefined) throw forbidden('invites:read')
          return batch
        },
      }),
    }),
  })

export const LimitExceeded = builder
  .objectRef<UserErrorOf<'limit-exceeded'>>('LimitExceeded')
  .implement({
    description: 'The request is larger than this gateway takes: see `limits`.',
    interfaces: [UserError],
    fields: (t) => ({
      limit: t.exposeInt('limit', { description: 'As many are allowed.' }),
      actual: t.exposeInt('actual', { description: 'As many were given.' }),
    }),
  })

export const ProviderUnavailable = builder
  .objectRef<UserErrorOf<'provider-unavailable'>>('ProviderUnavailable')
  .implement({
    description: 'A provider that the input names is switched off here.',
    interfaces: [UserError],
    fields: (t) => ({
      provider: t.field({
        description: 'Which one.',
        type: Provider,
        resolve: ({ provider }, _args, { invites }) => {
          const found = invites.providers.get(provider)
          if (found === undefined) throw new Error(`provider ${provider} is unknown here`)
          return found
        },
      }),
    }),
  })
