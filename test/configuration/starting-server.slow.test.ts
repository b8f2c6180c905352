import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { examinePostgres } from '../../src/doctor/database/postgres.ts'
import { compiled } from '../compiled.ts'
import { writeConfiguration } from '../hostile/play/configuration.ts'
import { startServe } from '../hostile/play/serve.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-starting-server-'))
after(() => rmSync(directory, { recursive: true, force: true }))
// After recovery.signal the server asks for its archive when it starts, which answers once there is a file.
// Without standby it is ready when it takes writes.
const archive = 'restore_command=until [ -e go ]; do sleep 0.1; done; false'
const server = await startPostgres([archive, 'hot_standby=off'])
after(() => server?.[Symbol.asyncDispose]())
const waitForIt =
  'Wait until the server of DATABASE_URL is ready: the database system is starting up.'
const onServer = { skip: server === undefined ? noServer : false, timeout: 120_000 }

test(
  'a server that is starting ends the start and says so, until it is ready',
  onServer,
  async () => {
    assert.ok(server)
    await using emulators = await startEmulators()
    const url = await server.createDatabase()
    const { environment } = writeConfiguration(directory, urlsOf(emulators), url)
    const log = join(directory, 'gateway.log')
    const start = () => startServe({ ...compiled, ...environment }, log)
    await server.kill()
    const signal = join(server.data, 'recovery.signal')
    writeFileSync(signal, '')
    // The server removes it, as a user of its own.
    chmodSync(signal, 0o666)
    const started = server.start()
    await until(async () => {
      const [finding] = await examinePostgres(url)
      return finding?.says === waitForIt
    })

    await assert.rejects(start(), {
      message:
        'the gateway did not start: Start again when the database that DATABASE_URL names is ready: the database system is starting up.\n',
    })
    writeFileSync(join(server.data, 'go'), '')
    await started
    await using serve = await start()
    const ready = await fetch(`${serve.url}/health/ready`)

    assert.equal(ready.status, 200)
  },
)
