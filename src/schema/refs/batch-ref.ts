import type { TargetProgress } from '#invites/query/progress.ts'
import type { BatchRow } from '#invites/query/rows.ts'
import { builder } from '../builder.ts'

export interface BatchShape extends BatchRow {
  /** Where it was read with the row already. */
  readonly progress?: readonly TargetProgress[]
}

/** Apart from its fields, because batches lead to invites and invites to batches. */
export const InviteBatch = builder.objectRef<BatchShape>('InviteBatch')
