import assert from 'node:assert/strict'
import type { Queryable } from '#database/database.ts'

/** What `work` came to, and the pages of 8 kB that its statements read, in memory or not. */
export interface PagesRead<Result> {
  readonly pages: number
  readonly result: Result
}

/** Every statement runs twice: first explained with what it reads, and then for `work`. */
export async function pagesRead<Result>(
  on: Queryable,
  work: (on: Queryable) => Promise<Result>,
): Promise<PagesRead<Result>> {
  let pages = 0
  const result = await work({
    query: async <Row>(sql: string, parameters?: readonly unknown[]) => {
      const [row] = await on.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Buffers }] }>(
        `explain (analyze, buffers, timing off, format json) ${sql}`,
        parameters,
      )
      const { Plan } = row?.['QUERY PLAN'][0] ?? assert.fail()
      pages += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
      return on.query<Row>(sql, parameters)
    },
  })
  return { pages, result }
}

interface Buffers {
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
}
