import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Queryable } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import type { InviteFilter } from '#invites/query/invite-conditions.ts'
import {
  listBatches,
  listEventsOfBatches,
  listInvites,
  listInvitesOfBatches,
  listResultsOfBatches,
} from '#invites/query/lists.ts'
import { progressOf } from '#invites/query/progress.ts'
import { healthOf } from '#invites/query/provider-health.ts'
import { remainingOf } from '#invites/query/remaining.ts'
import { invitesByIds, resultsOf } from '#invites/query/rows.ts'
import { lifecycleSqlOf, storedStates } from '#lifecycles/lifecycle-sql.ts'
import { developer } from '#sandbox/developer.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { batchAt, batches, fillWithoutStatistics, perBatch } from './large-tables.ts'

const lifecycle = lifecycleSqlOf({ untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const batch = batchAt(3)
const open = batchAt(batches - 1)
const filters: readonly InviteFilter[] = [
  {},
  { provider: ['CHIME'] },
  { destinationId: 'there-1' },
  { destinationIds: ['there-1', 'there-2'] },
  { outcome: ['SENT'] },
  { outcome: ['FAILED', 'UNCONFIRMED'] },
  { failureCode: ['PROVIDER_REJECTED'] },
  { recipient: 'person-3-777@' },
  { personKey: 'person-person-3-777@example.com' },
  { updatedAfter: new Date(0) },
]

type Read = (on: Queryable) => Promise<unknown>

/** Each with the most blocks that it may read, which are 8 kB. The invites alone have some 1,600. */
const reads = async (on: Queryable): Promise<(readonly [string, number, Read])[]> => {
  const ids = (await resultsOf(on, [batch], developer)).slice(0, 500).map((row) => row.inviteId)
  const source = (on: Queryable) => ({ on, lifecycle })
  const ofBatch = [{ first: 500 }, { last: 500 }, { first: 500, after: 6_000 }].map(
    (page) =>
      [
        `a batch's invites, ${JSON.stringify(page)}`,
        25 * 500,
        (on: Queryable) => listInvitesOfBatches(source(on), [batch], {}, page, developer),
      ] as const,
  )
  const filtered = filters.flatMap((filter) =>
    [{ first: 50 }, { last: 50 }, { first: 500 }].map(
      (page) =>
        [
          `invites, ${JSON.stringify({ ...filter, ...page })}`,
          25_000,
          (on: Queryable) => listInvites(source(on), filter, page, developer),
        ] as const,
    ),
  )
  const batchIds = Array.from({ length: batches }, (_, index) => batchAt(index))
  return [
    ...ofBatch,
    ...filtered,
    [
      'failed invites of a batch',
      20 * perBatch,
      (on) => listInvitesOfBatches(source(on), [batch], { outcome: ['FAILED'] }, {}, developer),
    ],
    [
      'invites of all batches',
      batches * (20 * 50 + perBatch),
      (on) => listInvitesOfBatches(source(on), batchIds, {}, { first: 50 }, developer),
    ],
    [
      'results of a batch',
      20 * 500,
      (on) => listResultsOfBatches({ on }, [batch], { first: 500 }, developer),
    ],
    ['all results of a batch', 12 * perBatch, (on) => resultsOf(on, [batch], developer)],
    ['events', 1_000, (on) => listEventsOfBatches(on, [batch], { first: 50 }, developer)],
    ['batches', 1_000, (on) => listBatches(on, {}, { first: 20 }, developer)],
    ['progress', 2 * 4 * perBatch, (on) => progressOf(on, [batch, open], developer)],
    ['remaining', 4 * perBatch, (on) => remainingOf(on, [open], developer)],
    ['500 invites', 30 * 500, (on) => invitesByIds(on, ids, developer)],
    ['500 lifecycles', 40 * 500, (on) => storedStates(on, lifecycle, ids, 1_000)],
    ['health', 10_000, (on) => healthOf(on, ['CHIME', 'WICKR'], developer)],
  ]
}

for (const analyzed of ['never', 'when they were empty'] as const) {
  test(
    `of 100,000 invites that were analyzed ${analyzed}, every page reads a bounded part`,
    server === undefined ? { skip: noServer } : { timeout: 600_000 },
    async (t) => {
      const url = (await server?.createDatabase()) ?? assert.fail()
      await using database = await openPostgres({ url, onError: () => undefined })
      await migrate(database)
      await fillWithoutStatistics(url, analyzed !== 'never')

      const tooMany: string[] = []
      for (const [what, maxBlocks, read] of await reads(database)) {
        const blocks = await blocksRead(database, read)
        t.diagnostic(`${what}: ${blocks} blocks`)
        if (blocks > maxBlocks) tooMany.push(`${what}: ${blocks} blocks, not ${maxBlocks}`)
      }

      assert.deepEqual(tooMany, [])
    },
  )
}

async function blocksRead(on: Queryable, read: Read): Promise<number> {
  let blocks = 0
  await read({
    query: async <Row>(sql: string, parameters?: readonly unknown[]) => {
      const [row] = await on.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Blocks }] }>(
        `explain (analyze, buffers, timing off, format json) ${sql}`,
        parameters,
      )
      const [{ Plan }] = row?.['QUERY PLAN'] ?? assert.fail()
      blocks += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
      return on.query<Row>(sql, parameters)
    },
  })
  return blocks
}

interface Blocks {
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
}
