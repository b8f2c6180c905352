import { openPostgres } from '#database/postgres.ts'
import type { PostgresServer } from '../../support/postgres.ts'
import { noPgBouncer, startPgBouncer } from '../pgbouncer.ts'
import type { PlantedFault } from './fault.ts'

const needsServer = true
const topic = 'database'

export const postgresFaults: readonly PlantedFault[] = [
  {
    what: 'a PostgreSQL server that does not run',
    plant: ({ variables }) => {
      variables.DATABASE_URL = 'postgres://invites@127.0.0.1:1/invites'
    },
    topic,
    says: /^Start the PostgreSQL server at 127\.0\.0\.1:1, or correct DATABASE_URL: nobody listens there\.$/,
  },
  {
    what: 'a PostgreSQL server whose name leads nowhere',
    plant: ({ variables }) => {
      variables.DATABASE_URL = 'postgres://invites@no-such-host.invalid/invites'
    },
    topic,
    says: /^Correct the host in DATABASE_URL: the name no-such-host\.invalid leads to no address\.$/,
  },
  {
    what: 'a database that does not exist',
    plant: ({ variables }, { server: { url } }) => {
      variables.DATABASE_URL = at(url, { pathname: 'nowhere' })
    },
    ...{ topic, needsServer },
    says: /^Create the database that DATABASE_URL names, or correct its name: there is none\.$/,
  },
  {
    what: 'a server without encryption, where it is asked for',
    plant: ({ variables }, { server: { url } }) => {
      variables.DATABASE_URL = `${url}?sslmode=verify-full`
    },
    ...{ topic, needsServer },
    says: /^Switch ssl on at the server \S+:\d+, or take sslmode out of DATABASE_URL: it does not encrypt\.$/,
  },
  {
    what: 'a role that does not exist',
    plant: ({ variables }, { server: { url } }) => {
      variables.DATABASE_URL = at(url, { username: 'nobody' })
    },
    ...{ topic, needsServer },
    says: /^Let the user of DATABASE_URL in, in pg_hba\.conf of the server: role .* does not exist\.$/,
  },
  {
    what: 'a role that may not make tables',
    plant: async ({ variables }, { server }) => {
      const url = await server.createDatabase()
      await run(url, 'revoke create on schema public from public', 'create role reader login')
      variables.DATABASE_URL = at(url, { username: 'reader' })
    },
    ...{ topic, needsServer },
    says: /^Make the role of DATABASE_URL the owner of the database, or grant it to create in the schema: /,
  },
  {
    what: 'a database that takes no writes',
    plant: async ({ variables }, { server }) => {
      variables.DATABASE_URL = await databaseWith(server, 'default_transaction_read_only = on')
    },
    ...{ topic, needsServer },
    says: /^Name a server that takes writes in DATABASE_URL: this one is read-only\.$/,
  },
  {
    what: 'an encoding that cannot hold all names',
    plant: async ({ variables }, { server: { url } }) => {
      const latin = `create database latin encoding 'LATIN1' locale 'C' template template0`
      await run(url, latin)
      variables.DATABASE_URL = at(url, { pathname: 'latin' })
    },
    ...{ topic, needsServer },
    says: /^Create the database anew with the encoding UTF8: its LATIN1 cannot hold all names\.$/,
  },
  {
    what: 'commits that a power cut undoes',
    plant: async ({ variables }, { server, undo }) => {
      const { url } = server
      undo.defer(() => run(url, 'alter system reset fsync', 'select pg_reload_conf()'))
      await run(url, 'alter system set fsync = off', 'select pg_reload_conf()')
      variables.DATABASE_URL = await server.createDatabase()
    },
    ...{ topic, needsServer },
    state: 'note',
    says: /^Set fsync to on, or a power cut can lose accepted invites\.$/,
  },
  {
    what: 'too few connections for a replica',
    plant: async ({ variables }, { server }) => {
      const url = await server.createDatabase()
      await run(url, `alter database ${new URL(url).pathname.slice(1)} connection limit 8`)
      variables.DATABASE_URL = url
    },
    ...{ topic, needsServer },
    state: 'note',
    says: /^Raise the connection limit of the role and the database to 16 for each replica: it is 8\.$/,
  },
  {
    what: 'tables of another version',
    plant: async ({ variables }, { server }) => {
      variables.DATABASE_URL = await server.createDatabase()
      await run(
        variables.DATABASE_URL,
        'create table migrations (name text primary key, checksum text)',
        `insert into migrations values ('0001-theirs.sql', 'theirs')`,
      )
    },
    ...{ topic: 'migrations', needsServer },
    says: /^Another version of the gateway made the tables of this database \(migration 0001-theirs\.sql /,
  },
  {
    what: 'a PgBouncer that gives connections away after each transaction',
    plant: async ({ variables }, { server: { url }, undo, skip }) => {
      const pooler = await startPgBouncer(url, 'transaction')
      if (pooler === undefined) return skip(noPgBouncer)
      variables.DATABASE_URL = undo.use(pooler).url
    },
    ...{ topic: 'notifications', needsServer },
    says: /^Name the PostgreSQL server itself in DATABASE_URL, or set pool_mode = session: /,
  },
  {
    what: 'a PgBouncer that refuses the time limits of statements',
    plant: async ({ variables }, { server: { url }, undo, skip }) => {
      const pooler = await startPgBouncer(url, 'session', '')
      if (pooler === undefined) return skip(noPgBouncer)
      variables.DATABASE_URL = undo.use(pooler).url
    },
    ...{ topic, needsServer },
    says: /^Name the PostgreSQL server itself in DATABASE_URL: the pooler there, such as PgBouncer, refuses /,
  },
]

const at = (url: string, change: { pathname?: string; username?: string }) =>
  Object.assign(new URL(url), change).href

async function databaseWith(server: PostgresServer, setting: string): Promise<string> {
  const url = await server.createDatabase()
  await run(url, `alter database ${new URL(url).pathname.slice(1)} set ${setting}`)
  return url
}

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  await using database = await openPostgres({ url, maxConnections: 1, onError: () => undefined })
  for (const statement of statements) await database.query(statement)
}
