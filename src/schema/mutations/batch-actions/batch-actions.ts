import type { CancelResult, ReconcileResult, RetryResult } from '#invites/batch-action-result.ts'
import { builder } from '../../builder.ts'
import { needs } from '../../scopes.ts'
import { LimitExceeded, NotAuthorized, NotFound } from '../user-error.ts'
import { notAuthorized } from '../user-error-of.ts'
import { act, actionPayload, InvalidState } from './action-result.ts'

const cancelMembers = {
  done: actionPayload(
    'CancelInviteBatchPayload',
    'The batch is canceled. Follow the batch while calls in flight are finished.',
  ),
  'not-found': NotFound,
  'not-authorized': NotAuthorized,
  'invalid-state': InvalidState,
} as const satisfies Record<CancelResult['kind'], unknown>

const CancelInviteBatchResult = builder.unionType('CancelInviteBatchResult', {
  description: 'The canceled batch, or the reason why it was not canceled.',
  types: Object.values(cancelMembers),
  resolveType: (result) => cancelMembers[result.kind],
})

const retryMembers = {
  done: actionPayload(
    'RetryInviteBatchPayload',
    'Recipients of the batch are tried again. Follow the batch to see their outcomes.',
  ),
  'not-found': NotFound,
  'not-authorized': NotAuthorized,
  'limit-exceeded': LimitExceeded,
  'invalid-state': InvalidState,
} as const satisfies Record<RetryResult['kind'], unknown>

const RetryInviteBatchResult = builder.unionType('RetryInviteBatchResult', {
  description: 'The batch that is tried again, or the reason why it is not.',
  types: Object.values(retryMembers),
  resolveType: (result) => retryMembers[result.kind],
})

const reconcileMembers = {
  done: actionPayload(
    'ReconcileInviteBatchPayload',
    'Recipients of the batch are looked up. Follow the batch to see their outcomes.',
  ),
  'not-found': NotFound,
  'not-authorized': NotAuthorized,
} as const satisfies Record<ReconcileResult['kind'], unknown>

const ReconcileInviteBatchResult = builder.unionType('ReconcileInviteBatchResult', {
  description: 'The batch that is looked up, or the reason why it is not.',
  types: Object.values(reconcileMembers),
  resolveType: (result) => reconcileMembers[result.kind],
})

const batchId = { required: true, description: 'The `id` of the batch.' } as const

const CancelInviteBatchInput = builder.inputType('CancelInviteBatchInput', {
  description: 'The input of `cancelInviteBatch`.',
  fields: (t) => ({ batchId: t.id(batchId) }),
})

const RetryInviteBatchInput = builder.inputType('RetryInviteBatchInput', {
  description: 'The input of `retryInviteBatch`.',
  fields: (t) => ({
    batchId: t.id(batchId),
    acceptDuplicateRisk: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Also retries recipients whose outcome is unconfirmed, and recipients whom another batch has invited since. They may get a second invitation.',
    }),
  }),
})

const ReconcileInviteBatchInput = builder.inputType('ReconcileInviteBatchInput', {
  description: 'The input of `reconcileInviteBatch`.',
  fields: (t) => ({ batchId: t.id(batchId) }),
})

builder.mutationFields((t) => ({
  cancelInviteBatch: t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description:
      'Cancels a batch: invitations that have not been sent yet are skipped. Calls in flight are finished and recorded.',
    type: CancelInviteBatchResult,
    args: {
      input: t.arg({
        type: CancelInviteBatchInput,
        required: true,
        description: 'The batch to cancel.',
      }),
    },
    resolve: (_root, { input }, context) =>
      act(input.batchId, context, (id) => context.invites.cancel(id, context.caller)),
  }),
  retryInviteBatch: t.field({
    ...needs('invites:resend'),
    unauthorizedResolver: notAuthorized('invites:resend'),
    description:
      'Retries the failed recipients of a batch. Unconfirmed recipients are retried only with `acceptDuplicateRisk`. Each counts against the daily limits as a new recipient does.',
    type: RetryInviteBatchResult,
    args: {
      input: t.arg({
        type: RetryInviteBatchInput,
        required: true,
        description: 'The batch to retry.',
      }),
    },
    resolve: (_root, { input }, context) =>
      act(input.batchId, context, (id) =>
        context.invites.retry(id, input.acceptDuplicateRisk, context.caller),
      ),
  }),
  reconcileInviteBatch: t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description:
      'Looks up unconfirmed outcomes at the providers and reads the lifecycles again, unless everyone at the destination was read within the last ten seconds: `lifecycleCheckedAt` tells. It never sends anything.',
    type: ReconcileInviteBatchResult,
    args: {
      input: t.arg({
        type: ReconcileInviteBatchInput,
        required: true,
        description: 'The batch to reconcile.',
      }),
    },
    resolve: (_root, { input }, context) =>
      act(input.batchId, context, (id) =>
        context.invites.reconcile(id, context.caller, context.whileWaiting),
      ),
  }),
}))
