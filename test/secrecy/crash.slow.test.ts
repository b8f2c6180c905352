import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { framesOf } from '../../src/crash.ts'
import {
  databasePassword,
  environment,
  files,
  foundIn,
  hash,
  inputs,
  key,
  upstream,
} from './plants.ts'
import { run } from './programs.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-crash-'))
after(() => rmSync(directory, { recursive: true }))
const write = (name: string, content: unknown) => {
  const path = join(directory, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const secret = environment.AWS_SECRET_ACCESS_KEY
const silent = createServer().listen(0, '127.0.0.1')
silent.on('connection', (socket) => socket.on('error', () => undefined))
await once(silent, 'listening')
after(() => {
  silent.closeAllConnections()
  silent.close()
})
const address = silent.address()
assert.ok(address !== null && typeof address === 'object')

test('where an error was thrown is told without what it says', () => {
  const [first = '', ...frames] = framesOf(new Error('Ada\n    at Lovelace (a.js:1:2)'))

  assert.match(first, /crash\.slow\.test\.ts:\d+:\d+\)?$/)
  assert.ok(frames.every((frame) => !frame.includes('Lovelace')))
})

test('the last words of the sandbox hold no address, no request and no secret', async () => {
  await using sandbox = run('src/sandbox/main.ts', { PORT: '0' })
  await sandbox.heard(/GraphiQL +(http\S+)/)
  sandbox.crash()
  const [said, code] = await sandbox.ended

  assert.equal(code, 1)
  assert.match(said, /"msg":"a bug stopped the sandbox"/)
  // It has no secrets, so it knows them by their form only.
  const { AWS_ACCESS_KEY_ID, TENCENTCLOUD_SECRET_ID } = environment
  const shaped = { AWS_ACCESS_KEY_ID, TENCENTCLOUD_SECRET_ID, key, hash }
  assert.equal(foundIn(said, shaped, inputs, upstream), undefined, said)
})

test('the last words of the command that sends files say where it broke, and nothing else', async () => {
  const file = write('people.csv', `email\n${inputs.email}\n`)
  const url = `http://127.0.0.1:${address.port}/graphql`
  const asked = once(silent, 'request')
  await using sender = run('src/send-file/main.ts', { INVITE_GATEWAY_TOKEN: key }, [
    file,
    '--to',
    'chime:team',
    '--url',
    url,
  ])
  await asked
  sender.crash()
  const [said, code] = await sender.ended

  assert.equal(code, 1)
  assert.match(said, /A bug in this command stopped it: Error\n {2}at .*:\d+:\d+/)
  assert.equal(foundIn(said, environment, files, inputs, upstream), undefined, said)
})

const anywhere = { destinations: [{ id: '*' }] }
const valid = { identity: { keys: 'identities.json' }, providers: { chime: anywhere } }
write('identities.json', { keys: [] })
write('wrong.json', `{"keys": ["${key}" "${hash}"`)
const config = write('gateway.json', valid)
const login = `//planted:${databasePassword}@127.0.0.1`
const starts: Readonly<Record<string, Record<string, string>>> = {
  'a configuration that is no JSON': {
    GATEWAY_CONFIG: write('broken.json', `{"password": ${databasePassword}, "key": "${key}"`),
  },
  'API keys that are no JSON': {
    GATEWAY_CONFIG: write('wrong-keys.json', { ...valid, identity: { keys: 'wrong.json' } }),
  },
  'a database that does not answer': {
    DATABASE_URL: `postgres:${login}:1/invites?connect_timeout=1`,
  },
  'a name of a database that cannot be decoded': {
    DATABASE_URL: `postgres:${login}:1/%zz-${databasePassword}`,
  },
  'another kind of database': { DATABASE_URL: `mysql:${login}/invites` },
  'a secret where a URL belongs': { TENCENTCLOUD_ENDPOINT: secret },
  'a secret where a port belongs': { PORT: secret },
}
const given = {
  ...{ ...environment, AWS_REGION: 'us-east-1', GATEWAY_CONFIG: config, PORT: '0' },
  ...{ DATA_DIR: join(directory, 'unused'), AWS_ENDPOINT_URL_CHIME: 'http://127.0.0.1:1' },
}
for (const [name, wrong] of Object.entries(starts)) {
  test(`${name} stops the start, and neither it nor the doctor quotes it`, async () => {
    await using gateway = run('src/main.ts', { ...given, ...wrong })
    await using doctor = run('src/doctor/main.ts', { ...given, ...wrong })
    const [said, code] = await gateway.ended
    const [found, status] = await doctor.ended

    assert.deepEqual([code, status], [1, 1])
    assert.ok(said.trim().length > 20)
    assert.match(found, /^FAULT /m)
    assert.doesNotMatch(said, /a bug stopped/)
    for (const text of [said, found]) {
      assert.equal(foundIn(text, environment, files, { databasePassword }), undefined, text)
    }
  })
}
