import { ConfigError } from '../config-error.ts'
import type { Database, Queryable } from './database.ts'
import { type Migration, readMigrations } from './migration-files.ts'
import { migrationTrouble } from './migration-trouble.ts'

/**
 * Applies the migrations that the database lacks, all or none. Replicas that start together take
 * turns: the first one migrates, and the others find nothing left to do.
 *
 * A later version may have migrated already, while replicas are upgraded one after the other: a
 * replica of this version starts all the same if what is applied beyond ours says that it works with it.
 *
 * Rejects with a ConfigError, and changes nothing, if the tables are others than those that this
 * code was written for, or the server takes no writes, or the role may not make tables.
 */
export async function migrate(
  database: Pick<Database, 'transaction' | 'unlimited'>,
): Promise<void> {
  const migrations = await readMigrations()
  // An index of a large table takes minutes, and so does waiting for another replica that makes it.
  const { transaction } = database.unlimited ?? database
  const migrating = transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockId])
    await tx.query(
      `create table if not exists migrations (
         name text primary key,
         checksum text not null,
         compatible_with text not null,
         at timestamptz not null default now()
       )`,
    )
    const applied = await readApplied(tx)
    const missing = missingOf(migrations, applied)
    for (const migration of missing) await apply(tx, migration)
    // What a migration changed has no statistics. New tables are empty, and empty ones have none.
    if (missing.length > 0 && applied.length > 0) await tx.query('analyze')
  })
  await migrating.catch((error: unknown) => {
    throw migrationTrouble(error)
  })
}

/** The names of those that the next start applies. Changes nothing. Rejects as `migrate` does. */
export async function missingMigrations(database: Queryable): Promise<readonly string[]> {
  const migrations = await readMigrations()
  const [found] = await database.query<{ exists: boolean }>(
    `select to_regclass('migrations') is not null as exists`,
  )
  const applied = found?.exists ? await readApplied(database) : []
  return missingOf(migrations, applied).map(({ name }) => name)
}

function missingOf(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  const last = migrations.at(-1)?.name ?? ''
  for (const [index, { name, checksum, compatibleWith }] of applied.entries()) {
    const ours = migrations[index]
    const isLater = ours === undefined && name > last
    if (isLater && isOneOf(migrations, compatibleWith)) continue
    if (isLater) throw laterTables(name)
    if (name !== ours?.name || checksum !== ours.checksum) throw otherTables(name)
  }
  return migrations.slice(applied.length)
}

const isOneOf = (migrations: readonly Migration[], name: string | null) =>
  migrations.some((migration) => migration.name === name)

// Any constant will do, as long as every replica uses the same: "invite" on a telephone keypad.
const lockId = 468_483

interface Applied {
  readonly name: string
  /** Null if the table is older than checksums. */
  readonly checksum: string | null
  readonly compatibleWith: string | null
}

async function readApplied(tx: Queryable): Promise<Applied[]> {
  const applied = await tx.query<Applied>(
    // As JSON, because a table that another commit made may lack a column.
    `select to_jsonb(m) ->> 'name' as name, to_jsonb(m) ->> 'checksum' as checksum,
       to_jsonb(m) ->> 'compatible_with' as "compatibleWith"
     from migrations m`,
  )
  // Not by the database, whose collation may order them differently from readMigrations.
  return applied.sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function apply(tx: Queryable, migration: Migration): Promise<void> {
  for (const statement of statementsIn(migration.sql)) await tx.query(statement)
  await tx.query('insert into migrations (name, checksum, compatible_with) values ($1, $2, $3)', [
    migration.name,
    migration.checksum,
    migration.compatibleWith,
  ])
}

/** A statement ends at a semicolon outside of `$$`. A comment has its lines to itself. */
function statementsIn(sql: string): string[] {
  const withoutComments = sql.replaceAll(/^\s*--.*$/gm, '')
  return Array.from(withoutComments.matchAll(/(?:\$\$.*?\$\$|[^;])+/gs), ([text]) =>
    text.trim(),
  ).filter((statement) => statement !== '')
}

function otherTables(migration: string): ConfigError {
  return new ConfigError(
    `Another version of the gateway made the tables of this database (migration ${migration} differs or is missing here): run that version, or set DATA_DIR or DATABASE_URL to a new, empty database; tables from before version 0.2.0 cannot be upgraded.`,
  )
}

function laterTables(migration: string): ConfigError {
  return new ConfigError(
    `A later version of the gateway changed the tables of this database (migration ${migration}), and this version cannot work with them: run the later version, or restore a back-up from before it.`,
  )
}
