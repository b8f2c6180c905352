import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { callsByDay, maxEntries } from '#invites/statistics/calls-by-day.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { developer } from '#sandbox/developer.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'

const database = await borrowPglite()
after(() => database[Symbol.asyncDispose]())

test('however many calls there were, the latest ones are read off an index', async () => {
  await database.query(`insert into events (batch_id, actor, kind, code, message, call)
    select gen_random_uuid(), 'gateway', 'CALL_SUCCEEDED', 'ANSWERED', 'The provider answered.',
      jsonb_build_object('provider', case when n % 50 = 0 then 'WICKR' else 'CHIME' end,
        'callId', gen_random_uuid(), 'durationMs', 40)
    from generate_series(1, 20000) n`)
  await database.query('analyze events')
  const plans: string[] = []

  await callsByDay(
    {
      query: async (sql: string, parameters?: readonly unknown[]) => {
        const lines = await database.query<{ 'QUERY PLAN': string }>(
          `explain (analyze, timing off) ${sql}`,
          parameters,
        )
        plans.push(...lines.map((line) => line['QUERY PLAN']))
        return []
      },
    },
    providerKinds,
    { days: 30 },
    developer,
  )

  const reads = plans.filter((line) => / on events|events_of_provider/.test(line))
  const [read = ''] = reads
  assert.equal(reads.length, 1, plans.join('\n'))
  assert.match(read, /Index Scan Backward using events_of_provider/)
  // Each of the four providers has its turn.
  const rows = Number(/actual (?:time=\S+ )?rows=([\d.]+)/.exec(read)?.[1])
  assert.ok(rows <= maxEntries, read)
})
