import type { Connections, Database, Queryable } from '#database/database.ts'

/** The most blocks of 8 kB that one execution of a statement read, by the statement's text. */
export type BlocksRead = Map<string, number>

/** The same database. Every statement runs twice: first to be measured, which is rolled back. */
export function measured(database: Database): Database & { readonly blocks: BlocksRead } {
  const blocks = new Map<string, number>()
  const note = (sql: string, read: number) => blocks.set(sql, Math.max(read, blocks.get(sql) ?? 0))

  const explain = async (tx: Queryable, sql: string, parameters: readonly unknown[]) => {
    const [row] = await tx.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Buffers }] }>(
      `explain (analyze, buffers, timing off, format json) ${sql}`,
      parameters,
    )
    const { Plan } = row?.['QUERY PLAN'][0] ?? {}
    if (Plan !== undefined) note(sql, Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'])
  }

  const measureIn = async <Row>(tx: Queryable, sql: string, parameters: readonly unknown[]) => {
    if (canBeExplained(sql)) {
      await tx.query('savepoint measuring')
      await explain(tx, sql, parameters)
      await tx.query('rollback to savepoint measuring')
    }
    return tx.query<Row>(sql, parameters)
  }

  /** One statement after the other, although they are asked for together. */
  const inTransaction = async <T>(tx: Queryable, work: (tx: Queryable) => Promise<T>) => {
    let last: Promise<unknown> = Promise.resolve()
    const result = await work({
      query: <Row>(sql: string, parameters: readonly unknown[] = []) => {
        const rows = last.then(() => measureIn<Row>(tx, sql, parameters))
        last = rows.catch(() => undefined)
        return rows
      },
    })
    await last
    return result
  }

  const outside = (on: Connections, { query }: Queryable): Queryable => ({
    query: async (sql, parameters = []) => {
      if (canBeExplained(sql)) {
        await on
          .transaction(async (tx) => {
            await explain(tx, sql, parameters)
            throw rolledBack
          })
          .catch((error: unknown) => {
            if (error !== rolledBack) throw error
          })
      }
      return query(sql, parameters)
    },
  })

  const connections = (on: Connections): Connections => ({
    ...on,
    ...outside(on, on),
    fixed: outside(on, on.fixed),
    transaction: (work) => on.transaction((tx) => inTransaction(tx, work)),
  })

  return {
    ...connections(database),
    isFull: database.isFull,
    ...(database.background && { background: connections(database.background) }),
    blocks,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

const rolledBack = new Error('It was only measured')

const canBeExplained = (sql: string) => /^\s*(?:with|select|insert|update|delete)\b/i.test(sql)

interface Buffers {
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
}
