import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { print } from 'graphql'
import { createSchema } from 'graphql-yoga'
import { ListInvites } from '../../support/documents/reads.ts'
import { startFront } from '../front.ts'
import { startServer } from '../server.ts'

const server = await startServer()
after(() => server[Symbol.asyncDispose]())

/** Asks while a table is missing; gives the answer's ids and what was logged. */
async function meetFault(clientId: string) {
  const { database, logger } = server.gateway
  const logged = logger.lines.length
  await database.query('alter table sends rename to lost')
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': clientId },
    body: JSON.stringify({ query: print(ListInvites) }),
  })
  await database.query('alter table lost rename to sends')
  const { errors } = await response.json()
  const id: string = errors[0].extensions.id
  const fields = logger.lines.slice(logged).map(({ fields }) => fields as Record<string, unknown>)
  return { id, header: response.headers.get('x-request-id'), line: fields.find((f) => f.id === id) }
}

test('a fault has the id of its request, in the answer, in the header and in the log', async () => {
  const { id, header, line } = await meetFault('client-0042')

  assert.match(id, /^[0-9a-f-]{36}$/)
  assert.equal(header, id)
  assert.equal(line?.clientId, 'client-0042')
})

test("a client's id that could be an address, or anything else, is not logged", async () => {
  for (const clientId of ['ada@example.com', 'short', 'a b c d e f g', 'x'.repeat(65)]) {
    const { line } = await meetFault(clientId)

    assert.ok(line)
    assert.equal(line.clientId, undefined)
  }
})

test('two requests have two ids', async () => {
  const [one, other] = await Promise.all([fetch(server.url), fetch(server.url)])

  assert.notEqual(one.headers.get('x-request-id'), other.headers.get('x-request-id'))
})

test('a request that breaks is answered with its id, the log has why, and the next one goes on', async () => {
  let failing = true
  await using front = await startFront({
    schema: createSchema({ typeDefs: 'type Query { ok: Boolean }' }),
    limits: { maxRequestsInWork: 1 },
    // Outside of what Yoga catches, where its own server would answer with the stack.
    plugins: [
      {
        onRequest: () => {
          if (failing) throw new Error('a plugin failed')
        },
      },
    ],
  })

  const response = await front.post('{ ok }')
  const { errors } = await response.json()
  failing = false
  const next = await front.post('{ ok }')

  assert.equal(response.status, 500)
  assert.equal(errors[0].extensions.code, 'INTERNAL_SERVER_ERROR')
  assert.equal(errors[0].extensions.id, response.headers.get('x-request-id'))
  assert.doesNotMatch(JSON.stringify(errors), /plugin|stack|\.ts/)
  assert.deepEqual(
    front.logger.lines.map(({ message }) => message),
    ['a request failed outside GraphQL'],
  )
  assert.equal(next.status, 200)
})
