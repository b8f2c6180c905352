import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { sandboxKeys } from '#sandbox/keys.ts'

test('a port that is taken is one sentence, said before the database is opened', async () => {
  const occupant = createServer().listen(0, '127.0.0.1')
  after(() => occupant.close())
  await once(occupant, 'listening')
  const address = occupant.address()
  assert.ok(address !== null && typeof address === 'object')

  const { code, errors } = await run({ PORT: String(address.port), HOST: '' })

  assert.equal(code, 1)
  assert.equal(
    errors,
    `Cannot listen on 127.0.0.1:${address.port}: another program does; stop it, or set PORT.\n`,
  )
})

test('PORT=abc is one sentence', async () => {
  const { code, errors } = await run({ PORT: 'abc' })

  assert.equal(code, 1)
  assert.equal(errors, 'Set PORT (a port from 0 to 65535).\n')
})

test('the start prints its keys, and answers pages on loopback and those of ORIGINS and HOSTS', async () => {
  await using sandbox = await started({
    ...{ PORT: '0', HOST: '' },
    ...{ ORIGINS: 'https://app.example.com', HOSTS: 'gateway.test' },
  })
  const { url, printed } = sandbox

  for (const { key, about } of sandboxKeys) assert.match(printed, new RegExp(`${key} +${about}`))
  for (const origin of ['http://localhost:5173', 'https://app.example.com']) {
    const { headers, status } = await post(url, { origin })
    assert.deepEqual([status, headers.get('access-control-allow-origin')], [200, origin])
  }
  assert.equal((await post(url, { authorization: 'Bearer igw_readonly_sandbox' })).status, 200)
  assert.equal((await post(url, { authorization: 'Bearer igw_unknown_sandbox' })).status, 401)
})

function post(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ __typename }"}',
  })
}

function start(environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, ['src/sandbox/main.ts'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function run(environment: Readonly<Record<string, string>>) {
  const child = start(environment)
  const [[code], errors] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  return { code, errors }
}

async function started(environment: Readonly<Record<string, string>>) {
  const child = start(environment)
  let printed = ''
  for await (const piece of child.stdout.setEncoding('utf8')) {
    printed += piece
    if (printed.includes('Ctrl+C')) break
  }
  const url = /Console +(\S+)/.exec(printed)?.[1] ?? ''
  const stop = async () => {
    child.kill()
    await once(child, 'exit')
  }
  return { url, printed, [Symbol.asyncDispose]: stop }
}
