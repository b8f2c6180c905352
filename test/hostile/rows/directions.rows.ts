import { head, type PostOptions, post, type Row } from '../row.ts'

const small = { query: '{ __typename }' }
const at = (target: string, options: PostOptions = {}) => post(small, { ...options, target })
const from = (host: string | undefined) => post(small, { headers: { host } })
const page = (options: PostOptions = {}) =>
  post('', { method: 'GET', ...options, headers: { accept: 'text/html', ...options.headers } })
const get = (target: string) => post('', { method: 'GET', target })
const mutation = encodeURIComponent(
  'mutation { cancelInviteBatch(input: { batchId: "a" }) { __typename } }',
)
const notHere = { status: 404, code: 'NOT_FOUND' }
const noTarget = { status: 400, code: 'BAD_REQUEST' }
const noHost = { status: 400, code: 'HOST_NOT_ALLOWED' }
const noMethod = { status: 405, code: 'METHOD_NOT_ALLOWED', headers: { allow: 'POST' } }
const noOrigin = { 'access-control-allow-origin': undefined }
const origin = (value: string, method = 'POST'): PostOptions => ({
  method,
  headers: { origin: value, 'access-control-request-method': 'POST' },
})

/** Methods, targets, hosts and origins. */
export const rows: readonly Row[] = [
  {
    name: 'a question by GET',
    send: get(`/graphql?query=${encodeURIComponent('{__typename}')}`),
    ...noMethod,
  },
  {
    name: 'a mutation by GET',
    send: get(`/graphql?query=${mutation}`),
    ...noMethod,
  },
  ...['PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY', 'PROPFIND'].map((method) => ({
    name: `a question by ${method}`,
    send: post(small, { method }),
    ...noMethod,
  })),
  { name: 'a question by HEAD', send: post('', { method: 'HEAD' }), status: 405 },
  { name: 'a method in small letters', send: post(small, { method: 'post' }), status: 400 },
  { name: 'a method of its own', send: post(small, { method: 'INVITE' }), status: 400 },
  {
    name: 'another method in a header',
    send: post(small, { headers: { 'x-http-method-override': 'DELETE' } }),
    status: 200,
  },
  {
    name: 'CONNECT',
    send: [head('CONNECT evil.example:443 HTTP/1.1', { host: '127.0.0.1' })],
    status: 'cut',
  },
  {
    name: 'the page of GraphiQL, which holds no data, for an anonymous request',
    send: page({ as: 'anonymous' }),
    status: 200,
    headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; " },
    saysNot: /four-clouds|example\.com/,
  },
  {
    name: 'no page of GraphiQL where only known documents are executed',
    at: 'known-only',
    send: page(),
    ...noMethod,
  },
  { name: 'no file beside the page of GraphiQL', send: get('/graphql/files/page.js'), ...notHere },
  {
    name: 'no file of the machine',
    send: get('/graphql/files/..%2f..%2f..%2fetc%2fpasswd'),
    ...notHere,
  },
  {
    name: 'a page that would execute',
    send: page({ target: `/graphql?query=${mutation}` }),
    status: 200,
    says: /<!doctype html>/,
  },
  { name: 'a probe by POST', send: at('/health/ready'), status: 405 },
  { name: 'a way out of a probe', send: at('/health/live/../../graphql'), ...notHere },
  ...[
    '/',
    '/health',
    '/graphql/',
    '/Graphql',
    '/.env',
    '/graphql/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/graphql%00',
    '/graphql%2f..',
    '/graphql;a=b',
    '/graphql@evil.example',
  ].map((target) => ({ name: `POST ${target}`, send: at(target), ...notHere })),
  ...[
    '//evil.example/graphql',
    '/graphql\\..\\..',
    '/%zz',
    '/graphql#a',
    '/graphql<script>',
    '/graphql|id',
    '/graphql?a="b"',
    'http://evil.example/graphql',
    '*',
  ].map((target) => ({ name: `POST ${target}`, send: at(target), ...noTarget })),
  { name: 'POST graphql', send: at('graphql'), status: 400 },
  { name: 'a query that is not encoded', send: get('/graphql?query={__typename}'), ...noTarget },
  { name: 'a target in raw UTF-8', send: at('/gräphql'), status: 400 },
  { name: 'a target with a space', send: at('/graphql /x'), status: 400 },
  { name: 'a target of 20,000 letters', send: at(`/graphql?${'x'.repeat(20_000)}`), status: 431 },
  {
    name: 'a query beside the body is not read',
    send: at(`/graphql?query=${encodeURIComponent('{limits{maxBodyBytes}}')}`),
    status: 200,
    saysNot: /maxBodyBytes/,
  },
  ...[
    'evil.example',
    '127.0.0.1.evil.example',
    'evil.example:80@127.0.0.1',
    '127.0.0.1, evil.example',
    '127.0.0.1/graphql',
    'localhost.',
    '127.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '*',
    '127.0.0.1:port',
    '127.0.0.1:99999',
    '127.0.0.1:65536',
    'localhost:70000',
    '[::1]:99999',
    '127.0.0.1:-1',
    '127.0.0.1:1e3',
    '127.0.0.1:080800',
    '127.0.0.1:',
  ].map((host) => ({ name: `host ${host}`, send: from(host), ...noHost })),
  { name: 'an empty host', send: from(''), ...noHost },
  { name: 'no host', send: from(undefined), status: 400 },
  {
    name: 'no host in HTTP/1.0',
    send: [head('POST /graphql HTTP/1.0', { 'content-length': '2' }), '{}'],
    ...noHost,
  },
  {
    name: 'two hosts',
    send: [
      'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nhost: evil.example\r\ncontent-length: 2\r\n\r\n{}',
    ],
    ...noHost,
  },
  { name: 'the right host in capitals and with a port', send: from('LOCALHOST:8080'), status: 200 },
  { name: 'the right host with the largest port', send: from('127.0.0.1:65535'), status: 200 },
  { name: 'the right host in IPv6', send: from('[::1]:8080'), status: 200 },
  {
    name: 'another host in what a proxy may add',
    send: post(small, {
      headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
    }),
    status: 200,
    saysNot: /evil/,
  },
  {
    name: 'a page of a stranger asks',
    send: post(small, origin('https://evil.example')),
    status: 200,
    headers: noOrigin,
  },
  {
    name: 'a page of nowhere asks',
    send: post(small, origin('null')),
    status: 200,
    headers: noOrigin,
  },
  {
    name: 'a page whose name begins like ours asks',
    send: post(small, origin('https://app.example.com.evil.example')),
    status: 200,
    headers: noOrigin,
  },
  {
    name: 'a page of ours without encryption asks',
    send: post(small, origin('http://app.example.com')),
    status: 200,
    headers: noOrigin,
  },
  {
    name: 'a page of ours asks',
    send: post(small, origin('https://app.example.com')),
    status: 200,
    headers: {
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-credentials': undefined,
      vary: 'Origin',
    },
  },
  {
    name: 'a browser asks whether a stranger may',
    send: post('', origin('https://evil.example', 'OPTIONS')),
    status: 403,
    code: 'ORIGIN_NOT_ALLOWED',
    says: /http\.origins/,
    saysNot: /evil/,
    headers: noOrigin,
  },
  {
    name: 'a browser asks whether we may',
    send: post('', { ...origin('https://app.example.com', 'OPTIONS'), as: 'anonymous' }),
    status: 204,
    headers: { 'access-control-allow-origin': 'https://app.example.com' },
  },
  {
    name: 'a browser asks where no page may',
    at: 'known-only',
    send: post('', { ...origin('https://app.example.com', 'OPTIONS'), as: 'anonymous' }),
    status: 403,
    code: 'ORIGIN_NOT_ALLOWED',
    headers: noOrigin,
  },
  {
    name: 'what our pages may read of a refusal',
    send: post(small, { ...origin('https://app.example.com'), as: 'anonymous' }),
    status: 401,
    code: 'UNAUTHENTICATED',
    headers: { 'access-control-allow-origin': 'https://app.example.com' },
  },
]
