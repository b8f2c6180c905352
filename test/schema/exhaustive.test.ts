import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OutcomeFragment, SendInvitesMutation } from '../gql/graphql.ts'

type Answer = SendInvitesMutation['sendInvites']

/** Compiles only while every case was taken before it. */
function assertNever(value: never): never {
  throw new Error(`forgotten: ${JSON.stringify(value)}`)
}

function describe(outcome: OutcomeFragment): string {
  switch (outcome.__typename) {
    case 'InviteQueued':
      return `queued, not before ${outcome.notBefore}`
    case 'InviteSent':
      return `sent, ${outcome.emailStatus}`
    case 'InviteAlreadyPending':
    case 'InviteAlreadyMember':
      return `nothing to do: ${outcome.message}`
    case 'InviteSkipped':
      return `skipped, ${outcome.reason}`
    case 'InviteFailed':
      return `failed, ${outcome.failureCode}`
    case 'InviteUnconfirmed':
      return `unknown, ${outcome.safeToRetry ? 'retry' : 'ask a person'}`
    default:
      return assertNever(outcome)
  }
}

function describeAllButUnconfirmed(outcome: OutcomeFragment): string {
  switch (outcome.__typename) {
    case 'InviteQueued':
    case 'InviteSent':
    case 'InviteAlreadyPending':
    case 'InviteAlreadyMember':
    case 'InviteSkipped':
    case 'InviteFailed':
      return outcome.message
    default:
      // @ts-expect-error InviteUnconfirmed is left out, so this does not compile.
      return assertNever(outcome)
  }
}

function summarize(answer: Answer): string {
  switch (answer.__typename) {
    case 'SendInvitesPayload':
      return answer.results.map(describe).join()
    case 'InvalidInput':
      return answer.issues.map(({ path }) => path).join()
    case 'IdempotencyConflict':
      return answer.batch.id
    case 'LimitExceeded':
      return `${answer.actual} of ${answer.limit}`
    case 'ProviderUnavailable':
      return answer.provider.kind
    case 'PlanOutdated':
      return answer.message
    case 'NotAuthorized':
      return answer.code
    default:
      return assertNever(answer)
  }
}

function summarizeAllButLimits(answer: Answer): string {
  switch (answer.__typename) {
    case 'SendInvitesPayload':
    case 'InvalidInput':
    case 'IdempotencyConflict':
    case 'ProviderUnavailable':
    case 'PlanOutdated':
    case 'NotAuthorized':
      return answer.__typename
    default:
      // @ts-expect-error LimitExceeded is left out, so this does not compile.
      return assertNever(answer)
  }
}

const unconfirmed: OutcomeFragment = {
  __typename: 'InviteUnconfirmed',
  recipient: { kind: 'EMAIL', value: 'ada@example.com', displayName: null, personKey: null },
  message: 'Nobody knows.',
  evidence: 'INFERRED',
  invite: null,
  safeToRetry: false,
  reconcilable: true,
  error: null,
}
const exceeded: Answer = {
  __typename: 'LimitExceeded',
  code: 'LIMIT_EXCEEDED',
  message: 'Too many.',
  limit: 1,
  actual: 2,
}

test('a switch over every outcome and every answer compiles, and has a case for each', () => {
  assert.equal(describe(unconfirmed), 'unknown, ask a person')
  assert.equal(summarize(exceeded), '2 of 1')
})

test('a switch that leaves one out fails tsc, and would fail at runtime', () => {
  assert.throws(() => describeAllButUnconfirmed(unconfirmed), /forgotten/)
  assert.throws(() => summarizeAllButLimits(exceeded), /forgotten/)
})
