import type {
  ReinviteUsersResultFieldsFragment,
  RetryInviteBatchResultFieldsFragment,
} from '../generated/documents.ts'
import { batchWith } from './entities.ts'
import { outcomes } from './outcomes.ts'

type UserErrorName = Exclude<
  ReinviteUsersResultFieldsFragment | RetryInviteBatchResultFieldsFragment,
  { __typename: 'ReinviteUsersPayload' | 'RetryInviteBatchPayload' }
>

/** One example of each reason to refuse a whole request. */
export const refusals: {
  readonly [Name in UserErrorName['__typename']]: Extract<UserErrorName, { __typename: Name }>
} = {
  IdempotencyConflict: {
    __typename: 'IdempotencyConflict',
    code: 'IDEMPOTENCY_CONFLICT',
    message: 'This idempotency key was already used with a different request.',
    batch: batchWith(outcomes.InviteSent),
  },
  InvalidInput: {
    __typename: 'InvalidInput',
    code: 'INVALID_INPUT',
    message: 'The input is invalid; see `issues`. Nothing was accepted.',
    issues: [
      {
        path: 'targets.0.chime.recipients',
        code: 'EMPTY',
        limit: null,
        actual: null,
        character: null,
        message: 'Must name at least one recipient.',
      },
    ],
  },
  InvalidState: {
    __typename: 'InvalidState',
    code: 'INVALID_STATE',
    message: 'The batch is finished.',
    batch: batchWith(outcomes.InviteSent),
  },
  LimitExceeded: {
    __typename: 'LimitExceeded',
    code: 'LIMIT_EXCEEDED',
    message: 'These are more than this gateway takes.',
    limit: 10_000,
    actual: 10_001,
  },
  NotAuthorized: {
    __typename: 'NotAuthorized',
    code: 'NOT_AUTHORIZED',
    message: 'This needs the scope invites:send CHIME/team.',
    requiredScope: 'invites:send CHIME/team',
  },
  NotFound: {
    __typename: 'NotFound',
    code: 'NOT_FOUND',
    message: 'This batch does not exist.',
    id: 'batch-404',
  },
  ProviderUnavailable: {
    __typename: 'ProviderUnavailable',
    code: 'PROVIDER_UNAVAILABLE',
    message: 'This gateway is not configured to use this provider.',
    provider: { id: 'provider-chime', kind: 'CHIME', displayName: 'Amazon Chime' },
  },
}
