import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { holdPort } from '../support/ports/hold-port.ts'
import { findPrograms, noServer, startPostgres } from '../support/postgres.ts'
import { scriptOf } from './script.ts'

const root = join(import.meta.dirname, '../..')
const noCurl = 'curl was not found: install it, or the commands of docs/operations.md stay untried'

test('every command of docs/operations.md runs as written, and answers as the page says', async (t) => {
  await using postgres = await startPostgres()
  if (postgres === undefined) return t.skip(noServer)
  if (spawnSync('curl', ['--version']).status !== 0) {
    assert.equal(process.env.CI, undefined, noCurl)
    return t.skip(noCurl)
  }
  await using emulators = await startEmulators()
  using portA = await holdPort()
  using portB = await holdPort()
  const checkout = mkdtempSync(join(tmpdir(), 'invite-gateway-page-'))
  for (const name of ['src', 'node_modules', 'package.json']) {
    symlinkSync(join(root, name), join(checkout, name))
  }
  const { accessKeyId, secretAccessKey } = sandboxCredentials
  const at = (user: string, database: string) =>
    Object.assign(new URL(postgres.url), { username: user, pathname: database }).href
  const script = scriptOf({
    PORT_A: String(portA.port),
    PORT_B: String(portB.port),
    ADMIN_URL: postgres.url,
    DATABASE_URL: at('invites', 'invites'),
    RESTORED_URL: at('invites', 'invites_restored'),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    GATEWAY_CONFIG: 'gateway.json',
  })
  const shell = spawn('bash', ['-c', script], {
    cwd: checkout,
    // A group of its own, with every gateway that it starts.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: [dirname(process.execPath), await findPrograms(), process.env.PATH].join(delimiter),
      HOME: checkout,
      AWS_ENDPOINT_URL_REPOSTSPACE: emulators.REPOST_PRIVATE.url,
    },
  })
  const said = Promise.all([text(shell.stdout), text(shell.stderr)])
  const limit = setTimeout(() => shell.pid && process.kill(-shell.pid, 'SIGKILL'), 600_000)
  const [code] = await once(shell, 'exit')
  clearTimeout(limit)
  endGroup(shell.pid)
  const [out, err] = await said
  const logs = readdirSync(checkout)
    .filter((name) => name.endsWith('.log'))
    .map((name) => readFileSync(join(checkout, name), 'utf8'))
  rmSync(checkout, { recursive: true, force: true })

  assert.equal(code, 0, `${out}\n${err}\n${logs.join('\n')}`)
  assert.equal(out.match(/^as the page says: /gm)?.length, script.match(/^expect '/gm)?.length)
  // Ada at the server, Grace after the back-up, Linus after it came back; and Ada on PGlite.
  assert.equal(emulators.REPOST_PRIVATE.ledger.length, 4)
  assert.ok(logs.every((log) => !log.includes('"level":"error"')))
})

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // All have ended by themselves.
  }
}
