import type { SendResult } from '#invites/send-invites.ts'
import { builder } from '../builder.ts'
import { InviteOutcome } from '../invite/outcome.ts'
import { InviteBatch } from '../refs/batch-ref.ts'

type Accepted = Extract<SendResult, { kind: 'accepted' }>

/** The payload of a mutation that creates a batch. */
export function acceptedPayload(name: string, description: string) {
  return builder.objectRef<Accepted>(name).implement({
    description,
    fields: (t) => ({
      batch: t.field({
        description: 'The accepted batch. Follow it while it continues in the background.',
        type: InviteBatch,
        resolve: async ({ batchId }, _args, { load }) => {
          const batch = await load.batch.load(batchId)
          if (batch === undefined) throw new Error(`accepted batch ${batchId} is missing`)
          return batch
        },
      }),
      results: t.field({
        description: 'The outcome of each recipient, in input order.',
        type: [InviteOutcome],
        resolve: ({ batchId }, _args, { invites, caller }) => invites.results(batchId, caller),
      }),
      replayed: t.exposeBoolean('replayed', {
        description:
          'Whether this batch was created by an earlier request with the same idempotency key.',
      }),
    }),
  })
}
