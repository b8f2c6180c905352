import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classifyReply, type Reply, type Verdict } from '#send-file/gateway/verdict.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const json = (value: unknown) => ({ text: JSON.stringify(value) })
const errors = (...codes: readonly unknown[]) =>
  json({
    errors: codes.map((code) => ({ message: 'about ada@example.com', extensions: { code } })),
  })

const cases: Readonly<Record<string, [reply: Partial<Reply>, verdict: Verdict]>> = {
  'data is data': [json({ data: { a: 1 } }), { kind: 'data', data: { a: 1 } }],
  'a 503 comes again': [{ status: 503 }, again('HTTP 503')],
  'a 503 comes again after its seconds': [
    { status: 503, retryAfter: '7' },
    again('HTTP 503', 7_000),
  ],
  'a 503 comes again at its date': [
    { status: 503, retryAfter: 'Fri, 20 Nov 2026 12:00:09 GMT' },
    again('HTTP 503', 9_000),
  ],
  'a date that is past is now': [
    { status: 503, retryAfter: 'Fri, 20 Nov 2026 11:00:00 GMT' },
    again('HTTP 503'),
  ],
  'a Retry-After that is neither is none': [{ status: 429, retryAfter: 'soon' }, again('HTTP 429')],
  'a page of a proxy comes again': [{ status: 502, text: '<html>' }, again('HTTP 502')],
  'an overloaded gateway returns its code': [
    { status: 503, ...errors('OVERLOADED') },
    again('HTTP 503, OVERLOADED'),
  ],
  'a fault comes again, and is named': [
    json({ data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', id: 'f-1' } }] }),
    again('HTTP 200, INTERNAL_SERVER_ERROR f-1'),
  ],
  'a document that is refused is the end': [
    { status: 400, ...errors('BAD_USER_INPUT', 'BAD_USER_INPUT') },
    stop('it refuses the request (HTTP 400, BAD_USER_INPUT)'),
  ],
  'a code that is no code is not repeated': [
    { status: 400, ...errors('ada@example.com') },
    stop('it refuses the request (HTTP 400, no code)'),
  ],
  'an error without extensions is the end': [
    json({ errors: [{ message: 'about ada@example.com' }] }),
    stop('it refuses the request (HTTP 200, no code)'),
  ],
  'a missing token is the end': [
    { status: 401 },
    stop('it requires a valid token in INVITE_GATEWAY_TOKEN (HTTP 401)'),
  ],
  'another address is the end': [
    { status: 307 },
    stop('it has moved to another address; use that one (HTTP 307)'),
  ],
  'a page is no gateway': [
    { text: '<html>' },
    stop('there is no GraphQL at this address (HTTP 200)'),
  ],
  'other JSON is no gateway': [
    json(['data']),
    stop('there is no GraphQL at this address (HTTP 200)'),
  ],
}

for (const [fact, [reply, verdict]] of Object.entries(cases)) {
  test(fact, () => {
    assert.deepEqual(
      classifyReply({ status: 200, retryAfter: null, text: '', ...reply }, now),
      verdict,
    )
  })
}

function again(why: string, afterMs = 0): Verdict {
  return { kind: 'again', why, afterMs }
}

function stop(why: string): Verdict {
  return { kind: 'stop', why }
}
