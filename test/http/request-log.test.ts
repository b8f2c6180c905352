import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSchema } from 'graphql-yoga'
import { address } from '../support/logger.ts'
import { until } from '../support/until.ts'
import { startFront } from './front.ts'

const schema = createSchema({
  typeDefs: 'type Query { answer: Int }',
  resolvers: { Query: { answer: () => 42 } },
})

test('on demand every request but probes is one line, without anything that it said', async () => {
  await using front = await startFront({ schema, logRequests: true })
  const { lines } = front.logger

  const answered = await front.post('{ answer }')
  await answered.text()
  await fetch(`${front.url}/health/live`)
  await (await fetch(`${front.url}/ada@example.com?name=Ada`)).text()
  await until(() => lines.length === 2)

  const [first, second] = lines.map(({ fields }) => fields as Record<string, unknown>)
  assert.deepEqual(
    lines.map(({ level, message }) => [level, message]),
    [
      ['info', 'a request'],
      ['info', 'a request'],
    ],
  )
  assert.equal(first?.id, answered.headers.get('x-request-id'))
  assert.equal(typeof first?.ms, 'number')
  assert.deepEqual(
    [first, second].map((line) => [line?.method, line?.path, line?.status]),
    [
      ['POST', '/graphql', 200],
      ['GET', 'other', 404],
    ],
  )
  assert.doesNotMatch(front.logger.written(), address)
})

test('without the setting no request is a line', async () => {
  await using front = await startFront({ schema })

  await (await front.post('{ answer }')).text()

  assert.deepEqual(front.logger.lines, [])
})

test('a line names its level and has an ISO time', async () => {
  await using front = await startFront({ schema, logRequests: true })

  await (await front.post('{ answer }')).text()
  await until(() => front.logger.lines.length === 1)

  const { level, time } = JSON.parse(front.logger.written())
  assert.equal(level, 'info')
  assert.equal(new Date(time).toISOString(), time)
})
