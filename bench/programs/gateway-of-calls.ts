import { readConfig } from '../../src/config.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { createGateway } from '../../src/gateway.ts'
import { listen } from '../../src/http/server.ts'
import { openIdentity } from '../../src/identity/identify.ts'
import { createLogger } from '../../src/logger.ts'
import { createProviders } from '../../src/providers/registry.ts'

/** `src/main.ts` on PostgreSQL, but with so many recipients in a call as BENCH_PER_CALL says. */
const logger = createLogger()
const config = readConfig(process.env)
if (!('url' in config.database)) throw new Error('set DATABASE_URL')
const database = await openPostgres({
  ...config.database,
  onError: (error) => logger.error({ error }, 'a database connection broke'),
})
const recipientsPerCall = Number(process.env.BENCH_PER_CALL)
const providers = new Map(
  [...createProviders(config.providers)].map(([kind, provider]) => [
    kind,
    { ...provider, limits: { ...provider.limits, recipientsPerCall } },
  ]),
)
const { destinations, limits } = config
const { identify } = openIdentity(config.identity, logger)
const gateway = await createGateway({ database, providers, destinations, identify, limits, logger })
const server = await listen(gateway.handle, config)
logger.info({ url: server.url }, 'listening')
process.once('SIGTERM', () => process.exit(0))
