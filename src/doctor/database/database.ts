import type { Config } from '../../config.ts'
import type { Finding } from '../finding.ts'
import { runningVersion } from '../port.ts'
import { examineBuiltIn } from './built-in.ts'
import { examinePostgres } from './postgres.ts'

/** Whether the database can be used, with everything that the gateway asks of it. */
export async function examineDatabase(config: Config): Promise<readonly Finding[]> {
  const { database } = config
  if ('url' in database) return examinePostgres(database.url)
  const isRunning = (await runningVersion(config)) !== undefined
  return examineBuiltIn(database, isRunning)
}
