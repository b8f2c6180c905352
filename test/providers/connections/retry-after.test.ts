import assert from 'node:assert/strict'
import { createServer, request } from 'node:http'
import { test } from 'node:test'
import { boundedAgent } from '#providers/connections/bounded-agent.ts'
import { retryAfterMs, withRetryAfter } from '#providers/connections/retry-after.ts'
import type { Answer } from '#providers/contract/answer.ts'

// Dates without a zone would be read in it.
process.env.TZ = 'America/New_York'

const now = 'Wed, 21 Oct 2026 07:28:00 GMT'
for (const [name, error, expected] of [
  ['the member', { seconds: 2, headers: {} }, 2_000],
  ['seconds', { headers: { 'retry-after': '3' } }, 3_000],
  ['parts of a second', { headers: { 'retry-after': '0.5' } }, 500],
  ['no seconds', { headers: { 'retry-after': '0' } }, 0],
  ['a date', { headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT', date: now } }, 30_000],
  [
    'a date that is over',
    { headers: { 'retry-after': 'Wed, 21 Oct 2026 07:27:00 GMT', date: now } },
    0,
  ],
  [
    'a date as C writes it',
    { headers: { 'retry-after': 'Wed Oct 21 07:28:30 2026', date: now } },
    30_000,
  ],
  [
    'a date with a name of the day',
    { headers: { 'retry-after': 'Wednesday, 21-Oct-26 07:28:30 GMT', date: now } },
    30_000,
  ],
  [
    'a date with another zone',
    { headers: { 'retry-after': 'Wed, 21 Oct 2026 09:28:30 +0200', date: now } },
    30_000,
  ],
  ['a date of ISO 8601', { headers: { 'retry-after': '2026-10-21T07:28:30Z', date: now } }, 30_000],
  [
    'a date of ISO 8601 without a zone',
    { headers: { 'retry-after': '2026-10-21T07:28:30', date: now } },
    30_000,
  ],
  ['two headers', { headers: { 'retry-after': ['5', '7'], date: [now] } }, 7_000],
  ['two headers that a proxy joined', { headers: { 'retry-after': '5, 7' } }, 7_000],
  [
    'a date and seconds that a proxy joined',
    { headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT, 5', date: now } },
    30_000,
  ],
  [
    'two dates that a proxy joined',
    {
      headers: {
        'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT, Wednesday, 21-Oct-26 07:28:40 GMT',
        date: now,
      },
    },
    40_000,
  ],
  ['a word and seconds', { headers: { 'retry-after': 'soon, 6' } }, 6_000],
  ["AWS's own header, in milliseconds", { headers: { 'x-amz-retry-after': '1500' } }, 1_500],
  ['both headers', { headers: { 'retry-after': '2', 'x-amz-retry-after': '2500' } }, 2_500],
  ["AWS's own header without a number", { headers: { 'x-amz-retry-after': 'soon' } }, undefined],
  ['a word', { headers: { 'retry-after': 'soon' } }, undefined],
  ['a negative number', { headers: { 'retry-after': '-5' } }, undefined],
  [
    'a member that is no number, and a header',
    { seconds: Number.NaN, headers: { 'Retry-After': '4' } },
    4000,
  ],
  ['nothing', { headers: {} }, undefined],
] as const) {
  test(`Retry-After as ${name} is ${expected} ms`, () => {
    assert.equal(retryAfterMs(error), expected)
  })
}

test('a date is read by our own clock when the answer has none', () => {
  const inAMinute = new Date(Date.now() + 60_000).toUTCString()

  const wait = retryAfterMs({ headers: { 'retry-after': inAMinute } })

  assert.ok(wait !== undefined && wait > 55_000 && wait <= 60_000)
})

const answer: Answer = { kind: 'answered', outcomes: new Map() }

for (const status of [200, 201, 400, 403, 404, 408, 500, 502, 503]) {
  test(`the Retry-After of a ${status} is heard, whatever the SDK makes of it`, async () => {
    await using upstream = await startUpstream(status, '7')

    const heard = await withRetryAfter(async () => {
      await upstream.request()
      return answer
    })

    assert.equal(heard.retryAfterMs, 7_000)
  })
}

test('of several requests the longest Retry-After counts, and none adds nothing', async () => {
  await using short = await startUpstream(500, '2')
  await using long = await startUpstream(200, '9')
  await using silent = await startUpstream(503, undefined)
  const heardFrom = (...upstreams: readonly { request(): Promise<void> }[]) =>
    withRetryAfter(async () => {
      for (const upstream of upstreams) await upstream.request()
      return answer
    })

  const [both, none, apart] = await Promise.all([
    heardFrom(long, short, silent),
    heardFrom(silent),
    heardFrom(short),
  ])

  assert.deepEqual([both.retryAfterMs, none, apart.retryAfterMs], [9_000, answer, 2_000])
})

test('of two headers the longer wait counts', async () => {
  await using upstream = await startUpstream(503, ['2', '9'])

  const heard = await withRetryAfter(async () => {
    await upstream.request()
    return answer
  })

  assert.equal(heard.retryAfterMs, 9_000)
})

async function startUpstream(status: number, retryAfter: string | string[] | undefined) {
  const server = createServer((_, response) => {
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
    response.writeHead(status).end()
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const agent = boundedAgent('http:', { keepAlive: true })
  return {
    request: () =>
      new Promise<void>((resolve, reject) => {
        request({ host: '127.0.0.1', port, agent }, (response) => {
          response.resume().once('end', resolve)
        })
          .once('error', reject)
          .end()
      }),
    [Symbol.asyncDispose]: async () => {
      agent.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
