import type { Queryable } from '../database.ts'

/** The statements of one transaction, those included that nobody waits for. */
export interface CollectedStatements extends Queryable {
  /** Commits, without waiting for them first. Rejects with the failure of the first that failed. */
  committedBy<T>(commit: () => Promise<T>): Promise<T>
  /** Rolls back. As after a commit, statements that come later are refused: they would not be undone. */
  undoneBy(rollBack: () => Promise<unknown>): Promise<void>
  /**
   * What made a transaction fail with `error`. After a statement that failed, the server refuses all others:
   * whoever waited for one of these only did not hear why.
   */
  causeOf(error: unknown): unknown
}

export function collectStatements({ query }: Queryable): CollectedStatements {
  const sent: Promise<unknown>[] = []
  let first: { readonly failure: unknown } | undefined
  let isOver = false
  return {
    query: <Row>(sql: string, parameters?: readonly unknown[]) => {
      const rows = isOver ? Promise.reject<Row[]>(new Error(over)) : query<Row>(sql, parameters)
      rows.catch((failure: unknown) => {
        first ??= { failure }
      })
      sent.push(rows)
      return rows
    },
    committedBy: async (commit) => {
      isOver = true
      const committed = commit()
      committed.catch(() => undefined)
      await Promise.all(sent)
      return committed
    },
    undoneBy: async (rollBack) => {
      isOver = true
      await rollBack()
    },
    causeOf: (error) => (isRefused(error) && first !== undefined ? first.failure : error),
  }
}

const over = 'The transaction is over'

// in_failed_sql_transaction
const isRefused = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '25P02'
