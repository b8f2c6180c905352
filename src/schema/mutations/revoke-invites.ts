import { type RevokeResult, revokeFailureCodes } from '#invites/revoke/revoke-result.ts'
import { builder } from '../builder.ts'
import { describe } from '../describe.ts'
import { fromGlobalId } from '../node.ts'
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
  description: 'The same in every outcome, so one fragment covers all.',
  fields: (t) => ({
    invite: t.field({
      description: 'The invite as it is now; null where there is none with this id.',
      type: Invite,
      nullable: true,
      resolve: ({ inviteId }, _args, { load }) =>
        inviteId === undefined ? null : load.invite.load(inviteId),
    }),
    message: t.exposeString('message', {
      description: 'One sentence, safe to show to an operator.',
    }),
  }),
})

const InviteRevoked = builder.objectRef<Revoked>('InviteRevoked').implement({
  description: 'The invitation is withdrawn.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    alreadyRevoked: t.exposeBoolean('before', {
      description: 'It was withdrawn before, by this gateway or by somebody else.',
    }),
  }),
})

const RevokeNotSupported = builder.objectRef<NotSupported>('RevokeNotSupported').implement({
  description: 'The provider offers no way to withdraw an invitation.',
  interfaces: [OutcomeBase],
})

const RevokeFailureCode = builder.enumType('RevokeFailureCode', {
  description: 'Why an invitation was not withdrawn. Stable: for programs.',
  values: describe(revokeFailureCodes, {
    NOT_FOUND: 'There is no such invite.',
    IN_PROGRESS: 'Something is still on its way to this person.',
    NOTHING_TO_REVOKE: 'No invitation stands that could be withdrawn.',
    ALREADY_JOINED: 'The person has joined.',
    CONSENT_REQUIRED: 'The provider deletes the user: `acceptUserDeletion` was not given.',
    UNCONFIRMED: 'The request left and no usable answer came back: it may or may not have worked.',
    THROTTLED: 'The provider refuses for its rate limit.',
    ACCESS_DENIED: "The gateway's credentials may not do this.",
    PROVIDER_UNAVAILABLE: 'The provider could not be reached, or is switched off here.',
    PROVIDER_REJECTED: 'The provider refused for another reason, told in `error`.',
  }),
})

const RevokeFailed = builder.objectRef<Failed>('RevokeFailed').implement({
  description: 'Not withdrawn, or, with `UNCONFIRMED`, perhaps withdrawn.',
  interfaces: [OutcomeBase],
  fields: (t) => ({
    code: t.field({ description: 'Why.', type: RevokeFailureCode, resolve: ({ code }) => code }),
    retryable: t.exposeBoolean('retryable', {
      description: 'Could the very same request succeed later? To repeat it is always safe.',
    }),
    error: t.field({
      description: 'What the provider said; null where the gateway itself refused.',
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
  description: 'What became of one invite that was to be revoked.',
  types: Object.values(members),
  resolveType: ({ kind }) => members[kind],
})

type Payload = { readonly kind: 'results'; readonly results: readonly Outcome[] }

const RevokeInvitesPayload = builder.objectRef<Payload>('RevokeInvitesPayload').implement({
  description: 'Done, as far as it could be.',
  fields: (t) => ({
    results: t.field({
      description: 'One entry for each id, in input order.',
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
  description: 'An answer for every invite; or refused as a whole, and why.',
  types: Object.values(resultMembers),
  resolveType: ({ kind }) => resultMembers[kind],
})

const RevokeInvitesInput = builder.inputType('RevokeInvitesInput', {
  description: 'Which invitations to withdraw.',
  fields: (t) => ({
    inviteIds: t.idList({ required: true, description: 'Invites; at least one.' }),
    acceptUserDeletion: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Wickr withdraws an invitation by deleting the user that was created for it. Who has joined is never deleted.',
    }),
  }),
})

builder.mutationField('revokeInvites', (t) =>
  t.field({
    ...needs('invites:revoke'),
    unauthorizedResolver: notAuthorized('invites:revoke'),
    description:
      'Withdraws invitations at the provider, where it can (`ProviderCapabilities.revoke`). How each stands is read there just before. To repeat it is safe.',
    type: RevokeInvitesResult,
    args: {
      input: t.arg({ type: RevokeInvitesInput, required: true, description: 'Which.' }),
    },
    resolve: async (_root, { input }, { invites, caller }) => {
      const ids = input.inviteIds.map((id) => fromGlobalId('Invite', id))
      const answer = await invites.revoke(ids, input.acceptUserDeletion, caller)
      if (answer.kind !== 'results') return withUserError(answer)
      const at = new Date()
      const results = answer.results.map((one) => (one.kind === 'failed' ? { ...one, at } : one))
      return { ...answer, results }
    },
  }),
)
