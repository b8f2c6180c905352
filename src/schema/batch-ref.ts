import type { BatchRow } from '#invites/read.ts'
import { builder } from './builder.ts'

/** Apart from its fields, because batches lead to invites and invites to batches. */
export const InviteBatch = builder.objectRef<BatchRow>('InviteBatch')
