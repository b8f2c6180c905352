import assert from 'node:assert/strict'
import http from 'node:http'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import tls from 'node:tls'
import { boundedAgent } from '#providers/connections/bounded-agent.ts'
import { NeverSent } from '#providers/connections/never-sent.ts'
import { observeRequests } from '#providers/connections/observe-requests.ts'
import { makeCertificates } from './certificates.ts'
import { startTcp, startTls, type TlsServer } from './servers.ts'
import { connectedUpstreams } from './upstreams.ts'

const certificates = await makeCertificates()
tls.setDefaultCACertificates([certificates.authority])

interface Row {
  readonly title: string
  readonly start: () => Promise<TlsServer>
  readonly code: RegExp
  readonly message: RegExp
  readonly timeoutMs?: number
}

const afterHello = (use: (socket: Socket) => void) => () =>
  startTcp((socket) => socket.once('data', () => use(socket)))
/** A fatal TLS alert: content type, version, length, level, description. */
const alert = (description: number) => Buffer.from([21, 3, 3, 0, 2, 2, description])

const rows: readonly Row[] = [
  {
    title: 'a server that closes after the ClientHello',
    start: afterHello((socket) => socket.end()),
    code: /^ECONNRESET$/,
    message: /TLS/,
  },
  {
    title: 'a server that resets after the ClientHello',
    start: afterHello((socket) => socket.resetAndDestroy()),
    code: /^ECONNRESET$/,
    message: /TLS/,
  },
  {
    title: 'a server that closes at once',
    start: () => startTcp((socket) => socket.end()),
    code: /^(ECONNRESET|EPIPE)$/,
    message: /TLS/,
  },
  {
    title: 'a handshake that never ends',
    start: afterHello(() => undefined),
    code: /^(TimeoutError|ETIMEDOUT)$/,
    message: /./,
    timeoutMs: 200,
  },
  {
    title: 'a certificate of an unknown authority',
    start: () => startTls(certificates.unknown),
    code: /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
    message: /certificate/,
  },
  {
    title: 'an expired certificate',
    start: () => startTls(certificates.expired),
    code: /^CERT_HAS_EXPIRED$/,
    message: /certificate/,
  },
  {
    title: 'a certificate of another name',
    start: () => startTls(certificates.wrongName),
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    message: /certificate/,
  },
  {
    title: 'an unknown authority over TLS 1.2',
    start: () => startTls(certificates.unknown, undefined, { maxVersion: 'TLSv1.2' }),
    code: /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
    message: /certificate/,
  },
  {
    title: 'an old version of TLS',
    start: () =>
      startTls(certificates.good, undefined, {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
    code: /^ERR_SSL_|^EPROTO$/,
    message: /TLS/,
  },
  ...[40, 70, 112].map(
    (description): Row => ({
      title: `the TLS alert ${description}`,
      start: afterHello((socket) => socket.end(alert(description))),
      code: /^ERR_SSL_|^EPROTO$/,
      message: /TLS/,
    }),
  ),
  ...(['TLSv1.2', 'TLSv1.3'] as const).map(
    (version): Row => ({
      title: `a server that wants a certificate of the client over ${version}`,
      start: () =>
        startTls(certificates.good, undefined, {
          ...{ requestCert: true, ca: certificates.authority },
          ...{ minVersion: version, maxVersion: version },
        }),
      code: /^ERR_SSL_|^EPROTO$/,
      message: version === 'TLSv1.2' ? /TLS/ : /asks its clients for a certificate/,
    }),
  ),
  {
    title: 'a server that does not speak TLS',
    start: afterHello((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    code: /^ERR_SSL_|^EPROTO$/,
    message: /TLS/,
  },
]

for (const { name, create, call } of connectedUpstreams) {
  for (const { title, start, code, message, timeoutMs } of rows) {
    test(`${name}: ${title} proves that nothing was sent`, async () => {
      await using server = await start()
      const provider = create(
        server.url,
        timeoutMs === undefined ? {} : { requestTimeoutMs: timeoutMs },
      )

      const answer = await provider.send(call)

      provider.close?.()
      assert.ok(answer.kind === 'unavailable', `${answer.kind} ${JSON.stringify(answer)}`)
      assert.match(answer.error.code, code)
      assert.match(answer.error.message, message)
      assert.doesNotMatch(answer.error.message, /localhost|127\.0\.0\.1/)
      assert.ok(server.connections() > 0)
      assert.equal(server.received(), '')
    })
  }

  for (const [title, use] of [
    ['closes as soon as the handshake is done', (socket: Socket) => socket.destroy()],
    ['closes after the request', (socket: Socket) => socket.once('data', () => socket.destroy())],
  ] as const) {
    test(`${name}: a server that ${title} proves nothing`, async () => {
      await using server = await startTls(certificates.good, use)
      const provider = create(server.url)

      const answer = await provider.send(call)

      provider.close?.()
      assert.equal(answer.kind, 'unanswered')
    })
  }

  test(`${name}: a connection that was used before and breaks proves nothing`, async () => {
    const reply = 'HTTP/1.1 503 Busy\r\ncontent-length: 2\r\n\r\n{}'
    await using server = await startTls(certificates.good, (socket) => {
      socket.once('data', () => {
        socket.write(reply)
        socket.once('data', () => socket.destroy())
      })
    })
    const provider = create(server.url)

    const answers = [await provider.send(call), await provider.send(call)]

    provider.close?.()
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['unanswered', 'unanswered'],
    )
  })
}

test('a host that refuses at each of its addresses is told with each of them', async () => {
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }))
  const agent = boundedAgent('http:', {
    lookup: (_host, _options, callback) => callback(null, addresses),
  })
  const attempt = () =>
    new Promise((_, reject) => http.request({ agent, port: 9 }).once('error', reject))

  await assert.rejects(observeRequests(attempt), (error) => {
    assert.ok(error instanceof NeverSent)
    const message = 'connect ECONNREFUSED 127.0.0.1:9; connect ECONNREFUSED 127.0.0.2:9'
    assert.deepEqual(error.failure, { code: 'ECONNREFUSED', message })
    return true
  })
})

test('a request that is made after its attempt has ended does not leave', async () => {
  let arrived = ''
  await using server = await startTcp((socket) =>
    socket.on('data', (piece) => {
      arrived += piece.toString()
    }),
  )
  const agent = boundedAgent('http:', {})
  const { promise, resolve } = Promise.withResolvers<Error>()
  const late = async () => {
    setImmediate(() => http.request({ agent, port: server.port }).once('error', resolve).end())
    throw new Error('The attempt is over.')
  }

  await assert.rejects(observeRequests(late), NeverSent)

  await promise
  assert.equal(arrived, '')
})
