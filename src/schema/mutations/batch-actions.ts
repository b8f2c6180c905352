import type { BatchActionResult } from '#invites/batch-action-result.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { fromGlobalId } from '../node.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { needs } from '../scopes.ts'
import {
  LimitExceeded,
  NotAuthorized,
  NotFound,
  UserError,
  type UserErrorOf,
  type UserErrorShape,
} from './user-error.ts'
import { notAuthorized, withUserError } from './user-error-of.ts'

type Done = Extract<BatchActionResult, { kind: 'done' }>
type Stuck = Extract<BatchActionResult, { kind: 'invalid-state' }> & UserErrorShape

const InviteBatchPayload = builder.objectRef<Done>('InviteBatchPayload').implement({
  description: 'The action has been applied to the batch. Follow the batch to see its effects.',
  fields: (t) => ({
    batch: t.field({
      description: 'The current state of the batch.',
      type: InviteBatch,
      resolve: ({ batchId }, _args, context) => batchOf(batchId, context),
    }),
    affected: t.exposeInt('affected', {
      description: 'The number of recipients that the action applies to.',
    }),
  }),
})

const InvalidState = builder.objectRef<Stuck>('InvalidState').implement({
  description: 'The status of the batch does not allow the action. Nothing was changed.',
  interfaces: [UserError],
  fields: (t) => ({
    batch: t.field({
      description: 'The current state of the batch.',
      type: InviteBatch,
      resolve: ({ batchId }, _args, context) => batchOf(batchId, context),
    }),
  }),
})

const members = {
  done: InviteBatchPayload,
  'not-found': NotFound,
  'not-authorized': NotAuthorized,
  'limit-exceeded': LimitExceeded,
  'invalid-state': InvalidState,
} as const satisfies Record<BatchActionResult['kind'], unknown>

const InviteBatchResult = builder.unionType('InviteBatchResult', {
  description: 'The updated batch, or the reason why the action was refused.',
  types: Object.values(members),
  resolveType: (result) => members[result.kind],
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
    type: InviteBatchResult,
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
    type: InviteBatchResult,
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
      'Looks up unconfirmed outcomes at the providers and reads the lifecycles again. It never sends anything.',
    type: InviteBatchResult,
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

async function act(
  globalId: string,
  { load }: Context,
  action: (id: string) => Promise<BatchActionResult>,
): Promise<Done | Stuck | UserErrorOf<'not-found' | 'not-authorized' | 'limit-exceeded'>> {
  const missing = {
    kind: 'not-found' as const,
    id: globalId,
    code: 'NOT_FOUND' as const,
    message: 'This batch does not exist.',
  }
  const id = fromGlobalId('InviteBatch', globalId)
  if (id === undefined) return missing
  const result = await action(id)
  load.batch.clear(id)
  switch (result.kind) {
    case 'done':
      return result
    case 'not-found':
      return missing
    case 'not-authorized': {
      const message = `This needs the scope ${result.requiredScope} at every destination of the batch.`
      return { ...result, code: 'NOT_AUTHORIZED', message }
    }
    case 'limit-exceeded':
      return withUserError(result)
    case 'invalid-state':
      return { ...result, code: 'INVALID_STATE', message: result.why }
  }
}

async function batchOf(id: string, { load }: Context) {
  const batch = await load.batch.load(id)
  if (batch === undefined) throw new Error(`batch ${id} is missing`)
  return batch
}
