import type { TargetProgress } from '#invites/query/progress.ts'
import type { BatchRow } from '#invites/query/rows.ts'
import { builder } from '../builder.ts'

export interface BatchShape extends BatchRow {
  /** Set when it has been read together with the row. */
  readonly progress?: readonly TargetProgress[]
}

/** Separate from its fields, because batches and invites refer to each other. */
export const InviteBatch = builder.objectRef<BatchShape>('InviteBatch')
