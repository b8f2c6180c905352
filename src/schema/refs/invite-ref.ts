import type { SendRow } from '#invites/query/rows.ts'
import { builder } from '../builder.ts'

/** Separate from its fields, because invites and outcomes refer to each other. */
export const Invite = builder.objectRef<SendRow>('Invite')
