import type { RetryResult } from '#invites/batch-action-result.ts'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { fromGlobalId } from '../../global-id.ts'
import { InviteBatch } from '../../refs/batch-ref.ts'
import { UserError, type UserErrorOf, type UserErrorShape } from '../user-error.ts'
import { withUserError } from '../user-error-of.ts'

type Done = Extract<RetryResult, { kind: 'done' }>
type Stuck = Extract<RetryResult, { kind: 'invalid-state' }> & UserErrorShape

const InviteBatchPayload = builder.interfaceRef<Done>('InviteBatchPayload').implement({
  description:
    'An action has been applied to a batch. `... on InviteBatchPayload { affected }` covers the payloads of all of them.',
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

/** The payload of one action. */
export function actionPayload(name: string, description: string) {
  return builder.objectRef<Done>(name).implement({ description, interfaces: [InviteBatchPayload] })
}

export const InvalidState = builder.objectRef<Stuck>('InvalidState').implement({
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

type Refused<Result extends RetryResult> = {
  [Kind in Exclude<Result['kind'], 'done'>]: Kind extends 'invalid-state'
    ? Stuck
    : UserErrorOf<Exclude<Kind, 'invalid-state'>>
}[Exclude<Result['kind'], 'done'>]
/** The result of an action as a member of its union. */
export type ActionAnswer<Result extends RetryResult> = Done | Refused<Result>

/** Runs an action on the batch with a global id. */
export async function act<Result extends RetryResult>(
  globalId: string,
  { load }: Context,
  action: (id: string) => Promise<Result>,
): Promise<ActionAnswer<Result>> {
  const id = fromGlobalId('InviteBatch', globalId)
  const result = id === undefined ? notFound(globalId) : await action(id)
  if (id !== undefined) load.batch.clear(id)
  // The compiler does not narrow a type that a parameter gives.
  return withMessage(result, globalId) as ActionAnswer<Result>
}

function withMessage(result: RetryResult, globalId: string): ActionAnswer<RetryResult> {
  switch (result.kind) {
    case 'done':
      return result
    case 'not-found':
      return notFound(globalId)
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

const notFound = (id: string) => ({
  kind: 'not-found' as const,
  id,
  code: 'NOT_FOUND' as const,
  message: 'This batch does not exist.',
})

async function batchOf(id: string, { load }: Context) {
  const batch = await load.batch.load(id)
  if (batch === undefined) throw new Error(`batch ${id} is missing`)
  return batch
}
