import { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'
import './batch/batch.ts'
import './mutations/batch-actions/batch-actions.ts'
import './batch/follow-batch.ts'
import './batch/follow-batches.ts'
import './invite/invite.ts'
import './limits.ts'
import './node.ts'
import './mutations/plan-invites.ts'
import './people/erase-person.ts'
import './people/export-person.ts'
import './provider/destination.ts'
import './provider/destinations.ts'
import './provider/provider.ts'
import './mutations/reinvite-users.ts'
import './mutations/revoke-invites.ts'
import { observeRefusals } from './mutations/observe-refusals.ts'
import { checkPagesFirst } from './pages/check-pages-first.ts'
import './mutations/send-invites.ts'
import './sandbox.ts'
import './statistics/statistics.ts'
import './viewer.ts'

const description = `One API for inviting people to spaces, accounts, networks and organizations at several providers.

\`sendInvites\` accepts a batch of recipients and returns one outcome for each: a failed recipient never fails the others. Batches continue in the background; follow them with \`inviteBatchProgress\` or \`node\`.

Problems that clients should expect are members of the result unions. The \`errors\` of a response report faults of the gateway and documents that it refuses.`

/** The schema that the gateway serves. `schema.graphql` is its printed form. */
export const schema = observeRefusals(
  checkPagesFirst(new GraphQLSchema({ ...builder.toSchema().toConfig(), description })),
)
