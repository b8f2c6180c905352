import type { Queryable } from '#database/database.ts'

/** Where a task goes on: after the batches before, some of which had to be left. */
export interface Step {
  readonly afterSeq: number
}

/** Does some of its work in a transaction. Undefined: there is no more. */
export type Task = (tx: Queryable, step: Step) => Promise<Step | undefined>
