import type { Scope } from '#identity/caller.ts'
import type { SendResult } from '#invites/send-invites.ts'
import { builder } from '../builder.ts'
import { inSlices } from '../in-slices.ts'
import { InviteOutcome } from '../invite/outcome.ts'
import { InviteBatch } from '../refs/batch-ref.ts'
import { callerNow, forbidden } from '../scopes.ts'

type Accepted = Extract<SendResult, { kind: 'accepted' }>

/**
 * The payload of a mutation that creates a batch. It is read after the request has waited, so `scope`
 * is needed still.
 */
export function acceptedPayload(name: string, scope: Scope, description: string) {
  return builder.objectRef<Accepted>(name).implement({
    description,
    fields: (t) => ({
      batch: t.field({
        description: 'The accepted batch. Follow it while it continues in the background.',
        type: InviteBatch,
        resolve: async ({ batchId }, _args, { load, caller }) => {
          callerNow(caller, scope)
          const batch = await load.batch.load(batchId)
          // Its destinations were taken from the caller while the request waited.
          if (batch === undefined) throw forbidden(scope)
          return batch
        },
      }),
      results: t.field({
        description: 'The outcome of each recipient, in input order.',
        type: [InviteOutcome],
        resolve: async ({ batchId }, _args, { invites, caller }) =>
          inSlices(await invites.results(batchId, callerNow(caller, scope)), (row) => row),
      }),
      replayed: t.exposeBoolean('replayed', {
        description:
          'Whether this batch was created by an earlier request with the same idempotency key.',
      }),
    }),
  })
}
