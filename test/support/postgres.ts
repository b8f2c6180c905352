import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { holdPort } from './ports/hold-port.ts'

const run = promisify(execFile)

/** A throwaway PostgreSQL cluster on a port of its own, with everything as in production. */
export interface PostgresServer extends AsyncDisposable {
  readonly url: string
  /** Of the process that is the parent of all its others. */
  pid(): number
  /** Where its data is. */
  readonly data: string
  /** Where its programs are. */
  readonly programs: string
  /** An empty database in the cluster. */
  createDatabase(): Promise<string>
  /** Ends it as a power cut would: SIGKILL to every process. */
  kill(): Promise<void>
  start(): Promise<void>
  /** An orderly restart that cuts all connections. */
  restart(): Promise<void>
}

export const noServer =
  'no PostgreSQL server programs were found: install postgresql, or the tests on a server stay out'

/** Undefined where the server's programs are missing. */
export async function startPostgres(
  /** Of its configuration, as `name=value`. */
  settings: readonly string[] = [],
): Promise<PostgresServer | undefined> {
  const programs = await findPrograms()
  if (programs === undefined) {
    if (process.env.CI !== undefined) throw new Error(noServer)
    return undefined
  }
  // The server refuses to run as root, and its user must reach the directory.
  const directory = await mkdtemp('/tmp/invite-gateway-postgres-')
  const asRoot = process.getuid?.() === 0
  if (asRoot) await run('chown', ['nobody', directory])
  await chmod(directory, 0o700)
  const as = (program: string, ...rest: string[]): [string, string[]] =>
    asRoot
      ? ['runuser', ['-u', 'nobody', '--', join(programs, program), ...rest]]
      : [join(programs, program), rest]

  const data = join(directory, 'data')
  const held = await holdPort()
  const { port } = held
  await run(...as('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'), {
    cwd: '/tmp',
  })
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const options = ['-h', '127.0.0.1', '-p', String(port), '-k', '', '-c', 'max_connections=200']
  options.push(...settings.flatMap((setting) => ['-c', setting]))
  let server: ReturnType<typeof spawn> | undefined
  let postmaster = 0

  const start = async () => {
    server = spawn(...as('postgres', '-D', data, ...options), { cwd: '/tmp', stdio: 'ignore' })
    for (;;) {
      const client = new pg.Client({ connectionString: url('postgres') })
      client.on('error', () => undefined)
      const pid = await client
        .connect()
        .then(() => client.query("select pg_read_file('postmaster.pid') as file"))
        .then(({ rows }) => Number.parseInt(rows[0].file, 10))
        .catch(() => undefined)
      await client.end().catch(() => undefined)
      if (pid !== undefined) {
        postmaster = pid
        return
      }
      if (server.exitCode !== null) throw new Error('the PostgreSQL server did not start')
      await sleep(50)
    }
  }
  const end = async (signal: 'SIGINT' | 'SIGKILL') => {
    if (server === undefined || server.exitCode !== null) return
    const ended = once(server, 'exit')
    process.kill(postmaster, signal)
    await ended
    server = undefined
    // Killed, its children notice by themselves; a new one may not start before.
    if (signal === 'SIGKILL') await sleep(300)
  }

  await start()
  return {
    url: url('postgres'),
    pid: () => postmaster,
    data,
    programs,
    createDatabase: async () => {
      const name = `test_${Math.random().toString(36).slice(2)}`
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return url(name)
    },
    kill: () => end('SIGKILL'),
    start,
    restart: async () => {
      await end('SIGINT')
      await start()
    },
    [Symbol.asyncDispose]: async () => {
      await end('SIGINT')
      held[Symbol.dispose]()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Debian keeps them out of the PATH, in one folder a version. */
export async function findPrograms(): Promise<string | undefined> {
  const root = '/usr/lib/postgresql'
  const versions = await readdir(root).catch(() => [])
  const [newest] = versions.map(Number).sort((a, b) => b - a)
  if (newest !== undefined) return join(root, String(newest), 'bin')
  const found = await run('pg_config', ['--bindir']).catch(() => undefined)
  return found?.stdout.trim()
}
