import type { SendRow } from '#invites/query/rows.ts'
import { builder } from '../builder.ts'

/** Apart from its fields, because outcomes lead to invites and invites to outcomes. */
export const Invite = builder.objectRef<SendRow>('Invite')
