import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Emulator, Fault } from '#sandbox/emulator.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { invite, names } from './support/invite.ts'

const perCall = { repostspace: 2, chime: 2, wickr: 2, organization: 1 }
const throttled = { repostspace: 429, chime: 429, wickr: 429, organization: 200 }
const success = { repostspace: 200, chime: 201, wickr: 200, organization: 200 }

for (const name of names) {
  for (const accepted of [false, true]) {
    const sent = accepted ? perCall[name] : 0
    const when = accepted ? 'after acceptance' : 'before acceptance'
    const broken: Fault[] = [
      { kind: 'reset', accepted },
      { kind: 'cut', accepted },
      { kind: 'rubbish', accepted },
    ]
    for (const fault of broken) {
      test(`${name}: ${fault.kind} ${when} has no readable answer, ${sent} sent`, async () => {
        await using emulators = await startEmulators()
        emulators[name].next(fault)

        const answer = invite[name](emulators[name]).then((response) => response.json())

        await assert.rejects(answer)
        assert.equal(emulators[name].ledger.length, sent)
        assert.equal(emulators[name].requests.length, 1)
      })
    }

    test(`${name}: stall ${when} never answers, ${sent} sent`, async () => {
      await using emulators = await startEmulators()
      emulators[name].next({ kind: 'stall', accepted })

      const answer = invite[name](emulators[name]).then(() => 'answered')
      const lasting = new Promise((resolve) => setTimeout(resolve, 100, 'stalled'))

      assert.equal(await Promise.race([answer, lasting]), 'stalled')
      assert.equal(emulators[name].ledger.length, sent)
      answer.catch(() => 'the emulator ends, and the socket with it')
    })

    test(`${name}: html-error ${when} is a page without a request id, ${sent} sent`, async () => {
      await using emulators = await startEmulators()
      emulators[name].next({ kind: 'html-error', status: 502, accepted })

      const response = await invite[name](emulators[name])

      assert.equal(response.status, 502)
      assert.equal(response.headers.get('content-type'), 'text/html')
      assert.equal(response.headers.get('x-amzn-requestid'), null)
      assert.match(await response.text(), /^<html>/)
      assert.equal(emulators[name].ledger.length, sent)
    })

    test(`${name}: error ${when} is what was ordered, ${sent} sent`, async () => {
      await using emulators = await startEmulators()
      const dateOffsetMinutes = 10
      const order = { name: 'Strange', status: 503, message: 'Why?', dateOffsetMinutes, accepted }
      emulators[name].next({ kind: 'error', ...order })

      const response = await invite[name](emulators[name])
      const skew = Date.parse(response.headers.get('date') ?? '') - Date.now()

      assert.equal(response.status, 503)
      assert.ok((await response.text()).includes('Why?'))
      assert.ok(Math.abs(skew - 10 * 60_000) < 5_000)
      assert.equal(emulators[name].ledger.length, sent)
    })
  }

  test(`${name}: throttle is answered in the upstream's way`, async () => {
    await using emulators = await startEmulators()
    emulators[name].next({ kind: 'throttle', retryAfterSeconds: 3 })

    const response = await invite[name](emulators[name])

    assert.equal(response.status, throttled[name])
    assert.equal(response.headers.get('retry-after'), name === 'organization' ? null : '3')
    assert.equal(emulators[name].ledger.length, 0)
  })

  test(`${name}: redirect points elsewhere`, async () => {
    await using emulators = await startEmulators()
    const location = 'http://127.0.0.1:9/'
    emulators[name].next({ kind: 'redirect', status: 307, location })

    const response = await invite[name](emulators[name])

    assert.equal(response.status, 307)
    assert.equal(response.headers.get('location'), location)
    assert.equal(emulators[name].ledger.length, 0)
  })

  test(`${name}: short processes everybody`, async () => {
    await using emulators = await startEmulators()
    emulators[name].next({ kind: 'short', leaveOut: 1 })

    const response = await invite[name](emulators[name])

    assert.equal(response.status, success[name])
    assert.equal((await response.text()).includes('b@example.com'), false)
    assert.equal(emulators[name].ledger.length, perCall[name])
  })

  test(`${name}: queued faults come first and in order, then the plan, then none`, async () => {
    await using emulators = await startEmulators()
    const emulator = emulators[name]
    const seen: string[] = []
    emulator.next({ kind: 'html-error', status: 501 }, 2)
    emulator.next({ kind: 'html-error', status: 502 })
    emulator.decide(({ operation, requestId }) => {
      seen.push(operation)
      const isThird = emulator.requests[3]?.requestId === requestId
      return isThird ? { kind: 'html-error', status: 504 } : undefined
    })

    const statuses = await statusesOf(emulator, 5)

    assert.deepEqual(statuses, [501, 501, 502, 504, success[name]])
    assert.equal(seen.length, 2)
  })

  test(`${name}: latency delays the answer and not the acceptance`, async () => {
    await using emulators = await startEmulators()
    emulators[name].latency(200)

    const start = performance.now()
    const answer = invite[name](emulators[name])
    while (emulators[name].ledger.length === 0) await new Promise(setImmediate)
    const acceptedAfter = performance.now() - start
    await answer

    assert.ok(acceptedAfter < 150)
    assert.ok(performance.now() - start >= 199)
  })

  test(`${name}: reset forgets everything`, async () => {
    await using emulators = await startEmulators()
    const emulator = emulators[name]
    const { ledger, requests } = emulator
    await invite[name](emulator)
    emulator.next({ kind: 'html-error', status: 501 }, 5)
    emulator.decide(() => ({ kind: 'html-error', status: 502 }))

    emulator.reset()
    const lengths = [ledger.length, requests.length]
    const response = await invite[name](emulator)

    assert.deepEqual(lengths, [0, 0])
    assert.equal(response.status, success[name])
    assert.equal(ledger.length, perCall[name])
  })
}

async function statusesOf(emulator: Emulator, times: number): Promise<readonly number[]> {
  const statuses: number[] = []
  for (let i = 0; i < times; i++) statuses.push((await invite[emulator.name](emulator)).status)
  return statuses
}
