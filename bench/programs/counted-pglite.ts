import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/database/database.ts'
import { openPglite } from '../../src/database/pglite.ts'
import { createGateway } from '../../src/gateway.ts'
import { listen } from '../../src/http/server.ts'
import { openIdentity } from '../../src/identity/identify.ts'
import { createLogger } from '../../src/logger.ts'
import { createProviders } from '../../src/providers/registry.ts'

/** What was asked of the built-in database so far. */
export interface PgliteCounts {
  /** The begin and the end of each transaction included. */
  readonly statements: number
  readonly commits: number
  /** A place in the log, in bytes. */
  readonly position: number
}

/** `src/main.ts` on PGlite, but `GET /counts` says what was asked of the database. */
const logger = createLogger()
const config = readConfig(process.env)
if ('url' in config.database) throw new Error('set DATA_DIR')
const pglite = await openPglite({ directory: config.database.directory })
const done = { statements: 0, commits: 0 }
const database: Database = {
  ...pglite,
  query: async (sql, parameters) => {
    const rows = await pglite.query<never>(sql, parameters)
    done.statements += 1
    done.commits += 1
    return rows
  },
  transaction: async (work) => {
    const result = await pglite.transaction((tx) =>
      work({
        query: (sql, parameters) => {
          done.statements += 1
          return tx.query(sql, parameters)
        },
      }),
    )
    done.statements += 2
    done.commits += 1
    return result
  },
}
const { destinations, limits } = config
const { identify } = openIdentity(config.identity, logger)
const providers = createProviders(config.providers)
const gateway = await createGateway({ database, providers, destinations, identify, limits, logger })

async function counts(): Promise<PgliteCounts> {
  const [log] = await pglite.query<{ position: number }>(
    `select (pg_current_wal_insert_lsn() - '0/0')::float8 as position`,
  )
  return { ...done, position: log?.position ?? 0 }
}

const server = await listen((request, response) => {
  if (request.url !== '/counts') return gateway.handle(request, response)
  void counts().then((said) => response.end(JSON.stringify(said)))
}, config)
logger.info({ url: server.url }, 'listening')
process.once('SIGTERM', () => process.exit(0))
