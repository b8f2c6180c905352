import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventStream } from '#client/transport/event-stream.ts'
import { eventsIn } from '../../support/requests/events-in.ts'
import { serveEvents, strangeEvents, strangeTexts } from '../../support/requests/serve-events.ts'

const patience = { firstByteMs: 20_000, silentMs: 20_000 }

for (const size of [1, 7, 1_000]) {
  test(`the kit loses no event for what its texts hold, ${size} bytes at a time`, async () => {
    await using server = await serveEvents(size)
    const { signal } = new AbortController()
    const said: unknown[] = []

    const events = eventStream(server, { query: '', variables: {} }, { signal, patience })
    for await (const { data } of events) said.push(data?.said)

    assert.deepEqual(said, strangeTexts)
  })
}

test('the reader of the tests loses none either', () => {
  const events = eventsIn(strangeEvents)

  const said = events.slice(0, -1).map(({ data }) => JSON.parse(data).data.said)
  assert.deepEqual(said, strangeTexts)
  assert.deepEqual(events.at(-1), { event: 'complete', data: '' })
})
