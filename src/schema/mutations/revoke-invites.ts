import { type RevokeResult, revokeFailureCodes } from '#invites/revoke/revoke-result.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { fromGlobalId } from '../global-id.ts'
import { ProviderError } from '../provider/provider-error.ts'
import { Invite } from '../refs/invite-ref.ts'
import { needs } from '../scopes.ts'
import { InvalidInput, LimitExceeded, NotAuthorized } from './user-error.ts'
import { notAuthorized, withUserError } from './user-error-of.ts'

type Revoked = Extract<RevokeResult, { kind: 'revoked' }>
type NotSupported = Extract<RevokeResult, { kind: 'not-supported' }>
type Failed = Extract<RevokeResult, { kind: 'failed' }> & { readonly at: Date }

type Outcome = Revoked | NotSupported | Failed

const OutcomeBase = builder.interfaceRef<Outcome>('RevokeOutcomeBase').implement({
  description:
    'The fields that all outcomes share. One fragment on this interface covers them all.',
  fields: (t) => ({
    invite: t.field({
      description: 'The current state of the invite, or null if there is none with this id.',
      type: Invite,
      nullable: true,
      resolve: ({ inviteId }, _args, { load }) =>
        inviteId === undefined ? null : load.invite.load(inviteId),
    }),
    message: t.exposeString('message', {
      description: 'The outcome as a sentence that is safe to show to operators.',
    }),
  }),
})

const InviteRevoked = builder.objectRef<Revoked>('InviteRevoked').implement({
  description: 'The invitation is revoked.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    alreadyRevoked: t.exposeBoolean('before', {
      description: 'Whether the invitation had been revoked before this request, by anyone.',
    }),
  }),
})

const RevokeNotSupported = builder.objectRef<NotSupported>('RevokeNotSupported').implement({
  description: 'The provider offers no way to revoke an invitation.',
  interfaces: [OutcomeBase],
})

const RevokeFailureCode = builder.enumType('RevokeFailureCode', {
  description: 'Why an invitation was not revoked. The codes are stable.',
  values: describe(revokeFailureCodes, {
    NOT_FOUND: 'The invite does not exist.',
    IN_PROGRESS: 'An invitation to this person is still being sent.',
    NOTHING_TO_REVOKE: 'There is no pending invitation.',
    ALREADY_JOINED: 'The person has already joined.',
    CONSENT_REQUIRED: 'Revoking deletes the user, and `acceptUserDeletion` was not set.',
    UNCONFIRMED:
      'The gateway called the provider but got no usable response. The invitation may or may not have been revoked.',
    THROTTLED: 'The provider refused because of its rate limit.',
    ACCESS_DENIED: "The gateway's credentials do not permit this operation.",
    PROVIDER_UNAVAILABLE: 'The provider could not be reached, or this gateway does not use it.',
    PROVIDER_REJECTED: 'The provider refused for another reason, which `error` holds.',
  }),
})

const RevokeFailed = builder.objectRef<Failed>('RevokeFailed').implement({
  description:
    'The invitation was not revoked. With the code `UNCONFIRMED` it may have been revoked.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    code: t.field({
      description: 'The reason as a stable code.',
      type: RevokeFailureCode,
      resolve: ({ code }) => code,
    }),
    retryable: t.exposeBoolean('retryable', {
      description:
        'Whether the same request could succeed later. Repeating the request is always safe.',
    }),
    error: t.field({
      description: "The provider's error. Null if the gateway itself refused.",
      type: ProviderError,
      nullable: true,
      resolve: ({ error, at }) => error && { ...error, at },
    }),
  }),
})

const members = {
  revoked: InviteRevoked,
  'not-supported': RevokeNotSupported,
  failed: RevokeFailed,
} as const satisfies Record<RevokeResult['kind'], unknown>

const RevokeOutcome = builder.unionType('RevokeOutcome', {
  description: 'The result of revoking one invite.',
  types: Object.values(members),
  resolveType: ({ kind }) => members[kind],
})

type Payload = { readonly kind: 'results'; readonly results: readonly Outcome[] }

const RevokeInvitesPayload = builder.objectRef<Payload>('RevokeInvitesPayload').implement({
  description: 'The request was accepted. Each invite has its own result.',
  fields: (t) => ({
    results: t.field({
      description: 'The result for each id, in input order.',
      type: [RevokeOutcome],
      resolve: ({ results }) => results,
    }),
  }),
})

const resultMembers = {
  results: RevokeInvitesPayload,
  'invalid-input': InvalidInput,
  'not-authorized': NotAuthorized,
  'limit-exceeded': LimitExceeded,
} as const

const RevokeInvitesResult = builder.unionType('RevokeInvitesResult', {
  description: 'The result for every invite, or the reason why the whole request was refused.',
  types: Object.values(resultMembers),
  resolveType: ({ kind }) => resultMembers[kind],
})

const RevokeInvitesInput = builder.inputType('RevokeInvitesInput', {
  description: 'The input of `revokeInvites`.',
  fields: (t) => ({
    inviteIds: t.idList({
      required: true,
      description: 'The `id` of each invite to revoke; at least one.',
    }),
    acceptUserDeletion: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Consents to deleting users. At Wickr, revoking an invitation deletes the user that was created for it. Users who have joined are never deleted.',
    }),
  }),
})

builder.mutationField('revokeInvites', (t) =>
  t.field({
    ...needs('invites:revoke'),
    unauthorizedResolver: notAuthorized('invites:revoke'),
    description:
      'Revokes invitations at providers that support it (`ProviderCapabilities.revoke`). The gateway first reads the current state of each invitation there. Repeating the request is safe.',
    type: RevokeInvitesResult,
    args: {
      input: t.arg({
        type: RevokeInvitesInput,
        required: true,
        description: 'The invites to revoke.',
      }),
    },
    resolve: async (_root, { input }, { invites, caller, whileWaiting }) => {
      const ids = input.inviteIds.map((id) => fromGlobalId('Invite', id))
      const answer = await invites.revoke(ids, input.acceptUserDeletion, caller, whileWaiting)
      if (answer.kind !== 'results') return withUserError(answer)
      const at = new Date()
      const results = answer.results.map((one) => (one.kind === 'failed' ? { ...one, at } : one))
      return { ...answer, results }
    },
  }),
)
