import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Bench } from './bench.ts'
import { startHostile } from './hostile-upstream.ts'

/** An upstream that answers without end, or with what is small and costs much. */
export function testHostileAnswers<Settings>(bench: Bench<Settings>): void {
  const { facts, name } = bench
  const [call] = facts.calls

  for (const { title, error, write } of attacks) {
    test(name(`${title} is cut, and its body proves nothing`), { timeout: 60_000 }, async () => {
      await using upstream = await startHostile(write)
      const provider = bench.createWith(() =>
        facts.settingsFor({ ...bench.emulator, url: upstream.url }),
      )

      const answers = await Promise.all([
        provider.send(call),
        provider.lookUp?.(call),
        provider.lifecycles === 'UNTRACKED'
          ? undefined
          : provider.lifecycles.list(call.destinationId, undefined),
      ])

      provider.close?.()
      for (const answer of answers.filter((answer) => answer !== undefined)) {
        if (facts.headProvesAll && answer.kind === 'answered') continue
        assert.equal(answer.kind, 'unanswered')
        assert.match('error' in answer ? answer.error.code : '', error)
        assert.ok(JSON.stringify(answer).length < 1_000)
      }
      // The megabyte that was read, and what the system holds of each connection.
      assert.ok(upstream.maxWritten() < 16_000_000, `${upstream.maxWritten()} bytes left`)
      assert.ok(upstream.maxStall() < 250, `others waited for ${upstream.maxStall()} ms`)
      await upstream.closed()
    })
  }

  for (const [title, body] of largest) {
    test(name(`an answer of ${title} does not keep others waiting`), async () => {
      await using upstream = await startHostile(whole(body))
      const provider = bench.createWith(() =>
        facts.settingsFor({ ...bench.emulator, url: upstream.url }),
      )

      await provider.send(call)
      await provider.lookUp?.(call)
      if (provider.lifecycles !== 'UNTRACKED') {
        await provider.lifecycles.list(call.destinationId, undefined)
      }

      provider.close?.()
      assert.ok(upstream.maxStall() < 250, `others waited for ${upstream.maxStall()} ms`)
    })
  }

  test(name('no content coding is asked for'), async () => {
    const { emulator, provider } = bench

    await provider.send(call)

    assert.equal(emulator.requests[0]?.headers['accept-encoding'], 'identity')
  })
}

interface Attack {
  readonly title: string
  readonly error: RegExp
  readonly write: (socket: Socket) => void
}

const tooLong = /^AnswerTooLong$/
const tooComplex = /^AnswerTooComplex$/
const encoded = /^AnswerEncoded$/

const attacks: readonly Attack[] = [
  {
    title: 'a body without an end',
    error: tooLong,
    write: endless(head('transfer-encoding: chunked'), chunk(' '.repeat(65_536))),
  },
  {
    title: 'a body of ten gigabytes',
    error: tooLong,
    write: endless(head('content-length: 10000000000'), 'x'.repeat(65_536)),
  },
  {
    title: 'a body until the connection closes',
    error: tooLong,
    write: endless(head('connection: close'), '{"a":"', 'x'.repeat(65_536)),
  },
  {
    title: 'a refusal without an end',
    // Tencent's SDK answers by the status and reads no body of it.
    error: /^(?:AnswerTooLong|HTTP_400)$/,
    write: endless(
      head('transfer-encoding: chunked', '400 Bad Request'),
      chunk('x'.repeat(65_536)),
    ),
  },
  {
    title: 'a flood of interim answers',
    error: tooLong,
    write: endless(
      '',
      `HTTP/1.1 103 Early Hints\r\nlink: </${'a'.repeat(1_000)}>\r\n\r\n`.repeat(50),
    ),
  },
  {
    title: 'a head without an end',
    error: /./,
    write: endless('HTTP/1.1 200 OK\r\n', `x-more: ${'x'.repeat(1_000)}\r\n`.repeat(50)),
  },
  {
    title: 'trailers without an end',
    error: /./,
    write: endless(
      `${head('transfer-encoding: chunked')}2\r\n{}\r\n0\r\n`,
      `x-more: ${'x'.repeat(1_000)}\r\n`.repeat(50),
    ),
  },
  {
    title: 'a chunk extension without an end',
    error: /./,
    write: endless(`${head('transfer-encoding: chunked')}2;`, 'x'.repeat(65_536)),
  },
  {
    title: 'a body that drips',
    error: /./,
    write: (socket) => {
      socket.write(head('transfer-encoding: chunked'))
      const drip = setInterval(() => socket.write(chunk(' ')), 50)
      socket.once('close', () => clearInterval(drip))
    },
  },
  ...['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'GZIP', 'gzip, gzip'].map((coding) => ({
    title: `a body with the coding ${coding}`,
    error: encoded,
    write: whole(gzipSync(Buffer.alloc(50_000_000)), `content-encoding: ${coding}`),
  })),
  {
    title: 'JSON of a hundred thousand levels',
    error: tooComplex,
    write: whole('['.repeat(400_000) + ']'.repeat(400_000)),
  },
  {
    title: 'objects of a hundred thousand levels in a member that is read',
    error: tooComplex,
    write: whole(`{"Response":${'{"Error":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
  },
  {
    title: 'a list of very many items',
    error: tooComplex,
    write: whole(
      `{"Response":{"RequestId":"1","Invitations":[${'{},'.repeat(300_000)}{}]},"Users":[{}]}`,
    ),
  },
  {
    title: 'an object of very many members',
    error: tooComplex,
    write: whole(`{${Array.from({ length: 80_000 }, (_, n) => `"${n}":1`).join()}}`),
  },
  {
    title: 'a number of a million digits',
    error: tooComplex,
    write: whole(`{"Response":{"RequestId":${'9'.repeat(1_000_000)}},"Users":[]}`),
  },
]

const lists = (items: string) =>
  `"Invites":[${items}],"Users":[${items}],"Invitations":[${items}],"users":[${items}],"successful":[${items}],"failed":[${items}]`
const many = Array.from({ length: 2_000 }, () => '{}').join()
const large = Array.from({ length: 150 }, () => {
  const text = 'a@'.repeat(500)
  return `{"EmailAddress":"${text}","PrimaryEmail":"${text}","username":"${text}","reason":"${text}"}`
}).join()
/** What the bounds allow. */
const largest = [
  ['very many empty items', `{${lists(many)},"Response":{"RequestId":"1",${lists(many)}}}`],
  ['few items with long texts', `{"RequestId":"1",${lists(large)}}`],
  ['one text of a megabyte', `{"message":"${'a@b.'.repeat(260_000)}"}`],
  ['a megabyte of blanks', ' '.repeat(1_040_000)],
] as const

function head(header: string, status = '200 OK'): string {
  const usual = 'content-type: application/json\r\nx-amzn-requestid: request-1'
  return `HTTP/1.1 ${status}\r\n${usual}\r\n${header}\r\n\r\n`
}

function chunk(body: string): string {
  return `${body.length.toString(16)}\r\n${body}\r\n`
}

function whole(body: string | Buffer, header = 'x-more: 1'): Attack['write'] {
  return (socket) => {
    socket.write(head(`content-length: ${Buffer.byteLength(body)}\r\n${header}`))
    socket.write(body)
  }
}

/** The last piece again and again, as fast as it is read. */
function endless(...pieces: readonly string[]): Attack['write'] {
  return (socket) => {
    for (const piece of pieces) socket.write(piece)
    const more = () => {
      while (!socket.destroyed && socket.write(pieces.at(-1) ?? ''));
    }
    socket.on('drain', more)
    more()
  }
}
