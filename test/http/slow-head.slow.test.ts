import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { listen } from '#http/server.ts'

test('a head that is not complete after 10 s gets 408', async () => {
  const server = await listen((_request, response) => response.end(), {
    host: '127.0.0.1',
    port: 0,
  })
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  const said = text(socket)

  const start = performance.now()
  socket.write('GET / HTTP/1.1\r\nHost:')

  const answer = await said
  const seconds = (performance.now() - start) / 1_000
  await server.close(0)
  assert.match(answer, /^HTTP\/1\.1 408 /)
  assert.ok(seconds >= 9.5, `after ${seconds} s`)
})
