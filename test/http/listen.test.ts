import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { test } from 'node:test'
import { listen } from '#http/server.ts'

const local = { host: '127.0.0.1', port: 0 }

test('a port that is taken is one sentence that says what to do', async () => {
  const server = await listen((_request, response) => response.end(), local)
  const port = Number(new URL(server.url).port)

  await assert.rejects(
    listen(() => {}, { ...local, port }),
    {
      message: `Cannot listen on 127.0.0.1:${port}: free it, or set PORT and HOST.`,
    },
  )

  assert.equal((await fetch(server.url)).status, 200)
  await server.close(0)
})

test('a host that is no address of this machine is the same sentence', async () => {
  await assert.rejects(
    listen(() => {}, { host: '192.0.2.1', port: 4000 }),
    {
      message: 'Cannot listen on 192.0.2.1:4000: free it, or set PORT and HOST.',
    },
  )
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
