import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Emulator, Fault } from '#sandbox/emulator.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { until } from '../support/until.ts'
import { invite, kinds } from './support/invite.ts'

const perCall = { REPOST_PRIVATE: 2, CHIME: 2, WICKR: 2, TENCENT_ORGANIZATION: 1 }
const throttled = { REPOST_PRIVATE: 429, CHIME: 429, WICKR: 429, TENCENT_ORGANIZATION: 200 }
const success = { REPOST_PRIVATE: 200, CHIME: 201, WICKR: 200, TENCENT_ORGANIZATION: 200 }

for (const kind of kinds) {
  for (const accepted of [false, true]) {
    const sent = accepted ? perCall[kind] : 0
    const when = accepted ? 'after acceptance' : 'before acceptance'
    const failures: Fault[] = [
      { kind: 'reset', accepted },
      { kind: 'cut', accepted },
      { kind: 'rubbish', accepted },
    ]
    for (const fault of failures) {
      test(`${kind}: ${fault.kind} ${when} has no readable answer, ${sent} sent`, async () => {
        await using emulators = await startEmulators()
        emulators[kind].next(fault)

        const answer = invite[kind](emulators[kind]).then((response) => response.json())

        await assert.rejects(answer)
        assert.equal(emulators[kind].ledger.length, sent)
        assert.equal(emulators[kind].requests.length, 1)
      })
    }

    test(`${kind}: stall ${when} never answers, ${sent} sent`, async () => {
      await using emulators = await startEmulators()
      emulators[kind].next({ kind: 'stall', accepted })

      const answer = invite[kind](emulators[kind]).then(() => 'answered')
      await until(() => emulators[kind].requests.length > 0)
      const lasting = new Promise((resolve) => setTimeout(resolve, 100, 'stalled'))

      assert.equal(await Promise.race([answer, lasting]), 'stalled')
      assert.equal(emulators[kind].ledger.length, sent)
      answer.catch(() => 'the emulator ends, and the socket with it')
    })

    test(`${kind}: html-error ${when} is a page without a request id, ${sent} sent`, async () => {
      await using emulators = await startEmulators()
      emulators[kind].next({ kind: 'html-error', status: 502, accepted })

      const response = await invite[kind](emulators[kind])

      assert.equal(response.status, 502)
      assert.equal(response.headers.get('content-type'), 'text/html')
      assert.equal(response.headers.get('x-amzn-requestid'), null)
      assert.match(await response.text(), /^<html>/)
      assert.equal(emulators[kind].ledger.length, sent)
    })

    test(`${kind}: error ${when} is what was ordered, ${sent} sent`, async () => {
      await using emulators = await startEmulators()
      const dateOffsetMinutes = 10
      const order = { name: 'Strange', status: 503, message: 'Why?', dateOffsetMinutes, accepted }
      emulators[kind].next({ kind: 'error', ...order })

      const response = await invite[kind](emulators[kind])
      const skew = Date.parse(response.headers.get('date') ?? '') - Date.now()

      assert.equal(response.status, 503)
      assert.ok((await response.text()).includes('Why?'))
      assert.ok(Math.abs(skew - 10 * 60_000) < 5_000)
      assert.equal(emulators[kind].ledger.length, sent)
    })
  }

  // Tencent's API has no such header, but what stands in front of it may.
  for (const retryAfterSeconds of [undefined, 3]) {
    const header = retryAfterSeconds === undefined ? 'no Retry-After' : 'a Retry-After'
    test(`${kind}: throttle is answered in the upstream's way, with ${header}`, async () => {
      await using emulators = await startEmulators()
      emulators[kind].next({
        kind: 'throttle',
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      })

      const response = await invite[kind](emulators[kind])

      assert.equal(response.status, throttled[kind])
      assert.equal(response.headers.get('retry-after'), retryAfterSeconds?.toString() ?? null)
      assert.equal(emulators[kind].ledger.length, 0)
    })
  }

  test(`${kind}: redirect points elsewhere`, async () => {
    await using emulators = await startEmulators()
    const location = 'http://127.0.0.1:9/'
    emulators[kind].next({ kind: 'redirect', status: 307, location })

    const response = await invite[kind](emulators[kind])

    assert.equal(response.status, 307)
    assert.equal(response.headers.get('location'), location)
    assert.equal(emulators[kind].ledger.length, 0)
  })

  test(`${kind}: short processes everybody`, async () => {
    await using emulators = await startEmulators()
    emulators[kind].next({ kind: 'short', leaveOut: 1 })

    const response = await invite[kind](emulators[kind])

    assert.equal(response.status, success[kind])
    assert.equal((await response.text()).includes('b@example.com'), false)
    assert.equal(emulators[kind].ledger.length, perCall[kind])
  })

  test(`${kind}: queued faults come first and in order, then the plan, then none`, async () => {
    await using emulators = await startEmulators()
    const emulator = emulators[kind]
    const seen: string[] = []
    emulator.next({ kind: 'html-error', status: 501 }, 2)
    emulator.next({ kind: 'html-error', status: 502 })
    emulator.decide(({ operation, requestId }) => {
      seen.push(operation)
      const isThird = emulator.requests[3]?.requestId === requestId
      return isThird ? { kind: 'html-error', status: 504 } : undefined
    })

    const statuses = await statusesOf(kind, emulator, 5)

    assert.deepEqual(statuses, [501, 501, 502, 504, success[kind]])
    assert.equal(seen.length, 2)
  })

  test(`${kind}: latency delays the answer and not the acceptance`, async () => {
    await using emulators = await startEmulators()
    emulators[kind].latency(200)

    const start = performance.now()
    const answer = invite[kind](emulators[kind])
    while (emulators[kind].ledger.length === 0) await new Promise(setImmediate)
    const first = await Promise.race([answer, 'accepted'])
    await answer

    assert.equal(first, 'accepted')
    assert.ok(performance.now() - start >= 199)
  })

  test(`${kind}: an answer that is held leaves when it is released`, async () => {
    await using emulators = await startEmulators()
    const release = emulators[kind].hold()

    const answer = invite[kind](emulators[kind])
    while (emulators[kind].ledger.length === 0) await new Promise(setImmediate)
    const first = await Promise.race([answer, 'accepted'])
    release()
    const [{ status }, next] = await Promise.all([answer, invite[kind](emulators[kind])])

    assert.equal(first, 'accepted')
    assert.equal(status, success[kind])
    assert.ok(next)
  })

  test(`${kind}: reset forgets everything`, async () => {
    await using emulators = await startEmulators()
    const emulator = emulators[kind]
    const { ledger, requests } = emulator
    await invite[kind](emulator)
    emulator.next({ kind: 'html-error', status: 501 }, 5)
    emulator.decide(() => ({ kind: 'html-error', status: 502 }))

    emulator.reset()
    const lengths = [ledger.length, requests.length]
    const response = await invite[kind](emulator)

    assert.deepEqual(lengths, [0, 0])
    assert.equal(response.status, success[kind])
    assert.equal(ledger.length, perCall[kind])
  })
}

async function statusesOf(
  kind: (typeof kinds)[number],
  emulator: Emulator,
  times: number,
): Promise<readonly number[]> {
  const statuses: number[] = []
  for (let i = 0; i < times; i++) statuses.push((await invite[kind](emulator)).status)
  return statuses
}
