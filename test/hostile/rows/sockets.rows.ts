import { head, post, type Row } from '../row.ts'

const small = JSON.stringify({ query: '{ __typename }' })
const own = {
  host: '127.0.0.1',
  authorization: 'Bearer developer',
  'content-type': 'application/json',
  'content-length': String(small.length),
}
const line = 'POST /graphql HTTP/1.1'
const wellFormed = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const withHeader = (name: string, value: string) => post(small, { headers: { [name]: value } })

/** What is hardly HTTP, and what takes its time. */
export const rows: readonly Row[] = [
  {
    name: 'random bytes',
    send: [Buffer.from('8f3a00ff1b7c0d0ae4', 'hex'), '\r\n\r\n'],
    status: 400,
  },
  {
    name: 'a greeting of TLS',
    send: [Buffer.from('16030100c8010000c40303', 'hex'), Buffer.alloc(200)],
    status: 400,
  },
  { name: 'a greeting of HTTP/2', send: ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], status: 400 },
  { name: 'HTTP/0.9', send: ['GET /graphql\r\n\r\n'], status: 400, code: 'HOST_NOT_ALLOWED' },
  { name: 'HTTP/9.9', send: [head('POST /graphql HTTP/9.9', own), small], status: 400 },
  {
    name: 'a header without a colon',
    send: [`${line}\r\nhost: 127.0.0.1\r\nnonsense\r\n\r\n`],
    status: 400,
  },
  {
    name: 'a header with a space in its name',
    send: [`${line}\r\nhost: 127.0.0.1\r\nx y: 1\r\n\r\n`],
    status: 400,
  },
  {
    name: 'a header over two lines',
    send: [`${line}\r\nhost: 127.0.0.1\r\nx: 1\r\n 2\r\n\r\n`],
    status: 400,
  },
  {
    name: 'a header with a NUL',
    send: [`${line}\r\nhost: 127.0.0.1\r\nx: 1\u00002\r\n\r\n`],
    status: 400,
  },
  { name: 'lines that end without a return', send: [`${line}\nhost: 127.0.0.1\n\n`], status: 400 },
  {
    name: 'a header of 20,000 letters',
    send: withHeader('x-large', 'x'.repeat(20_000)),
    status: 431,
  },
  { name: '3,000 headers', send: [`${line}\r\n${'x: 1\r\n'.repeat(3_000)}\r\n`], status: 431 },
  {
    name: 'an expectation that cannot be met',
    send: withHeader('expect', '200-maybe'),
    status: 417,
  },
  ...expecting({
    'no credential': [{ authorization: undefined }, { status: 401, code: 'UNAUTHENTICATED' }],
    'a body over the limit': [
      { 'content-length': '2000000' },
      { status: 413, code: 'PAYLOAD_TOO_LARGE' },
    ],
    'another type': [
      { 'content-type': 'text/plain' },
      { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
    ],
    'another host': [{ host: 'evil.example' }, { status: 400, code: 'HOST_NOT_ALLOWED' }],
  }),
  {
    name: 'a client of HTTP/1.0 that waits to be asked for its body is answered',
    send: [head('POST /graphql HTTP/1.0', { ...own, expect: '100-continue' }), small],
    status: 200,
  },
  {
    name: 'a wish for a WebSocket',
    send: post(small, { headers: { connection: 'upgrade', upgrade: 'websocket' } }),
    status: 200,
  },
  {
    name: 'a wish for HTTP/2',
    send: post(small, {
      headers: {
        connection: 'upgrade, http2-settings',
        upgrade: 'h2c',
        'http2-settings': 'AAMAAABk',
      },
    }),
    status: 200,
  },
  {
    name: 'a request id with a line break in it, encoded',
    send: withHeader('x-request-id', 'abc%0d%0aset-cookie: a=b'),
    status: 200,
    headers: { 'set-cookie': undefined },
  },
  {
    name: 'a request id of a stranger does not become ours',
    send: withHeader('x-request-id', '00000000-0000-0000-0000-000000000000'),
    status: 200,
    headers: { 'x-request-id': wellFormed.source },
  },
  { name: 'a connection that says nothing', send: [5_000], status: 408 },
  {
    name: 'a head that comes a letter a second',
    send: [line, 900, '\r\nhost: 1', 900, '27.0.0.1', 900, '\r\nx', 900, ': y', 900, 'z', 900],
    status: 408,
  },
  { name: 'a head that never ends', send: [head(line, own).slice(0, -2), 5_000], status: 408 },
  {
    name: 'a body that comes a byte a second',
    send: [head(line, own), ...Array.from(small).flatMap((letter) => [letter, 900])],
    status: 408,
  },
  {
    name: 'a body in pieces that never ends',
    send: [
      head(line, { ...own, 'content-length': undefined, 'transfer-encoding': 'chunked' }),
      '2\r\n{"\r\n',
      5_000,
    ],
    status: 408,
  },
  {
    name: 'a length that promises more than comes',
    send: [head(line, { ...own, 'content-length': '500' }), small, 5_000],
    status: 408,
  },
  {
    name: '200 requests down one connection',
    send: Array(200).fill(head(line, own) + small),
    status: 200,
  },
  {
    name: 'a request behind a request that is refused',
    send: [head('PUT /graphql HTTP/1.1', own), small, head(line, own), small],
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  },
]

/** Heads that are refused: their clients are not asked for the body first. */
function expecting(
  refused: Readonly<
    Record<string, readonly [Record<string, string | undefined>, Pick<Row, 'status' | 'code'>]>
  >,
): Row[] {
  return Object.entries(refused).map(([name, [headers, expected]]) => ({
    name: `a client that waits to be asked for its body, with ${name}`,
    send: [head(line, { ...own, expect: '100-continue', ...headers })],
    ...expected,
  })) as Row[]
}
