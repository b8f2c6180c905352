import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import type { Bench } from './bench.ts'
import { startHostile } from './hostile-upstream.ts'

/** Ids and codes are logged, stored and shown: no other text may come in their place. */
export function testIdentifiers<Settings>(bench: Bench<Settings>): void {
  const { facts, name } = bench
  const [call] = facts.calls

  const texts = ['ada@private.example', 'Ada Lovelace', 'a'.repeat(101), '<html>']
  const rows = texts.flatMap((text) => [400, 200].map((status) => ({ text, status })))
  for (const { text, status } of rows) {
    test(name(`${text.slice(0, 20)} is no id and no code of a ${status}`), async () => {
      await using upstream = await startHostile(nothingButText(text, status))
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
        const error = 'error' in answer ? answer.error : undefined
        assert.match(error?.code ?? 'none', /^[\w.]{3,30}$/)
        assert.equal(error?.requestId, undefined)
        assert.equal('requestId' in answer ? answer.requestId : undefined, undefined)
      }
    })
  }
}

/** An error whose id and whose code are this text, in the words of every upstream. */
function nothingButText(text: string, status: number): (socket: Socket) => void {
  const body = JSON.stringify({
    ...{ __type: text, code: text, Code: text, message: 'no' },
    Response: { Error: { Code: text, Message: 'no' }, RequestId: text },
  })
  const headers = ['x-amzn-requestid', 'x-amz-request-id', 'x-amzn-errortype']
  return (socket) => {
    const lines = headers.map((header) => `${header}: ${text}`)
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
    // A connection gets one answer: what waits for a second one on it waits out its time.
    lines.push('connection: close')
    socket.write(`HTTP/1.1 ${status} OK\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
  }
}
