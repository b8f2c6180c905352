import { type PGlite, parse, protocol } from '@electric-sql/pglite'
import { fixedPlans, freePlans } from '../statements/plans.ts'
import { type BackendMessage, commandOf, type Send, sendTo } from './protocol.ts'

/** Does PostgreSQL plan a statement once for all values, or each time for those that it has? */
export type Planning = 'once' | 'each time'

/** A transaction, which begins with its first statement. */
export interface Transaction {
  hasBegun: boolean
}

export interface Statements {
  /** Runs one statement, in the transaction or on its own, and resolves to its rows. */
  run(
    sql: string,
    parameters: readonly unknown[],
    planning: Planning,
    transaction?: Transaction,
  ): Promise<unknown[]>
  /** Rejects if PostgreSQL has rolled back instead of committing. */
  end(transaction: Transaction, how: 'commit' | 'rollback'): Promise<void>
}

/**
 * Runs statements with the results of PGlite's `query`, which parses and plans each anew and calls into
 * PostgreSQL six times for it. Here each text is parsed once, and each run is one call. PostgreSQL
 * keeps `maxKept` texts.
 */
export function keepStatements(pglite: PGlite, maxKept = 200): Statements {
  const send = sendTo(pglite)
  const kept = keepPrepared(send, maxKept)
  let planned: Planning | undefined

  const open = (planning: Planning, transaction: Transaction | undefined): Uint8Array[] => {
    const parts: Uint8Array[] = []
    if (planned !== planning) parts.push(serialize.query(plans[planning]))
    // In the same message and before the same sync: a statement never runs without its transaction.
    if (transaction?.hasBegun === false) parts.push(...begin)
    planned = planning
    if (transaction !== undefined) transaction.hasBegun = true
    return parts
  }
  const exclusively = <T>(work: () => Promise<T>): Promise<T> =>
    pglite.runExclusive(async () => {
      await pglite._checkReady()
      return await work()
    })

  return {
    run: (sql, parameters, planning, transaction) =>
      exclusively(async () => {
        const { name, types, columns } = await kept.get(sql, () => open(planning, transaction))
        const values = parameters.map((value, nth) => textOf(pglite, value, types[nth]))
        try {
          const bound = [serialize.bind({ statement: name, values }), serialize.execute()]
          const answers = await send([...open(planning, transaction), ...bound, serialize.sync()])
          const own = answers.slice(answers.findLastIndex(({ name }) => name === 'bindComplete'))
          if (!keepsTables.test(commandOf(own))) kept.forget()
          return parse.parseResults([...columns, ...own], pglite.parsers)[0]?.rows ?? []
        } catch (error) {
          // The tables have changed since, and the rows of this statement with them.
          if (error instanceof Error && 'code' in error && error.code === '0A000') kept.forget()
          throw error
        }
      }),
    end: (transaction, how) =>
      exclusively(async () => {
        if (!transaction.hasBegun) return
        const command = commandOf(await send([serialize.query(how)]))
        if (command !== how.toUpperCase())
          throw new Error('Transaction was rolled back instead of committed')
      }),
  }
}

const { serialize } = protocol
const begin = [serialize.parse({ text: 'begin' }), serialize.bind(), serialize.execute()]
const plans = { once: fixedPlans, 'each time': freePlans } as const
const keepsTables = /^(?:SELECT|INSERT|UPDATE|DELETE|MERGE)$/

/** As PGlite writes a parameter. */
function textOf(pglite: PGlite, value: unknown, type: number | undefined): string | null {
  if (value === null || value === undefined) return null
  const write = type === undefined ? undefined : pglite.serializers[type]
  return write === undefined ? String(value) : write(value)
}

/** A statement that PostgreSQL has parsed and keeps under its name. */
interface Prepared {
  readonly name: string
  /** The types of its parameters. */
  readonly types: readonly number[]
  /** The description of its rows; nothing if it returns none. */
  readonly columns: readonly BackendMessage[]
}

function keepPrepared(send: Send, maxKept: number) {
  // The least recently used first.
  const kept = new Map<string, Prepared>()
  const toClose: Uint8Array[] = []
  let names = 0

  const forget = (texts: Iterable<string> = kept.keys()) => {
    for (const text of texts) {
      const name = kept.get(text)?.name
      if (name !== undefined) toClose.push(serialize.close({ type: 'S', name }))
      kept.delete(text)
    }
  }
  const prepare = async (text: string, open: () => Uint8Array[]): Promise<Prepared> => {
    const name = `invites-${++names}`
    forget([...kept.keys()].slice(0, Math.max(0, kept.size + 1 - maxKept)))
    const parsed = [serialize.parse({ name, text }), serialize.describe({ type: 'S', name })]
    const answers = await send([...toClose.splice(0), ...open(), ...parsed, serialize.sync()])
    const columns = answers.filter((answer) => answer.name === 'rowDescription')
    return { name, types: parse.parseDescribeStatementResults([...answers]), columns }
  }
  return {
    forget,
    get: async (text: string, open: () => Uint8Array[]): Promise<Prepared> => {
      const prepared = kept.get(text) ?? (await prepare(text, open))
      kept.delete(text)
      kept.set(text, prepared)
      return prepared
    },
  }
}
