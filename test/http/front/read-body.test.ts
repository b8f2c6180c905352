import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { startServer } from '../server.ts'

const maxBodyBytes = 2_048
const server = await startServer({ limits: { maxBodyBytes } })
after(() => server[Symbol.asyncDispose]())

const host = new URL(server.url)
const question = JSON.stringify({ query: '{ limits { maxBodyBytes } }' })
const answer = { limits: { maxBodyBytes } }

test('a declared length over the limit is refused before the body is sent', async () => {
  const socket = await open([`content-length: ${maxBodyBytes + 1}`])

  const [reply] = await once(socket, 'data')
  socket.destroy()

  assertTooLarge(String(reply))
})

test('a client that sends everything before it reads learns why it was refused', async () => {
  const bytes = 20_000_000
  const body = 'x'.repeat(bytes)
  for (const [header, sent] of [
    [`content-length: ${bytes}`, body],
    ['transfer-encoding: chunked', `${chunk(body)}${chunk('')}`],
  ] as const) {
    const socket = await open([header])
    await new Promise((resolve) => socket.write(sent, resolve))

    const [reply] = await once(socket, 'data')
    socket.destroy()

    assertTooLarge(String(reply))
  }
})

test('a body without a length is refused as soon as it is over the limit', async () => {
  const socket = await open(['transfer-encoding: chunked'])
  socket.write(chunk('x'.repeat(maxBodyBytes)))
  socket.write(chunk('x'))

  const [reply] = await once(socket, 'data')
  socket.destroy()

  assertTooLarge(String(reply))
})

test('a body without a length that is within the limit is answered', async () => {
  const response = await post(stream(question.slice(0, 7), question.slice(7), ' '.repeat(100)))

  assert.deepEqual((await response.json()).data, answer)
})

test('a body of exactly the limit is answered', async () => {
  const response = await post(question.padEnd(maxBodyBytes))

  assert.deepEqual((await response.json()).data, answer)
})

test('a client that waits to be asked for its body is asked once, and answered', async () => {
  const socket = await open([`content-length: ${question.length}`, 'expect: 100-continue'])
  const [asked] = await once(socket, 'data')
  socket.write(question)
  const [reply] = await once(socket, 'data')
  socket.destroy()

  assert.equal(String(asked), 'HTTP/1.1 100 Continue\r\n\r\n')
  assert.match(String(reply), /^HTTP\/1\.1 200 /)
})

test('a client whose head is refused is not asked for its body', async () => {
  for (const [header, status] of [
    [`content-length: ${maxBodyBytes + 1}`, 413],
    ['content-length: 9\r\ncontent-encoding: gzip', 415],
  ] as const) {
    const socket = await open([header, 'expect: 100-continue'])
    const [reply] = await once(socket, 'data')
    socket.destroy()

    assert.match(String(reply), new RegExp(`^HTTP/1\\.1 ${status} `))
  }
})

for (const [what, bytes] of [
  ['a byte that begins nothing', [0xff]],
  ['a character that is cut short', [0xe2, 0x82]],
  ['a character in more bytes than it needs', [0xc0, 0xaf]],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['Latin 1', [0xfc, 0x62]],
] as const) {
  test(`${what} in a body is a bad request, with and without a length`, async () => {
    const { query } = JSON.parse(question)
    const [before = '', after = ''] = JSON.stringify({ query: `#x\n${query}` }).split('x')
    const pieces = [Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]

    const declared = await post(Buffer.concat(pieces))
    const streamed = await post(stream(...pieces))

    for (const response of [declared, streamed]) {
      assert.equal(response.status, 400)
      assert.match(await response.text(), /not valid UTF-8.*"BAD_REQUEST"/)
    }
  })
}

test('a character that arrives in two pieces is read as one', async () => {
  const { query } = JSON.parse(question)
  const bytes = Buffer.from(JSON.stringify({ query: `#€\n${query}` }))
  const middle = bytes.indexOf('€') + 1

  const response = await post(stream(bytes.subarray(0, middle), bytes.subarray(middle)))

  assert.deepEqual((await response.json()).data, answer)
})

test('an empty body is a bad request, with and without a length', async () => {
  const declared = await post('')
  const streamed = await post(stream())

  assert.equal(declared.status, 400)
  assert.equal(streamed.status, 400)
})

test('a client that goes away in the middle of a body does no harm', async () => {
  const streaming = await open(['transfer-encoding: chunked'])
  streaming.write(chunk('{"query":'))
  const declaring = await open([`content-length: ${maxBodyBytes}`])
  declaring.write('{"query":')

  streaming.resetAndDestroy()
  declaring.resetAndDestroy()

  const response = await post(question)
  assert.deepEqual((await response.json()).data, answer)
})

function post(body: string | Buffer | ReadableStream): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const request = { method: 'POST', headers, body: body as BodyInit, duplex: 'half' } as const
  return fetch(`${server.url}/graphql`, request)
}

function stream(...pieces: readonly (string | Buffer)[]): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(Buffer.from(piece))
      controller.close()
    },
  })
}

async function open(headers: readonly string[]) {
  const socket = connect({ host: host.hostname, port: Number(host.port) })
  await once(socket, 'connect')
  const head = ['POST /graphql HTTP/1.1', 'host: 127.0.0.1', 'content-type: application/json']
  socket.write([...head, ...headers, '', ''].join('\r\n'))
  return socket
}

const chunk = (piece: string) => `${piece.length.toString(16)}\r\n${piece}\r\n`

function assertTooLarge(reply: string): void {
  assert.match(reply, /^HTTP\/1\.1 413 /)
  assert.match(reply, /"code":"PAYLOAD_TOO_LARGE"/)
}
