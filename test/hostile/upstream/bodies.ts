import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { mark } from '../tenant/texts.ts'
import { type HostileAnswer, head, pour, whole } from './hostile-answer.ts'
import { secret } from './secret.ts'

/** Bodies that are not what the API answers with. */
export const bodies: readonly HostileAnswer[] = [
  ...Object.entries({
    'an empty body': '',
    'white space': ' \n\t ',
    null: 'null',
    'a number': '0',
    'a text': `"${mark}"`,
    'an empty list': '[]',
    'lists in a list': '[[[]]]',
    'an empty object': '{}',
    true: 'true',
    page: `<html><body>Welcome, ${mark}@example.com</body></html>`,
    XML: `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${mark}">]><a>&b;</a>`,
    form: `Response=${mark}&Error=none`,
    'a stack trace': `Error: ${mark}@example.com\n    at handle (/srv/${secret}/handler.js:12:34)`,
    'names of the prototype':
      '{"__proto__":{"successful":[]},"constructor":{"prototype":{"failed":1}},"toString":1}',
    'the same name twice':
      '{"Response":{"RequestId":"1"},"Response":null,"Invites":[],"Invites":1}',
    'a number without end': `{"Invites":${'9'.repeat(100_000)},"failed":1e999999}`,
    'a text that does not end': '{"message":"',
    'a comment': '/* hello */ {}',
    'two answers in one': '{}{}',
    'lists 100,000 deep': '['.repeat(100_000),
    'lists that close 100,000 deep': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'objects 50,000 deep': `${'{"Response":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    'errors 20,000 deep': `${'{"Error":{"Response":'.repeat(20_000)}1${'}}'.repeat(20_000)}`,
  }).map(([name, body]): HostileAnswer => ({ name, answer: (to) => whole(to, { body }) })),
  ...Object.entries({
    'bytes that are not UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x7d]),
    'null bytes': Buffer.alloc(100_000),
    'UTF-16': Buffer.from('\ufeff{"Response":{}}', 'utf16le'),
    'random bytes': Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)),
  }).map(([name, body]): HostileAnswer => ({ name, answer: (to) => whole(to, { body }) })),
  {
    name: 'a byte order mark first',
    answer: (to) => whole(to, { body: `\ufeff${to.right.body}` }),
  },
  {
    name: 'half of the answer as if it were whole',
    answer: (to) => whole(to, { body: to.right.body.slice(0, to.right.body.length / 2) }),
  },
  { name: 'the answer twice', answer: (to) => whole(to, { body: to.right.body.repeat(2) }) },
  {
    name: 'the answer after 900 kB of spaces',
    answer: (to) => whole(to, { body: `${' '.repeat(900_000)}${to.right.body}` }),
  },
  {
    name: 'the answer after 20 MB of spaces',
    answer: (to) => whole(to, { body: `${' '.repeat(20_000_000)}${to.right.body}` }),
  },
  ...Object.entries({ gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }).flatMap(
    ([coding, compress]): readonly HostileAnswer[] => [
      {
        name: `the answer in ${coding}`,
        answer: (to) =>
          whole(to, { body: compress(to.right.body), headers: [['content-encoding', coding]] }),
      },
      {
        name: `a bomb in ${coding}`,
        answer: (to) =>
          whole(to, { body: bomb(coding, compress), headers: [['content-encoding', coding]] }),
      },
      {
        name: `${coding} that is none`,
        answer: (to) => whole(to, { headers: [['content-encoding', coding]] }),
      },
    ],
  ),
  {
    name: 'a bomb inside a bomb',
    answer: (to) =>
      whole(to, {
        body: gzipSync(bomb('gzip', gzipSync)),
        headers: [['content-encoding', 'gzip, gzip']],
      }),
  },
  {
    name: 'an unknown coding',
    answer: (to) => whole(to, { headers: [['content-encoding', mark]] }),
  },
  {
    name: 'spaces without end',
    answer: ({ socket }) => {
      socket.write(head(200, [['content-type', 'application/json']]))
      return pour(socket, ' '.repeat(65_536))
    },
  },
  {
    name: 'a text without end, in chunks',
    answer: ({ socket }) => {
      const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`
      socket.write(`${head(200, [['transfer-encoding', 'chunked']])}1\r\n"\r\n`)
      return pour(socket, chunk)
    },
  },
  {
    name: 'an error without end',
    answer: ({ socket, right }) => {
      const type = ['content-type', right.headers['content-type'] ?? 'application/json'] as const
      socket.write(`${head(500, [type])}{"message":"`)
      return pour(socket, mark.repeat(6_000))
    },
  },
]

const bombs = new Map<string, Buffer>()

/** 200 MB of spaces: 200 kB that unpack into more than an answer may have. */
function bomb(coding: string, compress: (from: Buffer) => Buffer): Buffer {
  const made = bombs.get(coding) ?? compress(Buffer.alloc(200_000_000, ' '))
  bombs.set(coding, made)
  return made
}
