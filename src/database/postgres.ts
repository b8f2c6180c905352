import pg from 'pg'
import { ConfigError } from '../config-error.ts'
import { watchAvailability } from './availability.ts'
import type { Connections, Database, Unlisten } from './database.ts'
import { createListener } from './postgres-listener.ts'
import { openPool, type WorkPool } from './postgres-pool.ts'
import { runNamed, sendTogether } from './statements/named.ts'
import { fixedPlans, freePlans } from './statements/plans.ts'
import { transaction } from './statements/transaction.ts'

export interface PostgresOptions {
  readonly url: string
  /** Called when an idle connection broke; the pool replaces it by itself. */
  readonly onError: (error: Error) => void
  /** For requests; 10 by default. Half as many more are for the background, and one listens. */
  readonly maxConnections?: number
  /** Of one statement; 30 s by default, and 0 for none. */
  readonly maxStatementMs?: number
}

// 5 s: a caller learns that the database cannot be reached before an ordinary client gives up.
const connectTimeoutMs = 5_000
// 30 s: far above any statement of ours; a stuck one must not hold a request forever.
const statementTimeoutMs = 30_000
// A replica that freezes inside a transaction holds locks that others wait for. Our own work between
// two statements takes a quarter of a second at most.
const idleInTransactionMs = 2_000
// Shorter: otherwise the transactions of a frozen replica that wait for each other end one by one.
const backgroundLockMs = 1_000

/**
 * A PostgreSQL server, through a pool; LISTEN has a connection of its own. Rejects with one sentence
 * if the server cannot be reached.
 */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const settings = {
    connectionString: options.url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'invite-gateway',
    types: numbersForBigints,
  }
  const { maxConnections = 10, maxStatementMs = statementTimeoutMs } = options
  const limited = {
    ...settings,
    statement_timeout: maxStatementMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    query_timeout: maxStatementMs === 0 ? 0 : maxStatementMs + connectTimeoutMs,
  }
  const pool = openPool({ ...limited, max: maxConnections }, options.onError)
  const max = Math.ceil(maxConnections / 2)
  const backgroundPool = openPool(
    { ...limited, max, lock_timeout: backgroundLockMs },
    options.onError,
  )
  await proveReach(pool)
  const listener = createListener(() => new pg.Client({ ...settings, keepAlive: true }))
  const { run: whereAvailable, isFull } = watchAvailability({
    ping: () => ping(settings),
    onAway: () => {
      pool.giveUp()
      backgroundPool.giveUp()
    },
    onBack: listener.verify,
  })

  const on = (pool: WorkPool, query = runComposed): Connections => ({
    kind: 'postgresql',
    query: (sql, parameters = []) => whereAvailable(() => query(pool, sql, parameters)),
    fixed: {
      query: (sql, parameters = []) => whereAvailable(() => runFixed(pool, sql, parameters)),
    },
    transaction: (work) => whereAvailable(() => transaction(pool, work)),
    listen: (channel, hear): Promise<Unlisten> => listener.listen(channel, hear),
    holdLivenessLock: (process) => listener.holdLivenessLock(process),
  })
  return {
    ...on(pool),
    background: on(backgroundPool, runFixed),
    unlimited: {
      transaction: (work) => whereAvailable(() => transaction(pool, work, { isUnlimited: true })),
    },
    pools: () => ({ requests: pool.use(), background: backgroundPool.use() }),
    isFull,
    [Symbol.asyncDispose]: async () => {
      await listener.close()
      await Promise.all([pool.end(), backgroundPool.end()])
    },
  }
}

async function proveReach(pool: WorkPool): Promise<void> {
  try {
    await runFixed(pool, 'select 1', [])
  } catch (cause) {
    await pool.end()
    const why = cause instanceof Error ? cause.message : String(cause)
    const isStarting = cause instanceof Error && 'code' in cause && cause.code === cannotConnectNow
    const advice = isStarting
      ? 'Start again when the database that DATABASE_URL names is ready'
      : 'Start the database that DATABASE_URL names, or correct it'
    throw new ConfigError(`${advice}: ${why}.`, { cause })
  }
}

const cannotConnectNow = '57P03'

/** On a connection of its own: those of the pool may all be busy, or cut without a word. */
async function ping(settings: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...settings, ...pingLimits })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    void client.end().catch(() => undefined)
  }
}

// Nobody waits for a ping for longer, and several would hold as many sockets.
const pingLimits = { connectionTimeoutMillis: 1_500, query_timeout: 1_500 }

/** Requests compose these, so a good plan may depend on their parameters. */
function runComposed<Row>(
  pool: WorkPool,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  return onConnection(pool, async (client) => {
    sendTogether(client)
    const [, { rows }] = await Promise.all([
      client.query(freePlans),
      client.query(sql, [...parameters]),
      client.query(fixedPlans),
    ])
    return rows
  })
}

function runFixed<Row>(
  pool: WorkPool,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  return onConnection(pool, (client) => runNamed(client, sql, parameters))
}

async function onConnection<Result>(
  pool: WorkPool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    return await work(client)
  } catch (error) {
    // Its statement may be running still.
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(failure)
  }
}

const numbersForBigints = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
}
