import type { PGlite } from '@electric-sql/pglite'
import type { Failure, Message, Numbered, Request } from './messages.ts'

type Rows = unknown[]
type Statements = Pick<PGlite, 'query'>

interface Transaction {
  readonly tx: Statements
  /** Resolve it to commit, reject it to roll back. */
  readonly end: PromiseWithResolvers<void>
  /** Settles when it was committed or rolled back. */
  readonly ended: Promise<void>
}

/**
 * Executes the requests of the main thread and answers each. Rejects if PostgreSQL's own code has
 * crashed, which leaves its memory as it was in the middle of its work.
 */
export function answerRequests(
  pglite: PGlite,
  say: (message: Message) => void,
): (request: Numbered) => Promise<void> {
  const transactions = new Map<number, Transaction>()
  const listeners = new Map<number, () => Promise<void>>()

  const begin = async (transaction: number): Promise<Rows> => {
    const begun = Promise.withResolvers<Rows>()
    const end = Promise.withResolvers<void>()
    const ended = pglite.transaction((tx) => {
      transactions.set(transaction, { tx: tx as Statements, end, ended })
      begun.resolve([])
      return end.promise
    })
    // The failure of a transaction that has begun is the answer to its commit or rollback.
    ended.catch(begun.reject)
    return begun.promise
  }

  const end = async (kind: 'commit' | 'rollback', transaction: number): Promise<Rows> => {
    const { end, ended } = transactions.get(transaction) ?? noTransaction()
    transactions.delete(transaction)
    if (kind === 'commit') end.resolve()
    else end.reject(abandoned)
    await ended.catch((error: unknown) => {
      if (error !== abandoned) throw error
    })
    return []
  }

  const run = async (request: Request): Promise<Rows> => {
    switch (request.kind) {
      case 'query': {
        const { sql, parameters, transaction } = request
        const on =
          transaction === undefined
            ? pglite
            : (transactions.get(transaction)?.tx ?? noTransaction())
        return (await on.query(sql, [...parameters])).rows
      }
      case 'begin':
        return begin(request.transaction)
      case 'commit':
      case 'rollback':
        return end(request.kind, request.transaction)
      case 'listen': {
        const { channel, listener } = request
        const hear = (payload: string) => say({ kind: 'notification', listener, payload })
        listeners.set(listener, await pglite.listen(channel, hear))
        return []
      }
      case 'unlisten':
        await listeners.get(request.listener)?.()
        listeners.delete(request.listener)
        return []
      case 'close':
        await pglite.close()
        return []
    }
  }

  return async (request) => {
    const { id } = request
    try {
      say({ kind: 'rows', id, rows: await run(request) })
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error
      say({ kind: 'failed', id, failure: failureOf(error) })
    }
  }
}

const abandoned = new Error('The transaction was abandoned')

function noTransaction(): never {
  throw new Error('The transaction is over')
}

/** An error as it can cross the threads. It leaves out the statement and its parameters. */
export function failureOf(error: unknown): Failure {
  const { message } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return { message, code: typeof code === 'string' ? code : undefined }
}
