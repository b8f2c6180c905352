import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { openPostgres } from '#database/postgres.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { send, sentBy } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { progressOf } from './progress.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const root = join(import.meta.dirname, '../../..')

test('an operator ends a pause while gateways run', {
  skip: server ? false : noServer,
}, async () => {
  assert.ok(server)
  const url = await server.createDatabase()
  await using database = await openPostgres({ url, onError: () => undefined })
  await using gateway = await startTestGateway({ database })
  const { CHIME: chime } = gateway.emulators
  const resume = (...which: string[]) =>
    promisify(execFile)(process.execPath, ['src/operations/resume.ts', ...which], {
      cwd: root,
      env: { DATABASE_URL: url },
    }).then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    )
  chime.next({ kind: 'throttle', retryAfterSeconds: 86_400 })
  const { batch } = await send(gateway, { targets: [toChime(['ada@example.com'])], waitSeconds: 0 })
  await until(async () => (await progressOf(gateway, batch.id)).resumesAt)

  const listed = await resume()
  const unknown = await resume('CHIME/nowhere')
  const resumed = await resume('CHIME/berlin')
  await until(async () => (await progressOf(gateway, batch.id)).status === 'FINISHED')

  assert.match(listed, /^CHIME\/berlin is paused until \d{4}-/)
  assert.match(unknown, /^Nothing was ever sent to CHIME\/nowhere\./)
  assert.match(resumed, /^CHIME\/berlin was paused until \d{4}-.+; resumed\.\n$/)
  assert.match(await resume(), /^No destination is paused\.\n$/)
  assert.match(await resume('CHIME/berlin'), /^CHIME\/berlin is not paused\.\n$/)
  assert.deepEqual(sentBy(chime), ['ada@example.com'])
})
