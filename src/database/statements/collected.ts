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
  // Not their rows: a transaction may read a whole database.
  const running = new Set<Promise<unknown>>()
  let first: { readonly failure: unknown } | undefined
  let isOver = false
  return {
    query: <Row>(sql: string, parameters?: readonly unknown[]) => {
      if (isOver) return refused<Row>()
      const rows = query<Row>(sql, parameters)
      running.add(rows)
      const end = () => running.delete(rows)
      rows.then(end, (failure: unknown) => {
        first ??= { failure }
        end()
      })
      return rows
    },
    committedBy: async (commit) => {
      isOver = true
      const committed = commit()
      committed.catch(() => undefined)
      await Promise.allSettled(running)
      if (first !== undefined) throw first.failure
      return committed
    },
    undoneBy: async (rollBack) => {
      isOver = true
      await rollBack()
    },
    causeOf: (error) => (isRefused(error) && first !== undefined ? first.failure : error),
  }
}

function refused<Row>(): Promise<Row[]> {
  const rows = Promise.reject<Row[]>(new Error('The transaction is over'))
  // As of all statements of a transaction: nobody has to wait for it.
  rows.catch(() => undefined)
  return rows
}

// in_failed_sql_transaction
const isRefused = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '25P02'
