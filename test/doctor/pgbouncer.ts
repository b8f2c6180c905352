import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { holdPort } from '../support/ports/hold-port.ts'

export const noPgBouncer = 'pgbouncer was not found: install it, or what it breaks stays untried'

const program = '/usr/sbin/pgbouncer'
// Of Debian's `nobody`: it refuses to run as root.
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** A PgBouncer before this server. Undefined where it is not installed. */
export async function startPgBouncer(
  serverUrl: string,
  mode: 'session' | 'transaction',
  ignored = 'statement_timeout, lock_timeout, idle_in_transaction_session_timeout',
): Promise<(AsyncDisposable & { readonly url: string }) | undefined> {
  if (!existsSync(program)) {
    if (process.env.CI !== undefined) throw new Error(noPgBouncer)
    return undefined
  }
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-pgbouncer-'))
  const { hostname, port, username, pathname } = new URL(serverUrl)
  const held = await holdPort()
  const file = join(directory, 'pgbouncer.ini')
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${port} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${held.port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
${ignored === '' ? '' : `ignore_startup_parameters = ${ignored}`}
`,
  )
  chmodSync(directory, 0o755)
  if (nobody.uid !== undefined) chownSync(file, nobody.uid, nobody.gid)
  const child = spawn(program, [file], { ...nobody, cwd: '/tmp', stdio: 'ignore' })
  const ended = once(child, 'exit')
  const url = `postgres://${username}@127.0.0.1:${held.port}${pathname}`
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`)
    await sleep(20)
  }
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
      held[Symbol.dispose]()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
