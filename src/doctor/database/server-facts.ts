import type { Queryable } from '#database/database.ts'
import { mayNotCreate } from '#database/migration-trouble.ts'
import { about, type Finding } from '../finding.ts'

/** What a server says about itself, as far as the gateway depends on it. */
export interface ServerFacts {
  readonly version: string
  readonly versionNumber: number
  readonly isReadOnly: boolean
  readonly encoding: string
  readonly mayCreate: boolean
  readonly hasTrigrams: boolean
  readonly isDurable: boolean
  /** The time limit of statements, which the gateway asks for when it connects. */
  readonly statementTimeout: string
  /** Of the role or of the database, whichever is lower; -1: there is none. */
  readonly maxConnections: number
}

export async function readServerFacts(database: Queryable): Promise<ServerFacts> {
  const [facts] = await database.query<ServerFacts>(
    `select
       current_setting('server_version') as version,
       current_setting('server_version_num')::int as "versionNumber",
       pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as "isReadOnly",
       current_setting('server_encoding') as encoding,
       coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
       exists (select from pg_available_extensions where name = 'pg_trgm') as "hasTrigrams",
       current_setting('fsync')::boolean as "isDurable",
       current_setting('statement_timeout') as "statementTimeout",
       coalesce((
         select min(bound) from (
           select rolconnlimit from pg_roles where rolname = current_user
           union all
           select datconnlimit from pg_database where datname = current_database()
         ) as bounds (bound) where bound >= 0
       ), -1) as "maxConnections"`,
  )
  if (facts === undefined) throw new Error('The server has answered nothing')
  return facts
}

/** What is wrong with them. Pure. */
export function serverFindings(facts: ServerFacts): readonly Finding[] {
  const { note, fault } = about('database')
  const findings = [
    facts.versionNumber < 130_000 &&
      fault(`Upgrade PostgreSQL to version 13 or later: this is ${facts.version}.`),
    facts.isReadOnly &&
      fault('Name a server that takes writes in DATABASE_URL: this one is read-only.'),
    facts.encoding !== 'UTF8' &&
      fault(
        `Create the database anew with the encoding UTF8: its ${facts.encoding} cannot hold all names.`,
      ),
    !facts.mayCreate && fault(mayNotCreate),
    !facts.hasTrigrams &&
      fault(
        "Install PostgreSQL's contrib modules on the server: the extension pg_trgm is missing.",
      ),
    !facts.isDurable && note('Set fsync to on, or a power cut can lose accepted invites.'),
    facts.statementTimeout === '0' &&
      note(
        'Let the pooler pass on what the gateway sets when it connects: statements have no time limit now.',
      ),
    facts.maxConnections >= 0 &&
      facts.maxConnections < connectionsOfReplica &&
      note(
        `Raise the connection limit of the role and the database to ${connectionsOfReplica} for each replica: it is ${facts.maxConnections}.`,
      ),
  ]
  return findings.filter((finding) => finding !== false)
}

// 10 for requests, 5 for sending, and one that listens: see src/database/postgres.ts.
const connectionsOfReplica = 16
