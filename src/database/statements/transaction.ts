import type { Queryable } from '../database.ts'
import type { WorkPool } from '../postgres-pool.ts'
import { collectStatements } from './collected.ts'
import { runNamed, unlimited } from './named.ts'

/** As in `Connections`, on a server. `isUnlimited`: its statements have no time limit. */
export async function transaction<T>(
  pool: WorkPool,
  work: (tx: Queryable) => Promise<T>,
  { isUnlimited = false } = {},
): Promise<T> {
  const client = await pool.connect()
  let failure: Error | undefined
  const note = (error: Error) => {
    failure = error
  }
  client.on('error', note)
  const statements = collectStatements({
    query: (text, values = []) =>
      runNamed(client, text, values, isUnlimited ? unlimited : undefined),
  })
  try {
    // Awaited: should it fail, what follows would be committed statement by statement.
    await client.query('begin')
    if (isUnlimited) await client.query('set local statement_timeout = 0')
    const result = await work(statements)
    // The server answers ROLLBACK, not an error, when a statement failed and `work` went on.
    const { command } = await statements.committedBy(() => client.query('commit'))
    if (command !== 'COMMIT') throw new Error('Transaction was rolled back instead of committed')
    return result
  } catch (error) {
    await statements.undoneBy(() => client.query('rollback').catch(note))
    const cause = statements.causeOf(error)
    if (isOutdated(cause)) note(cause)
    throw cause
  } finally {
    client.off('error', note)
    client.release(failure)
  }
}

/** Would the statement fail again on this connection, but not on a new one? */
const isOutdated = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && outdated.test(String(error.code))

// A server that takes no writes any more since another one took over, behind the same address; and statements
// that were prepared for tables as they were, or that the server does not know.
const outdated = /^(?:25006|0A000|26000)$/
