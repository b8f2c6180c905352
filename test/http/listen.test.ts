import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { proveFree } from '#http/bind.ts'
import { type Listening, listen } from '#http/server.ts'
import { ConfigError } from '../../src/config-error.ts'
import { until } from '../support/until.ts'

const local = { host: '127.0.0.1', port: 0 }

test('a port that is taken is one sentence that says what to do', async () => {
  const server = await listen((_request, response) => response.end(), local)
  const port = Number(new URL(server.url).port)

  await assert.rejects(
    listen(() => {}, { ...local, port }),
    {
      message: `Cannot listen on 127.0.0.1:${port}: another program does; stop it, or set PORT.`,
    },
  )

  assert.equal((await fetch(server.url)).status, 200)
  await server.close(0)
})

for (const [what, host, advice] of [
  ['an address of another machine', '192.0.2.1', /: HOST is no address of this machine; set it/],
  ['a name without an address', 'no-such-host.invalid', /: HOST is a name without an address; set/],
  [
    'the IPv6 address of another machine',
    '2001:db8::1',
    /^Cannot listen on \[2001:db8::1\]:4000: /,
  ],
] as const) {
  test(`a host that is ${what} is told as that`, async () => {
    await assert.rejects(
      listen(() => {}, { host, port: 4000 }),
      (error) => {
        assert.ok(error instanceof ConfigError)
        assert.match(error.message, advice)
        assert.match(error.message, /set (?:it|HOST) [^.]*(?:\.0)*[^.]*\.$/)
        return true
      },
    )
  })
}

test('a free port is proven without anybody listening afterwards', async () => {
  const server = await listen(() => {}, local)
  const port = Number(new URL(server.url).port)
  await assert.rejects(proveFree({ ...local, port }), ConfigError)
  await server.close(0)

  await proveFree({ ...local, port })

  const again = await listen(() => {}, { ...local, port })
  await again.close(0)
})

test('an IPv6 address is written as URLs want it', async (t) => {
  if (!(await hasIpv6())) return t.skip('this machine has no IPv6')
  const server = await listen((_request, response) => response.end('six'), {
    ...local,
    host: '::1',
  })

  const response = await fetch(server.url)
  await server.close(0)

  assert.match(server.url, /^http:\/\/\[::1\]:\d+$/)
  assert.equal(await response.text(), 'six')
})

test('an idle connection outlives the 60 s of a load balancer', async () => {
  await using server = await disposable(listen((_request, response) => response.end(), local))

  const { headers } = await fetch(server.url)

  assert.equal(headers.get('keep-alive'), 'timeout=75')
})

test('the time for a head does not run while a connection is idle, and does afterwards', async () => {
  const options = { ...local, headMs: 200, keepAliveMs: 60_000 }
  await using server = await disposable(listen((_request, response) => response.end(), options))
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let said = ''
  socket.on('data', (chunk) => {
    said += chunk
  })
  const request = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

  socket.write(request)
  await until(() => said.includes('200 OK'))
  // More than two of the checks that would end a slow head.
  await sleep(2_500)
  said = ''
  socket.write(request)
  await until(() => said.includes('200 OK'))
  assert.match(said, /Keep-Alive: timeout=60/)
  socket.write('GET / HTTP/1.1\r\nHost:')
  await until(() => said.includes('408'))
  socket.destroy()
})

test('closing lets the answer in flight out, and takes no new connections', async () => {
  const { handle, arrived, answer } = heldAnswer()
  const server = await listen(handle, local)
  const asked = fetch(server.url)
  await arrived

  const closed = server.close(60_000)
  const late = fetch(server.url)
  await assert.rejects(late)
  answer()

  assert.equal(await (await asked).text(), 'late but whole')
  await closed
})

test('closing cuts off what takes longer than it may', async () => {
  const { handle, arrived } = heldAnswer()
  const server = await listen(handle, local)
  const asked = fetch(server.url)
  await arrived

  await Promise.all([server.close(1), assert.rejects(asked)])
})

function heldAnswer(): { handle: RequestListener; arrived: Promise<void>; answer: () => void } {
  const arrived = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  return {
    handle: async (_request, response) => {
      arrived.resolve()
      await held.promise
      response.end('late but whole')
    },
    arrived: arrived.promise,
    answer: held.resolve,
  }
}

async function hasIpv6(): Promise<boolean> {
  const server = createServer().listen(0, '::1')
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

async function disposable(listening: Promise<Listening>) {
  const server = await listening
  return { ...server, [Symbol.asyncDispose]: () => server.close(0) }
}
