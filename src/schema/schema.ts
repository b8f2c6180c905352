import { builder } from './builder.ts'
import './batch/batch.ts'
import './mutations/batch-actions.ts'
import './batch/follow-batch.ts'
import './invite/invite.ts'
import './limits.ts'
import './node.ts'
import './mutations/plan-invites.ts'
import './provider/provider.ts'
import './mutations/reinvite-users.ts'
import './mutations/revoke-invites.ts'
import './mutations/send-invites.ts'

export const schema = builder.toSchema()
