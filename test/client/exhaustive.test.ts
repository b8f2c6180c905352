import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type FailureCode,
  type InviteOutcomeFieldsFragment,
  type PlanInvitesResultFieldsFragment,
  possibleTypes,
  type ReinviteUsersResultFieldsFragment,
  type RevokeFailureCode,
  type RevokeInvitesResultFieldsFragment,
  type RevokeOutcomeFieldsFragment,
  type SendInvitesResultFieldsFragment,
  type SkipReason,
} from 'invite-gateway/client'

/** Each union of the kit's fragments: true only while the names are all of its members. */
type All<Union extends { __typename: string }, Names extends string> = [
  Exclude<Union['__typename'], Names>,
] extends [never]
  ? true
  : false

type Refusals = 'InvalidInput' | 'LimitExceeded' | 'NotAuthorized' | 'ProviderUnavailable'
type Untouched = 'InviteQueued' | 'InviteSkipped' | 'InviteFailed' | 'InviteUnconfirmed'
type Reached = 'InviteSent' | 'InviteAlreadyPending' | 'InviteAlreadyMember'

const outcomes: All<InviteOutcomeFieldsFragment, Untouched | Reached> = true
const sends: All<
  SendInvitesResultFieldsFragment,
  Refusals | 'SendInvitesPayload' | 'IdempotencyConflict' | 'PlanOutdated'
> = true
const reinvites: All<
  ReinviteUsersResultFieldsFragment,
  Refusals | 'ReinviteUsersPayload' | 'IdempotencyConflict' | 'NotFound'
> = true
const plans: All<PlanInvitesResultFieldsFragment, Refusals | 'InvitePlan'> = true
const revoked: All<
  RevokeOutcomeFieldsFragment,
  'InviteRevoked' | 'RevokeFailed' | 'RevokeNotSupported'
> = true
const revokes: All<
  RevokeInvitesResultFieldsFragment,
  'RevokeInvitesPayload' | 'InvalidInput' | 'LimitExceeded' | 'NotAuthorized'
> = true

// @ts-expect-error InviteSent and others are left out, so this does not compile.
const forgotten: All<InviteOutcomeFieldsFragment, Untouched> = true

// @ts-expect-error A table of reasons that leaves some out does not compile.
const reasons: Record<SkipReason, string> = { IN_PROGRESS: '' }

// @ts-expect-error Nor does a table of codes.
const codes: Record<FailureCode, string> = { THROTTLED: '' }

// @ts-expect-error Nor one about withdrawals.
const revokeCodes: Record<RevokeFailureCode, string> = { THROTTLED: '' }

test('a switch over the kit that leaves a member out does not compile', () => {
  assert.ok(outcomes && sends && reinvites && plans && revoked && revokes)
  assert.ok(forgotten && reasons && codes && revokeCodes)
})

test('a union of the kit has the members that possibleTypes tells to caches', () => {
  assert.deepEqual(possibleTypes.InviteOutcome?.length, 7)
  assert.deepEqual(possibleTypes.InviteOutcome, possibleTypes.InviteOutcomeBase)
  assert.ok(possibleTypes.Node?.includes('Invite'))
})
