import type { SendResult } from '#invites/send-invites.ts'
import { builder } from '../builder.ts'
import { InviteOutcome } from '../invite/outcome.ts'
import { InviteBatch } from '../refs/batch-ref.ts'

type Accepted = Extract<SendResult, { kind: 'accepted' }>

/** The answer to what was accepted as a batch. */
export function acceptedPayload(name: string, description: string) {
  return builder.objectRef<Accepted>(name).implement({
    description,
    fields: (t) => ({
      batch: t.field({
        description: 'To follow what goes on in the background.',
        type: InviteBatch,
        resolve: async ({ batchId }, _args, { load }) => {
          const batch = await load.batch.load(batchId)
          if (batch === undefined) throw new Error(`accepted batch ${batchId} is missing`)
          return batch
        },
      }),
      results: t.field({
        description: 'One entry per recipient, in input order.',
        type: [InviteOutcome],
        resolve: ({ batchId }, _args, { invites, caller }) => invites.results(batchId, caller),
      }),
      replayed: t.exposeBoolean('replayed', {
        description: 'True when this answer belongs to an earlier request with the same key.',
      }),
    }),
  })
}
