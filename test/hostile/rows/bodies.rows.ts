import { deflateSync, gzipSync } from 'node:zlib'
import { graphqlRequest, head, type PostOptions, post, type Row } from '../row.ts'

const bad = { status: 400, code: 'BAD_REQUEST' }
const wrongType = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' }
const tooLarge = { status: 413, code: 'PAYLOAD_TOO_LARGE' }
const badInput = { status: 400, code: 'BAD_USER_INPUT' }
const small = { query: '{ __typename }' }
const send = 'mutation($i: SendInvitesInput!) { sendInvites(input: $i) { __typename } }'
const wrongAccept = { status: 406, code: 'NOT_ACCEPTABLE' }
const typed = (type: string | undefined): PostOptions => ({ headers: { 'content-type': type } })
const accepting = (accept: string): PostOptions => ({ headers: { accept } })

/** The head of a request whose body is written by hand. */
const raw = (headers: Readonly<Record<string, string>>) =>
  head('POST /graphql HTTP/1.1', {
    host: '127.0.0.1',
    connection: 'close',
    authorization: 'Bearer developer',
    'content-type': 'application/json',
    ...headers,
  })

/** Bodies that are no GraphQL request, and types and codings that are not taken. */
export const rows: readonly Row[] = [
  { name: 'nothing', send: post(''), ...bad },
  { name: 'null', send: post('null'), ...bad },
  { name: 'a number', send: post('1'), ...bad },
  { name: 'a text', send: post('"{ __typename }"'), ...bad },
  { name: 'the document itself', send: post('{ __typename }'), ...bad },
  { name: 'half a JSON', send: post('{"query":"{ __typename'), ...bad },
  { name: 'JSON and a half', send: post(`${JSON.stringify(small)}{`), ...bad },
  { name: 'no document', send: post({}), status: 400, code: 'DOCUMENT_MISSING' },
  { name: 'a number for a document', send: post({ query: 1 }), ...bad },
  { name: 'a list for a document', send: post({ query: ['{ __typename }'] }), ...bad },
  { name: 'an object for a document', send: post({ query: { toString: 1 } }), ...bad },
  { name: 'a text for variables', send: post({ ...small, variables: '{}' }), ...bad },
  { name: 'a list for variables', send: post({ ...small, variables: [] }), ...bad },
  { name: 'a text for extensions', send: post({ ...small, extensions: 'x' }), ...bad },
  { name: 'a parameter that is unknown', send: post({ ...small, admin: true }), ...bad },
  { name: 'a batch of two', send: post([small, small]), ...bad },
  { name: 'a batch of one', send: post([small]), ...bad },
  { name: 'an empty batch', send: post([]), ...bad },
  { name: 'a batch of 20,000', send: post(Array(20_000).fill(small)), ...bad },
  { name: 'UTF-16', send: post(Buffer.from(JSON.stringify(small), 'utf16le')), ...bad },
  { name: 'bytes that are no UTF-8', send: post(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), ...bad },
  {
    name: 'a name in Latin 1',
    send: post(Buffer.from('{"query":"{ __typename }","operationName":"Jos\xe9"}', 'latin1')),
    ...bad,
    says: /not valid UTF-8/,
  },
  {
    name: 'a slash in two bytes',
    send: post(Buffer.from('{"query":"{ __typename }","operationName":"\xc0\xaf"}', 'latin1')),
    ...bad,
    says: /not valid UTF-8/,
  },
  { name: 'only NULs', send: post(Buffer.alloc(1_000)), ...bad },
  { name: '500,000 opened brackets', send: post('['.repeat(500_000)), ...bad },
  {
    name: 'a list 500,000 levels deep',
    send: post(`${'['.repeat(500_000)}${']'.repeat(500_000)}`),
    ...bad,
  },
  {
    name: 'a variable 200,000 levels deep',
    send: post(
      `{"query":${JSON.stringify(send)},"variables":{"i":${'['.repeat(200_000)}1${']'.repeat(200_000)}}}`,
    ),
    ...badInput,
  },
  {
    name: 'a variable of objects 100,000 levels deep',
    send: post(
      `{"query":"{ __typename }","variables":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ),
    ...badInput,
  },
  {
    name: 'extensions 100,000 levels deep',
    send: post(
      `{"query":"{ __typename }","extensions":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ),
    status: 200,
  },
  {
    name: '50,000 variables that are not declared',
    send: post({
      ...small,
      variables: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`v${index}`, 1])),
    }),
    ...badInput,
  },
  {
    name: 'a variable by the name of __proto__',
    send: post(
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
    ),
    status: 200,
    saysNot: /polluted/,
  },
  {
    name: 'an input with __proto__ for a field',
    send: post(
      `{"query":${JSON.stringify(send)},"variables":{"i":{"__proto__":{"idempotencyKey":"x","targets":[]}}}}`,
    ),
    ...badInput,
  },
  {
    name: 'an input with 50,000 fields that is unknown',
    send: graphqlRequest(send, {
      i: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`f${index}`, 1])),
    }),
    ...badInput,
  },
  {
    name: 'an input with 100,000 wrong recipients',
    send: graphqlRequest(send, {
      i: {
        idempotencyKey: 'x',
        targets: [{ chime: { accountId: 'a', recipients: Array(100_000).fill(0) } }],
      },
    }),
    ...badInput,
  },
  {
    name: 'an input with a text of 900,000 letters and 60 fields that is unknown',
    send: graphqlRequest(send, {
      i: {
        name: 'x'.repeat(900_000),
        ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, 1])),
      },
    }),
    ...badInput,
    saysNot: /x{1000}/,
  },
  {
    name: 'a number that was rounded on its way',
    send: post(
      `{"query":${JSON.stringify(send)},"variables":{"i":{"idempotencyKey":9007199254740993}}}`,
    ),
    ...badInput,
  },
  {
    name: 'a body over the limit by its length',
    send: [raw({ 'content-length': '1048577' })],
    ...tooLarge,
  },
  {
    name: 'a length beyond all numbers',
    send: [raw({ 'content-length': '9'.repeat(19) })],
    ...tooLarge,
  },
  {
    name: 'a body over the limit without a length',
    send: [raw({ 'transfer-encoding': 'chunked' }), '110000\r\n', 'x'.repeat(0x11_0000)],
    ...tooLarge,
  },
  { name: 'a length below nothing', send: [raw({ 'content-length': '-1' })], status: 400 },
  {
    name: 'a length with a plus',
    send: [raw({ 'content-length': '+10' }), '{"query":1}'],
    status: 400,
  },
  {
    name: 'two lengths',
    send: [
      'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 2\r\ncontent-length: 20\r\n\r\n{}',
    ],
    status: 400,
  },
  {
    name: 'a length and pieces: a request in a request',
    send: [
      raw({ 'content-length': '5', 'transfer-encoding': 'chunked' }),
      '0\r\n\r\nGET /graphql HTTP/1.1\r\n\r\n',
    ],
    status: 400,
  },
  {
    name: 'a piece whose length is no number',
    send: [raw({ 'transfer-encoding': 'chunked' }), 'zz\r\n{}\r\n0\r\n\r\n'],
    status: 400,
  },
  {
    name: 'pieces in a coding that is unknown',
    send: [raw({ 'transfer-encoding': 'chunked, gzip' }), '0\r\n\r\n'],
    status: 400,
  },
  {
    name: 'a piece with a megabyte of remarks',
    send: [
      raw({ 'transfer-encoding': 'chunked' }),
      `2;${'x'.repeat(1_000_000)}\r\n{}\r\n0\r\n\r\n`,
    ],
    status: 413,
  },
  {
    name: 'gzip',
    send: post(gzipSync(JSON.stringify(small)), { headers: { 'content-encoding': 'gzip' } }),
    ...wrongType,
  },
  {
    name: '100 MB in 100 kB of deflate',
    send: post(deflateSync(Buffer.alloc(100_000_000)), {
      headers: { 'content-encoding': 'deflate' },
    }),
    ...wrongType,
  },
  { name: 'no content type', send: post(small, typed(undefined)), ...wrongType },
  {
    name: 'a form',
    send: post('query={__typename}', typed('application/x-www-form-urlencoded')),
    ...wrongType,
  },
  {
    name: 'a form in parts',
    send: post('--x\r\n\r\n{}\r\n--x--', typed('multipart/form-data; boundary=x')),
    ...wrongType,
  },
  {
    name: 'a document as such',
    send: post('{ __typename }', typed('application/graphql')),
    ...wrongType,
  },
  {
    name: 'plain text, which needs no leave from CORS',
    send: post(small, typed('text/plain')),
    ...wrongType,
  },
  {
    name: 'plain text that says JSON',
    send: post(small, typed('text/plain; application/json')),
    ...wrongType,
  },
  {
    name: 'JSON in UTF-16 by its type',
    send: post(small, typed('application/json; charset=utf-16')),
    ...wrongType,
  },
  {
    name: 'a type that begins like JSON',
    send: post(small, typed('application/jsonp')),
    ...wrongType,
  },
  {
    name: 'a content type of 10,000 spaces',
    send: post(small, typed(`application/json${' '.repeat(10_000)};x`)),
    ...wrongType,
  },
  {
    name: 'JSON in UTF-8 by its type is taken',
    send: post(small, typed('Application/JSON; charset="UTF-8"')),
    status: 200,
  },
  { name: 'a picture, please', send: post(small, accepting('image/png')), ...wrongAccept },
  { name: 'a page, please', send: post(small, accepting('text/html')), ...wrongAccept },
  {
    name: 'Latin 1, please',
    send: post(small, accepting('application/json; charset=latin1')),
    ...wrongAccept,
  },
  {
    name: '3,000 types, none of which there is',
    send: post(small, accepting(Array(1_500).fill('a/b').join(','))),
    ...wrongAccept,
  },
]
