import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import type { Database } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { ConfigError } from '../../src/config-error.ts'
import type { DatabaseKind } from './facts.ts'

const files = readdirSync(new URL('../../src/database/migrations/', import.meta.url)).filter(
  (name) => name.endsWith('.sql'),
)

/** What another commit may have left behind, and the migration that the refusal names. */
const strangers: readonly (readonly [prepare: readonly string[], named: string])[] = [
  [
    [
      'create table migrations (name text primary key, at timestamptz not null default now())',
      `insert into migrations (name) values ('0002-progress.sql'), ('0001-invites.sql')`,
    ],
    '0001-invites.sql',
  ],
  [[`update migrations set checksum = 'another'`], '0001-tables.sql'],
  [[`insert into migrations (name, checksum) values ('9999-later.sql', 'its')`], '9999-later.sql'],
]

/** How the tables come to be, whatever the database runs on. */
export function migrationFacts({ name, skip, open }: DatabaseKind): void {
  test(`${name}: five that migrate at once, and one later, migrate once`, { skip }, async () => {
    const databases = await open(5)
    const [first] = databases
    assert.ok(first)

    const counts = await Promise.all(
      databases.map(async (database) => {
        await migrate(database)
        return database.query('select 1 from sends')
      }),
    )
    await migrate(first)

    const done = await first.query<{ name: string }>('select name from migrations order by name')
    await close(databases)
    assert.deepEqual(counts, [[], [], [], [], []])
    assert.deepEqual(
      done.map((row) => row.name),
      files.sort(),
    )
  })

  test(`${name}: a database of another commit is refused and left alone`, { skip }, async () => {
    const databases = await open(1)
    const [database] = databases
    assert.ok(database)
    const { query } = database

    for (const [prepare, named] of strangers) {
      for (const statement of prepare) await query(statement)
      const before = await query('select to_jsonb(m) from migrations m')
      await assert.rejects(migrate(database), (error) => {
        assert.ok(error instanceof ConfigError)
        assert.equal(
          error.message,
          `Another commit of the gateway made the tables of this database (migration ${named} differs or is missing here): run that commit, or set DATA_DIR or DATABASE_URL to a new, empty database; until version 0.2.0 tables may still change.`,
        )
        return true
      })
      assert.deepEqual(await query('select to_jsonb(m) from migrations m'), before)
      await query('drop schema public cascade')
      await query('create schema public')
      await migrate(database)
    }

    await close(databases)
  })
}

/** Those that share one connection are one database. */
async function close(databases: readonly Database[]): Promise<void> {
  for (const database of new Set(databases)) await database[Symbol.asyncDispose]()
}
