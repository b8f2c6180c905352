import type { PGlite } from '@electric-sql/pglite'
import type { Failure, Message, Numbered, Request } from './messages.ts'
import { keepStatements, type Transaction } from './statements.ts'

type Rows = unknown[]
type Ending = 'commit' | 'rollback'

interface OpenTransaction extends Transaction {
  /** Resolve it to end the transaction so. */
  readonly end: PromiseWithResolvers<Ending>
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
  const transactions = new Map<number, OpenTransaction>()
  const listeners = new Map<number, () => Promise<void>>()

  const statements = keepStatements(pglite)

  const begin = async (number: number): Promise<Rows> => {
    const begun = Promise.withResolvers<Rows>()
    const end = Promise.withResolvers<Ending>()
    const ended = pglite._runExclusiveTransaction(async () => {
      const transaction = { hasBegun: false, end, ended }
      transactions.set(number, transaction)
      begun.resolve([])
      await statements.end(transaction, await end.promise)
    })
    // The failure of a transaction that has begun is the answer to its commit or rollback.
    ended.catch(begun.reject)
    return begun.promise
  }

  const end = async (how: Ending, number: number): Promise<Rows> => {
    const { end, ended } = transactions.get(number) ?? noTransaction()
    transactions.delete(number)
    end.resolve(how)
    await ended
    return []
  }

  const run = async (request: Request): Promise<Rows> => {
    switch (request.kind) {
      case 'query': {
        const { sql, parameters, transaction, isFixed } = request
        if (transaction !== undefined) {
          const open = transactions.get(transaction) ?? noTransaction()
          return statements.run(sql, parameters, 'once', open)
        }
        const planning = isFixed ? 'once' : 'each time'
        return pglite._runExclusiveTransaction(() => statements.run(sql, parameters, planning))
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

function noTransaction(): never {
  throw new Error('The transaction is over')
}

/** An error as it can cross the threads. It leaves out the statement and its parameters. */
export function failureOf(error: unknown): Failure {
  const { message } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return { message, code: typeof code === 'string' ? code : undefined }
}
