import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeEvent } from '#http/event-stream.ts'
import { eventsIn } from '../../support/requests/events-in.ts'
import { strangeTexts } from '../../support/requests/serve-events.ts'

// As of Python's `splitlines`, which readers of streams are made of. JSON escapes the others itself.
const lineEnds = [...'\v\f\r\u001c\u001d\u001e\u0085\u2028\u2029']

test('no text of an event ends a line, for whatever program', () => {
  for (const said of [...strangeTexts, 'a\u001cb\u001db\u001ec']) {
    const written = encodeEvent(JSON.stringify({ data: { said } })).toString()

    assert.ok(lineEnds.every((end) => !written.includes(end)))
    assert.equal(written.split('\n').length, 4)
    assert.deepEqual(JSON.parse(eventsIn(written)[0]?.data ?? ''), { data: { said } })
  }
})
