import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Bench } from './bench.ts'
import { summaryOf } from './summary.ts'

/** What never leaves, what leaves and is given up, and where a request may not go. */
export function testTransport<Settings>(bench: Bench<Settings>): void {
  const { facts, emulator, provider, createWith, name } = bench

  for (const call of facts.calls) {
    for (const { title, settings, signal, error } of facts.neverSent) {
      test(name(`${call.operation}: ${title} is certainly not sent`), async (t) => {
        facts.hideEnvironment?.(t)
        const other = createWith(settings)

        const answer = await other.send(call, signal)
        other.close?.()

        assert.ok(answer.kind === 'unavailable', answer.kind)
        assert.match(answer.error.code, error)
        assert.equal(emulator.requests.length, 0)
      })
    }

    test(name(`${call.operation}: an abort while the request is out leaves it open`), async () => {
      const gateway = new AbortController()
      emulator.decide(() => {
        setImmediate(() => gateway.abort())
        return { kind: 'stall', accepted: true }
      })

      const answer = await provider.send(call, gateway.signal)

      assert.deepEqual(summaryOf(answer), { kind: 'unanswered', error: facts.aborted })
      assert.equal(emulator.requests.length, 1)
      assert.equal(emulator.ledger.length, call.recipients.length)
    })

    for (const status of [301, 302, 307, 308] as const) {
      test(
        name(`${call.operation}: a redirect with ${status} is not followed and leaves it open`),
        async () => {
          await using elsewhere = await startElsewhere()
          emulator.next({ kind: 'redirect', status, location: elsewhere.url })

          const answer = await provider.send(call)

          const error = `HTTP_${status}`
          assert.deepEqual(summaryOf(answer), { kind: 'unanswered', error, httpStatus: status })
          assert.equal(elsewhere.visits(), 0)
          assert.equal(emulator.requests.length, 1)
        },
      )
    }

    test(
      name(`${call.operation}: a wrong secret is a refusal, and nobody is invited`),
      async () => {
        const other = createWith(facts.wrongSecret)

        const answer = await other.send(call)
        other.close?.()

        assert.ok(answer.kind === 'refused')
        assert.equal(answer.code, 'ACCESS_DENIED')
        assert.equal(emulator.ledger.length, 0)
      },
    )
  }
}

async function startElsewhere() {
  let visits = 0
  const server = createServer((_request, response) => {
    visits += 1
    response.end('{"Response":{"RequestId":"elsewhere"}}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    visits: () => visits,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
