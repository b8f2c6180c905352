import { mark } from '../tenant/texts.ts'
import { type HostileAnswer, head, pour, whole } from './hostile-answer.ts'

/** Answers that come slowly, not at all, in between or in another protocol. */
export const connections: readonly HostileAnswer[] = [
  { name: 'nothing at all', answer: () => undefined },
  { name: 'a reset', answer: ({ socket }) => void socket.resetAndDestroy() },
  { name: 'an end', answer: ({ socket }) => void socket.end() },
  {
    name: 'a reset after the head',
    answer: ({ socket, right }) => {
      socket.write(head(right.status, [['content-length', '100']]), () => socket.resetAndDestroy())
    },
  },
  {
    name: 'a reset inside the body',
    answer: ({ socket, right }) => {
      const length = `${right.body.length + 100}`
      socket.write(head(right.status, [['content-length', length]]) + right.body, () =>
        socket.resetAndDestroy(),
      )
    },
  },
  {
    name: 'half of the answer',
    answer: ({ socket, right }) => {
      const half = right.body.slice(0, right.body.length / 2)
      socket.end(head(right.status, [['content-length', `${right.body.length + 1}`]]) + half)
    },
  },
  {
    name: 'a head and silence',
    answer: ({ socket }) => void socket.write(head(200, [['content-length', '100']])),
  },
  { name: 'half a status line', answer: ({ socket }) => void socket.write('HTTP/1.1 20') },
  {
    name: 'a head that drips',
    answer: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ')
      return pour(socket, 'a', 500)
    },
  },
  {
    name: 'a body that drips',
    answer: ({ socket }) => {
      socket.write(`${head(200, [['content-length', '100000']])}{"message":"`)
      return pour(socket, 'a', 500)
    },
  },
  {
    name: 'an error that drips',
    answer: ({ socket }) => {
      socket.write(`${head(400, [['content-length', '100000']])}{"message":"`)
      return pour(socket, 'a', 500)
    },
  },
  {
    name: 'the answer in single bytes',
    answer: async ({ socket, right }) => {
      socket.setNoDelay(true)
      const text = head(right.status, [
        ...Object.entries(right.headers),
        ['content-length', `${Buffer.byteLength(right.body)}`],
      ])
      for (const byte of Buffer.from(text + right.body)) {
        if (socket.destroyed) return
        socket.write(Buffer.of(byte))
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  },
  ...[100, 102, 103, 199].map(
    (status): HostileAnswer => ({
      name: `a thousand times ${status}, then the answer`,
      answer: (to) => {
        to.socket.write(head(status, [['link', `<${mark}>`]]).repeat(1_000))
        whole(to, {})
      },
    }),
  ),
  {
    name: '103 without end',
    answer: ({ socket }) => pour(socket, head(103, [['link', mark]]).repeat(20), 5),
  },
  {
    name: '101 and another protocol',
    answer: ({ socket }) => {
      socket.write(
        `${head(101, [
          ['connection', 'upgrade'],
          ['upgrade', 'h2c'],
        ])}PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
      )
    },
  },
  {
    name: 'two answers',
    answer: (to) => {
      whole(to, {})
      whole(to, { body: '{"message":"for another request"}' })
    },
  },
  {
    name: 'an answer and then rubbish',
    answer: (to) => {
      whole(to, {})
      to.socket.write(mark.repeat(10_000))
    },
  },
  ...Object.entries({
    'HTTP/0.9': '{"Response":{}}',
    'HTTP/1.0': 'HTTP/1.0 200 OK\r\n\r\n{}',
    'HTTP/3.0': 'HTTP/3.0 200 OK\r\n\r\n{}',
    'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0012\u0004',
    SSH: 'SSH-2.0-OpenSSH_9.9\r\n',
    ICY: 'ICY 200 OK\r\n\r\n',
    'line feeds alone': 'HTTP/1.1 200 OK\ncontent-length: 2\n\n{}',
    'a request': `POST / HTTP/1.1\r\nhost: ${mark}\r\n\r\n`,
    TLS: '\u0016\u0003\u0001\u0002\u0000\u0001',
    'zero bytes': '\u0000'.repeat(20_000),
  }).map(
    ([name, bytes]): HostileAnswer => ({
      name: `${name} in place of HTTP/1.1`,
      answer: ({ socket }) => void socket.end(Buffer.from(bytes, 'latin1')),
    }),
  ),
]
