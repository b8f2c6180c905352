import { builder } from './builder.ts'
import './batch.ts'
import './batch-actions.ts'
import './follow-batch.ts'
import './invite.ts'
import './limits.ts'
import './node.ts'
import './plan-invites.ts'
import './provider.ts'
import './reinvite-users.ts'
import './revoke-invites.ts'
import './send-invites.ts'

export const schema = builder.toSchema()
