import { mark } from '../tenant/texts.ts'
import { type Headers, type HostileAnswer, head, pour, whole } from './hostile-answer.ts'
import { secret } from './secret.ts'

const many = (count: number, make: (index: number) => readonly [string, string]): Headers =>
  Array.from({ length: count }, (_, index) => make(index))

/** Headers that are wrong, too many or too large, and frames that do not fit their bodies. */
export const heads: readonly HostileAnswer[] = [
  ...Object.entries<Headers>({
    'no content type': [['content-type', '']],
    HTML: [['content-type', 'text/html']],
    XML: [['content-type', 'application/xml']],
    CBOR: [['content-type', 'application/cbor']],
    'an event stream': [['content-type', 'application/vnd.amazon.eventstream']],
    'UTF-16': [['content-type', 'application/json; charset=utf-16']],
    multipart: [['content-type', 'multipart/mixed; boundary=x']],
    'an endless content type': [['content-type', `application/json; a=${'"'.repeat(5_000)}`]],
    'no request id': [['x-amzn-requestid', '']],
    'a long request id': [['x-amzn-requestid', mark.repeat(700)]],
    'a request id with a secret': [['x-amzn-requestid', `${mark}@example.com`]],
    'several request ids': [
      ['x-amzn-requestid', 'one'],
      ['x-amzn-requestid', 'two'],
      ['x-amz-request-id', 'three'],
    ],
    'an error type of the prototype': [['x-amzn-errortype', '__proto__']],
    'an error type that is an address': [['x-amzn-errortype', `${mark}@example.com`]],
    'an error type of colons': [['x-amzn-errortype', ':,:,#'.repeat(1_000)]],
    'an old date': [['date', 'Thu, 01 Jan 1970 00:00:00 GMT']],
    'a date far away': [['date', 'Fri, 31 Dec 9999 23:59:59 GMT']],
    'a date that is none': [['date', mark]],
    cookies: many(50, (index) => ['set-cookie', `${mark}${index}=1; Domain=127.0.0.1`]),
    '1,500 headers': many(1_500, (index) => [`x-${index}`, '1']),
    'a header of 15 kB': [['x-long', 'a'.repeat(15_000)]],
    'a header of 70 kB': [['x-long', 'a'.repeat(70_000)]],
    'a checksum that is wrong': [['x-amz-crc32', '1']],
    'an upgrade': [
      ['connection', 'upgrade'],
      ['upgrade', 'websocket'],
    ],
    close: [['connection', 'close']],
    'another service': [['alt-svc', `h2="${secret}.example:443"`]],
    'a length that is too small': [['content-length', '1']],
    'a length that is too large': [['content-length', '1000000']],
    'a negative length': [['content-length', '-1']],
    'a length beyond numbers': [['content-length', '9'.repeat(30)]],
    'two lengths': [
      ['content-length', '2'],
      ['content-length', '3'],
    ],
    'a length and chunks': [
      ['content-length', '2'],
      ['transfer-encoding', 'chunked'],
    ],
    'an unknown transfer coding': [['transfer-encoding', 'gzip, chunked']],
    'header names with spaces': [['x name', '1']],
    'header values with NUL': [['x-nul', 'a\u0000b']],
    'header values in Latin-1': [['x-latin', '\u00e4\u00ff']],
    'names of the prototype': [
      ['__proto__', '1'],
      ['constructor', '2'],
    ],
  }).flatMap(([name, headers]): readonly HostileAnswer[] => [
    { name: `headers: ${name}`, answer: (to) => whole(to, { headers }) },
    {
      name: `headers of an error: ${name}`,
      answer: (to) =>
        whole(to, { status: 400, body: `{"message":"${mark}@example.com"}`, headers }),
    },
  ]),
  ...Object.entries({
    'a chunk size that is none': 'zz\r\nhello\r\n',
    'a huge chunk size': 'ffffffffffffffff\r\nhello\r\n',
    'a negative chunk size': '-5\r\nhello\r\n0\r\n\r\n',
    'long chunk extensions': `2;${'a=b;'.repeat(10_000)}\r\n{}\r\n0\r\n\r\n`,
    'no last chunk': '2\r\n{}\r\n',
    trailers: `2\r\n{}\r\n0\r\nx-amzn-errortype: ${mark}\r\n\r\n`,
    'trailers of 100 kB': `2\r\n{}\r\n0\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`,
    'chunks of one byte': '1\r\n \r\n'.repeat(50_000),
  }).map(
    ([name, chunks]): HostileAnswer => ({
      name,
      answer: ({ socket, right }) => {
        socket.write(head(right.status, [['transfer-encoding', 'chunked']]) + chunks)
      },
    }),
  ),
  {
    name: 'headers without end',
    answer: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      return pour(socket, 'x-more: 1\r\n'.repeat(500), 5)
    },
  },
  {
    name: 'one header without end',
    answer: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nx-more: ')
      return pour(socket, 'a'.repeat(1_000), 5)
    },
  },
]
