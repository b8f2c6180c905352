import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { print } from 'graphql'
import { freshPglite } from '../support/database.ts'
import { ListInvites } from '../support/documents/reads.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import {
  kindsOf,
  requestsTo,
  resetEmulators,
  send,
  sentBy,
} from '../support/requests/send-invites.ts'
import { toChime } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const input = { idempotencyKey: 'fault', targets: [toChime(['ada.lovelace@example.com'])] }

test('a database that fails while a request is accepted is a masked error with an id, which the log has', async () => {
  const logged = gateway.logger.lines.length
  await gateway.database.query('alter table targets rename to lost')

  const response = await gateway.post({ query: print(SendInvites), variables: { input } })
  const text = await response.text()
  await gateway.database.query('alter table lost rename to targets')

  const { data, errors } = JSON.parse(text) as Answer
  const [error] = errors
  assert.equal(data, null)
  assert.equal(errors.length, 1)
  assert.equal(error?.extensions.code, 'INTERNAL_SERVER_ERROR')
  assert.deepEqual(error.path, ['sendInvites'])
  const id = error.extensions.id ?? ''
  assert.match(id, /^[0-9a-f-]{36}$/)
  assert.ok(error.message.includes(id))
  const lines = gateway.logger.lines.slice(logged)
  assert.equal(lines.filter(({ fields }) => idOf(fields) === id).length, 1)
  for (const word of ['ada', 'lovelace', 'targets', 'relation', 'insert', 'select', '.ts']) {
    assert.ok(!text.toLowerCase().includes(word), `the answer says ${word}`)
  }
  for (const { message } of lines) assert.doesNotMatch(message, /ada|lovelace/i)
})

test('a request that met a fault left nothing behind, and can be repeated with its key', async () => {
  const { replayed, results } = await send(gateway, input)

  assert.equal(replayed, false)
  assert.deepEqual(kindsOf(results), ['InviteSent'])
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['ada.lovelace@example.com'])
})

test('an answer that cannot be recorded at first is recorded later, and nothing is sent twice', async () => {
  const { database, emulators } = gateway
  emulators.CHIME.decide(() => {
    void database.query('alter table events rename to lost')
    return undefined
  })

  const sending = send(gateway, { targets: [toChime(['grace@example.com'])] })
  await until(() => messagesOf(gateway).includes('an answer could not be recorded yet'))
  await database.query('alter table lost rename to events')
  const { results } = await sending

  assert.deepEqual(kindsOf(results), ['InviteSent'])
  assert.deepEqual(sentBy(emulators.CHIME), ['grace@example.com'])
  assert.equal(requestsTo(gateway), 1)
})

test('a closed database masks every request, reading ones too', async () => {
  const database = await freshPglite()
  await using closed = await startTestGateway({ database, emulators: gateway.emulators })
  await database[Symbol.asyncDispose]()

  for (const [document, variables] of [
    [print(SendInvites), { input }],
    [print(ListInvites), {}],
  ] as const) {
    const response = await closed.post({ query: document, variables })
    const { errors } = (await response.json()) as Answer
    const ids = errors.map(({ extensions }) => extensions.id)
    assert.deepEqual(
      errors.map(({ extensions }) => extensions.code),
      ['INTERNAL_SERVER_ERROR'],
    )
    assert.ok(closed.logger.lines.some(({ fields }) => ids.includes(idOf(fields))))
  }
  assert.equal(requestsTo(gateway), 0)
})

interface Answer {
  readonly data: unknown
  readonly errors: readonly {
    readonly message: string
    readonly path: unknown
    readonly extensions: { readonly code: string; readonly id?: string }
  }[]
}

function idOf(fields: unknown): string | undefined {
  return (fields as { readonly id?: string }).id
}

function messagesOf({ logger }: TestGateway): string[] {
  return logger.lines.map(({ message }) => message)
}
