import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo, type Socket } from 'node:net'
import { test } from 'node:test'
import tls from 'node:tls'
import { makeCertificates } from './certificates.ts'
import { startTls } from './servers.ts'
import { connectedUpstreams } from './upstreams.ts'

const certificates = await makeCertificates()
tls.setDefaultCACertificates([certificates.authority])

/** A forward proxy. `use` gets each CONNECT; without it, all of them lead to `port`. */
async function startProxy(use: ((socket: Socket) => void) | { readonly port: number }) {
  const asked: string[] = []
  const credentials: (string | undefined)[] = []
  const open = new Set<Socket>()
  const server = http.createServer((_request, response) => response.writeHead(500).end())
  server.on('connection', (socket) => open.add(socket))
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '')
    credentials.push(request.headers['proxy-authorization'])
    socket.on('error', () => undefined)
    if (typeof use === 'function') return use(socket)
    const onward = net.connect(use.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
    open.add(onward)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://user:proxy-password@127.0.0.1:${port}`,
    asked,
    credentials,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await once(server.close(), 'close')
    },
  }
}

const serviceUnavailable = (socket: Socket) =>
  socket.once('data', () => socket.end('HTTP/1.1 503 Busy\r\ncontent-length: 2\r\n\r\n{}'))
const answering = (status: string) => (socket: Socket) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`)

for (const { name, host, create, call } of connectedUpstreams) {
  test(`${name}: requests go through the proxy, to the host that is meant`, async () => {
    await using server = await startTls(certificates.good, serviceUnavailable)
    await using proxy = await startProxy(server)
    const provider = create(server.url, { proxy: { url: proxy.url } })

    const answer = await provider.send(call)

    provider.close?.()
    assert.equal(answer.kind, 'unanswered')
    assert.match(server.received(), /^(?:POST|PATCH) /)
    assert.deepEqual(proxy.asked, [`localhost:${server.port}`])
    const expected = `Basic ${Buffer.from('user:proxy-password').toString('base64')}`
    assert.deepEqual(proxy.credentials, [expected])
  })

  test(`${name}: without an endpoint the proxy is asked for ${host}`, async () => {
    await using proxy = await startProxy(answering('403 Forbidden'))
    const provider = create(undefined, { proxy: { url: proxy.url } })

    const answer = await provider.send(call)

    provider.close?.()
    assert.equal(answer.kind, 'unavailable')
    assert.deepEqual(proxy.asked, [host])
  })

  for (const [title, use] of [
    ['answers 403', answering('403 Forbidden')],
    ['wants other credentials', answering('407 Proxy Authentication Required')],
    ['cannot reach the upstream', answering('502 Bad Gateway')],
    ['closes the connection', (socket: Socket) => socket.destroy()],
    ['does not answer', () => undefined],
    ['does not speak HTTP', (socket: Socket) => socket.end('220 smtp.example ESMTP\r\n')],
  ] as const) {
    test(`${name}: a proxy that ${title} proves that nothing was sent`, async () => {
      await using server = await startTls(certificates.good)
      await using proxy = await startProxy(use)
      const provider = create(server.url, { proxy: { url: proxy.url }, requestTimeoutMs: 500 })

      const answer = await provider.send(call)

      provider.close?.()
      assert.ok(answer.kind === 'unavailable', JSON.stringify(answer))
      assert.doesNotMatch(JSON.stringify(answer), /proxy-password|dXNlcjpw/)
      assert.equal(server.connections(), 0)
    })
  }

  test(`${name}: a proxy that is not there proves that nothing was sent`, async () => {
    await using server = await startTls(certificates.good)
    const provider = create(server.url, { proxy: { url: 'http://127.0.0.1:9' } })

    const answer = await provider.send(call)

    provider.close?.()
    assert.ok(answer.kind === 'unavailable' && answer.error.code === 'ECONNREFUSED')
  })

  test(`${name}: a certificate that is refused behind the proxy proves it too`, async () => {
    await using server = await startTls(certificates.expired)
    await using proxy = await startProxy(server)
    const provider = create(server.url, { proxy: { url: proxy.url } })

    const answer = await provider.send(call)

    provider.close?.()
    assert.ok(answer.kind === 'unavailable', JSON.stringify(answer))
    assert.match(answer.error.message, /certificate/)
    assert.equal(server.received(), '')
  })

  for (const except of ['localhost', 'other.example, localhost', '*']) {
    test(`${name}: NO_PROXY=${except} leads past the proxy`, async () => {
      await using server = await startTls(certificates.good, serviceUnavailable)
      await using proxy = await startProxy(server)
      const provider = create(server.url, { proxy: { url: proxy.url, except } })

      await provider.send(call)

      provider.close?.()
      assert.match(server.received(), /^(?:POST|PATCH) /)
      assert.deepEqual(proxy.asked, [])
    })
  }
}
