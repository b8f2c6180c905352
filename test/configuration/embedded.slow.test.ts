import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeKey } from '#identity/api-keys.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'
import {
  noOrdinaryUser,
  ordinaryDirectory,
  ordinaryUser,
} from '../database/embedded/ordinary-user.ts'

const directory = ordinaryDirectory()
after(() => rmSync(directory, { recursive: true, force: true }))
const data = join(directory, 'data')
const pidFile = join(data, 'embedded', 'data', 'postmaster.pid')
const here = { timeout: 120_000, skip: noOrdinaryUser }

const { id, hash } = makeKey()
const caller = { caller: 'ada', tenant: 'acme', scopes: ['invites:send'], destinations: ['*'] }
writeFileSync(
  join(directory, 'identities.json'),
  JSON.stringify({ keys: [{ id, sha256: hash, ...caller }] }),
)
writeFileSync(
  join(directory, 'gateway.json'),
  JSON.stringify({
    identity: { keys: 'identities.json' },
    providers: { chime: { destinations: [{ id: '*' }] } },
  }),
)

test('serve on the embedded PostgreSQL is ready, and ends it in order', here, async () => {
  const serve = run(['serve'], { DATABASE: 'embedded' })
  const { url, config } = JSON.parse(await serve.line('listening'))
  const ready = await fetch(`${url}/health/ready`)
  serve.child.kill('SIGTERM')
  const status = await serve.ended

  assert.equal(config.database, 'embedded')
  assert.deepEqual([ready.status, status, existsSync(pidFile)], [200, 0, false])
})

test('a directory stays with what made it, and another wish is one sentence', here, async () => {
  const other = run(['serve'], { DATABASE: 'pglite' })
  const status = await other.ended
  const doctor = run(['doctor'], {})
  await doctor.ended

  assert.equal(status, 1)
  assert.match(other.said(), /^Set DATABASE=embedded, which made \S+, or run npm run move-data/m)
  assert.match(doctor.said(), /^ok +database +an embedded PostgreSQL in/m)
})

test('serve ends with status 1 when its server has ended', here, async () => {
  const serve = run(['serve'], {})
  await serve.line('listening')
  const [pid] = readFileSync(pidFile, 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')

  assert.equal(await serve.ended, 1)
  assert.match(serve.said(), /"The embedded PostgreSQL has stopped: look into /)
})

/** A command as the ordinary user. */
function run(command: readonly string[], given: Readonly<Record<string, string>>) {
  const { accessKeyId, secretAccessKey } = sandboxCredentials
  const child = spawn(process.execPath, ['src/launch.cjs', ...command], {
    ...ordinaryUser,
    env: {
      ...{ GATEWAY_CONFIG: join(directory, 'gateway.json'), DATA_DIR: data, PORT: '0' },
      ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      // Nobody listens there: nothing is sent.
      AWS_ENDPOINT_URL_CHIME: 'http://127.0.0.1:9',
      ...given,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  after(() => void child.kill('SIGKILL'))
  let said = ''
  const heard = (piece: Buffer) => {
    said += piece
  }
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  return {
    child,
    said: () => said,
    ended: once(child, 'close').then(([code]) => code as number | null),
    /** The first line of the log with a message. */
    line: async (message: string) => {
      for (;;) {
        const line = said.split('\n').find((line) => line.includes(`"msg":"${message}"`))
        if (line !== undefined) return line
        await once(child.stderr, 'data')
      }
    },
  }
}
