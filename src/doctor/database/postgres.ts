import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import { openPostgres } from '#database/postgres.ts'
import { about, type Finding } from '../finding.ts'
import { connectionAdvice } from './connection-advice.ts'
import { examineMigrations } from './migrations.ts'
import { readServerFacts, serverFindings } from './server-facts.ts'

/** The server with everything that the gateway asks of it. Nothing is written there. */
export async function examinePostgres(url: string): Promise<readonly Finding[]> {
  const { ok, fault } = about('database')
  let database: Database
  try {
    database = await openPostgres({ url, maxConnections: 1, onError: () => undefined })
  } catch (error) {
    return [fault(connectionAdvice(error, url))]
  }
  await using opened = database
  const facts = await readServerFacts(opened)
  const migrations = await examineMigrations(opened)
  const notifications = await examineNotifications(opened)
  const problems = serverFindings(facts)
  return [ok(`PostgreSQL ${facts.version}`), ...problems, migrations, notifications]
}

/**
 * LISTEN holds its connection, and so do the locks by which replicas see each other alive. A pooler
 * that gives the connection to others after each transaction swallows both without an error.
 */
async function examineNotifications(database: Database): Promise<Finding> {
  const { ok, fault } = about('notifications')
  const channel = `doctor_${randomUUID()}`
  const heard = Promise.withResolvers<true>()
  const unlisten = await database.listen(channel, () => heard.resolve(true))
  await database.query('select pg_notify($1, $2)', [channel, 'hello'])
  const isHeard = await Promise.race([heard.promise, sleep(maxWaitMs, false, { ref: false })])
  await unlisten()
  return isHeard
    ? ok('LISTEN hears NOTIFY')
    : fault(
        'Name the PostgreSQL server itself in DATABASE_URL, or set pool_mode = session: a pooler such as PgBouncer in transaction mode swallows notifications and the signs of life of replicas.',
      )
}

// A notification takes some milliseconds.
const maxWaitMs = 2_000
