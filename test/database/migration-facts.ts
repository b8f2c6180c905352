import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import type { Database } from '#database/database.ts'
import { migrate, missingMigrations } from '#database/migrate.ts'
import { ConfigError } from '../../src/config-error.ts'
import type { DatabaseKind } from './facts.ts'

const files = readdirSync(new URL('../../src/database/migrations/', import.meta.url)).filter(
  (name) => name.endsWith('.sql'),
)

/** What another version may have left behind, and the migration that the refusal names. */
const strangers: readonly (readonly [prepare: readonly string[], named: string])[] = [
  [
    [
      'create table migrations (name text primary key, at timestamptz not null default now())',
      `insert into migrations (name) values ('0002-progress.sql'), ('0001-invites.sql')`,
    ],
    '0001-invites.sql',
  ],
  [[`update migrations set checksum = 'another'`], '0001-tables.sql'],
  [
    [
      later('0001-tables.sql'),
      `update migrations set name = '0000.sql' where name = '0001-tables.sql'`,
    ],
    '0000.sql',
  ],
]

/** What a later version leaves behind, which an older one works with if it knows `compatibleWith`. */
function later(compatibleWith: string): string {
  return `insert into migrations (name, checksum, compatible_with)
    values ('9999-later.sql', 'its', '${compatibleWith}')`
}

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

  test(`${name}: the tables of another version are refused and left alone`, { skip }, async () => {
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
          `Another version of the gateway made the tables of this database (migration ${named} differs or is missing here): run that version, or set DATA_DIR or DATABASE_URL to a new, empty database; tables from before version 0.2.0 cannot be upgraded.`,
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

  test(`${name}: what a later version migrated is left alone by one that works with it`, {
    skip,
  }, async () => {
    const { database, databases } = await openMigrated(open)
    await database.query(later('0001-tables.sql'))
    const before = await database.query('select to_jsonb(m) from migrations m order by name')

    await migrate(database)

    assert.deepEqual(await missingMigrations(database), [])
    assert.deepEqual(
      await database.query('select to_jsonb(m) from migrations m order by name'),
      before,
    )
    await close(databases)
  })

  test(`${name}: what a later version migrated is refused by one that does not work with it`, {
    skip,
  }, async () => {
    const { database, databases } = await openMigrated(open)
    await database.query(later('9998-unknown.sql'))

    await assert.rejects(migrate(database), {
      message:
        'A later version of the gateway changed the tables of this database (migration 9999-later.sql), and this version cannot work with them: run the later version, or restore a back-up from before it.',
    })
    await close(databases)
  })
}

async function openMigrated(open: DatabaseKind['open']) {
  const databases = await open(1)
  const [database] = databases
  assert.ok(database)
  await migrate(database)
  return { database, databases }
}

/** Those that share one connection are one database. */
async function close(databases: readonly Database[]): Promise<void> {
  for (const database of new Set(databases)) await database[Symbol.asyncDispose]()
}
