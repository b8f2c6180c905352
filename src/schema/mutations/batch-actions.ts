import type { BatchActionResult } from '#invites/batch-action-result.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { fromGlobalId } from '../node.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { needs } from '../scopes.ts'
import {
  NotAuthorized,
  NotFound,
  UserError,
  type UserErrorOf,
  type UserErrorShape,
} from './user-error.ts'
import { notAuthorized } from './user-error-of.ts'

type Done = Extract<BatchActionResult, { kind: 'done' }>
type Stuck = Extract<BatchActionResult, { kind: 'invalid-state' }> & UserErrorShape

const InviteBatchPayload = builder.objectRef<Done>('InviteBatchPayload').implement({
  description: 'Done, or begun: the batch tells how it goes on.',
  fields: (t) => ({
    batch: t.field({
      description: 'The batch as it is now.',
      type: InviteBatch,
      resolve: ({ batchId }, _args, context) => batchOf(batchId, context),
    }),
    affected: t.exposeInt('affected', { description: 'Recipients that this concerns.' }),
  }),
})

const InvalidState = builder.objectRef<Stuck>('InvalidState').implement({
  description: 'The batch is in no state for that; nothing was changed.',
  interfaces: [UserError],
  fields: (t) => ({
    batch: t.field({
      description: 'The batch as it is.',
      type: InviteBatch,
      resolve: ({ batchId }, _args, context) => batchOf(batchId, context),
    }),
  }),
})

const members = {
  done: InviteBatchPayload,
  'not-found': NotFound,
  'not-authorized': NotAuthorized,
  'invalid-state': InvalidState,
} as const satisfies Record<BatchActionResult['kind'], unknown>

const InviteBatchResult = builder.unionType('InviteBatchResult', {
  description: 'Done, or why not.',
  types: Object.values(members),
  resolveType: (result) => members[result.kind],
})

const batchId = { required: true, description: 'The batch.' } as const

const CancelInviteBatchInput = builder.inputType('CancelInviteBatchInput', {
  description: 'What to stop.',
  fields: (t) => ({ batchId: t.id(batchId) }),
})

const RetryInviteBatchInput = builder.inputType('RetryInviteBatchInput', {
  description: 'What to try again.',
  fields: (t) => ({
    batchId: t.id(batchId),
    acceptDuplicateRisk: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Also where the outcome is unconfirmed, or another batch has invited the recipient since. The recipient may get a second invitation.',
    }),
  }),
})

const ReconcileInviteBatchInput = builder.inputType('ReconcileInviteBatchInput', {
  description: 'What to look up.',
  fields: (t) => ({ batchId: t.id(batchId) }),
})

builder.mutationFields((t) => ({
  cancelInviteBatch: t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description: 'Stops what has not been sent yet. A call made already is finished and recorded.',
    type: InviteBatchResult,
    args: { input: t.arg({ type: CancelInviteBatchInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, context) =>
      act(input.batchId, context, (id) => context.invites.cancel(id, context.caller)),
  }),
  retryInviteBatch: t.field({
    ...needs('invites:resend'),
    unauthorizedResolver: notAuthorized('invites:resend'),
    description:
      'Tries failed recipients again, in the same batch. Unconfirmed ones only with explicit consent.',
    type: InviteBatchResult,
    args: { input: t.arg({ type: RetryInviteBatchInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, context) =>
      act(input.batchId, context, (id) =>
        context.invites.retry(id, input.acceptDuplicateRisk, context.caller),
      ),
  }),
  reconcileInviteBatch: t.field({
    ...needs('invites:send'),
    unauthorizedResolver: notAuthorized('invites:send'),
    description:
      'Settles unconfirmed outcomes and reads lifecycles anew, at the providers. Never sends.',
    type: InviteBatchResult,
    args: {
      input: t.arg({ type: ReconcileInviteBatchInput, required: true, description: 'What.' }),
    },
    resolve: (_root, { input }, context) =>
      act(input.batchId, context, (id) => context.invites.reconcile(id, context.caller)),
  }),
}))

async function act(
  globalId: string,
  { load }: Context,
  action: (id: string) => Promise<BatchActionResult>,
): Promise<Done | Stuck | UserErrorOf<'not-found' | 'not-authorized'>> {
  const missing = {
    kind: 'not-found' as const,
    id: globalId,
    code: 'NOT_FOUND' as const,
    message: 'There is no such batch.',
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
    case 'invalid-state':
      return { ...result, code: 'INVALID_STATE', message: result.why }
  }
}

async function batchOf(id: string, { load }: Context) {
  const batch = await load.batch.load(id)
  if (batch === undefined) throw new Error(`batch ${id} is missing`)
  return batch
}
