import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noServer, type PostgresServer, startPostgres } from '../../test/support/postgres.ts'
import type { UpstreamApi } from '../programs/upstream.ts'
import { type GatewayOptions, type GatewayProcess, startGateway } from './gateway.ts'
import type { Load, LoadApi, LoadResult } from './load-api.ts'
import { type Program, startProgram } from './rpc.ts'
import type { ServerApi } from './serve.ts'

/** What every figure needs: an upstream and a load in processes of their own, and databases. */
export interface Stage extends AsyncDisposable {
  readonly upstream: Program<UpstreamApi>
  readonly upstreamUrl: string
  readonly postgres: PostgresServer
  load(load: Load): Promise<LoadResult>
  /** A gateway on a database of its own, or on the one given. */
  gateway(on: DatabaseKind, options?: Partial<GatewayOptions>): Promise<GatewayProcess>
  peer(name: 'yoga' | 'mesh' | 'hive'): Promise<Pick<GatewayProcess, 'pid' | 'url'>>
  /** An empty directory. */
  directory(): Promise<string>
}

export type DatabaseKind = 'PostgreSQL' | 'PGlite'
export const databaseKinds: readonly DatabaseKind[] = ['PostgreSQL', 'PGlite']

/** `settings`: of PostgreSQL, as `name=value`. */
export async function setStage(settings: readonly string[] = []): Promise<Stage> {
  await using started = new AsyncDisposableStack()
  const postgres = started.use((await startPostgres(settings)) ?? fail(noServer))
  const upstream = started.use(await startProgram<UpstreamApi>('programs/upstream.ts'))
  const loader = started.use(await startProgram<LoadApi>('peers/load.ts'))
  const upstreamUrl = await upstream.call.url()
  const running = started.move()

  const directory = async () => {
    const path = await mkdtemp(join(tmpdir(), 'invite-gateway-bench-data-'))
    running.defer(() => rm(path, { recursive: true, force: true }))
    return path
  }
  return {
    upstream,
    upstreamUrl,
    postgres,
    load: async (load) => {
      const result = await loader.call.run(load)
      if (result.failure === undefined || load.mayFail) return result
      throw new Error(`${result.failures} requests failed: ${result.failure}`)
    },
    directory,
    gateway: async (on, options = {}) => {
      const database =
        on === 'PGlite'
          ? { directory: await directory() }
          : { url: await postgres.createDatabase() }
      return running.use(await startGateway({ upstream: upstreamUrl, database, ...options }))
    },
    peer: async (name) => {
      const program = await startProgram<ServerApi>(`peers/${name}.ts`, upstreamUrl)
      running.use(program)
      return { pid: program.pid, url: await program.call.url() }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function fail(message: string): never {
  throw new Error(message)
}
