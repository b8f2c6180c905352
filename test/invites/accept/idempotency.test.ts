import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { SendInvitesInput } from '../../gql/graphql.ts'
import { freeClock, setClock } from '../../support/clock.ts'
import { freshPglite } from '../../support/database.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  kindsOf,
  reinvite,
  requestsTo,
  resetEmulators,
  send,
  sentBy,
  tryReinvite,
  trySend,
} from '../../support/requests/send-invites.ts'
import { network, toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'

const gateway = await startTestGateway({ limits: { maxRecipientsPerBatch: 3 } })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

test('the same request again is answered with its first batch, and nothing is sent', async () => {
  const request = {
    idempotencyKey: 'again',
    name: 'Again',
    targets: [toChime(['again@example.com', 'failed@example.com']), toRepostPrivate(['again'])],
  }

  const first = await send(gateway, request)
  const second = await send(gateway, request)

  assert.deepEqual([first.replayed, second.replayed], [false, true])
  assert.deepEqual(second, { ...first, replayed: true })
  assert.deepEqual(kindsOf(second.results), ['InviteSent', 'InviteFailed', 'InviteSent'])
  assert.equal(requestsTo(gateway), 2)
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['again@example.com'])
})

test('how long to wait, and what is the default anyway, do not make another request', async () => {
  const targets = [toChime(['wait@example.com'])]

  const first = await send(gateway, { idempotencyKey: 'wait', targets })
  const others = [
    await send(gateway, { idempotencyKey: 'wait', targets, waitSeconds: 0 }),
    await send(gateway, { idempotencyKey: 'wait', targets, onInvalid: 'SEND_VALID' }),
    await send(gateway, { waitSeconds: 60, targets, idempotencyKey: 'wait' }),
  ]

  for (const other of others) {
    assert.equal(other.batch.id, first.batch.id)
    assert.equal(other.replayed, true)
  }
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['wait@example.com'])
})

const others: readonly (Partial<SendInvitesInput> & { what: string })[] = [
  { what: 'another recipient', targets: [toChime(['other@example.com'])] },
  { what: 'one recipient more', targets: [toChime(['conflict@example.com', 'b@example.com'])] },
  { what: 'another window', duplicates: { windowSeconds: 1 } },
  { what: 'another policy', onInvalid: 'REJECT_BATCH' },
  { what: 'a breaker', stopAfterFailures: 1 },
]
const conflicting = { idempotencyKey: 'conflict', targets: [toChime(['conflict@example.com'])] }
for (const { what, ...other } of others) {
  test(`the same key with ${what} is a conflict that names the first batch`, async () => {
    const first = await send(gateway, conflicting)
    const reached = requestsTo(gateway)

    const answer = await trySend(gateway, { ...conflicting, ...other })

    assert.equal(answer.__typename, 'IdempotencyConflict')
    assert.equal(answer.code, 'IDEMPOTENCY_CONFLICT')
    assert.deepEqual(answer.batch, first.batch)
    assert.equal(requestsTo(gateway), reached)
  })
}

test('ten of the same request at once are one batch', async () => {
  gateway.emulators.CHIME.latency(30)
  const request = { idempotencyKey: 'twins', targets: [toChime(['twin@example.com'])] }

  const answers = await Promise.all(Array.from({ length: 10 }, () => send(gateway, request)))

  assert.equal(new Set(answers.map(({ batch }) => batch.id)).size, 1)
  assert.equal(answers.filter(({ replayed }) => !replayed).length, 1)
  assert.deepEqual(
    new Set(answers.flatMap(({ results }) => kindsOf(results))),
    new Set(['InviteSent']),
  )
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['twin@example.com'])
  assert.equal(gateway.emulators.CHIME.requests.length, 1)
})

test('ten different requests with one key at once: one is taken, nine conflict with it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      trySend(gateway, {
        idempotencyKey: 'rivals',
        targets: [toRepostPrivate([`rival-${index}`])],
      }),
    ),
  )

  assert.deepEqual(kindsOf(answers).sort(), [
    ...Array.from({ length: 9 }, () => 'IdempotencyConflict'),
    'SendInvitesPayload',
  ])
  const batches = answers.map((answer) => ('batch' in answer ? answer.batch.id : undefined))
  assert.equal(new Set(batches).size, 1)
  assert.equal(gateway.emulators.REPOST_PRIVATE.ledger.length, 1)
})

test('a key of sendInvites and the same key of reinviteUsers are two keys', async () => {
  const request = {
    idempotencyKey: 'both',
    who: { wickr: { networkId: network, userIds: ['7700000001'] } },
  }

  const sent = await send(gateway, {
    idempotencyKey: 'both',
    targets: [toWickr(['both@example.com'])],
  })
  const first = await reinvite(gateway, request)
  const second = await reinvite(gateway, request)
  const conflict = await tryReinvite(gateway, {
    ...request,
    who: { wickr: { networkId: network, userIds: ['7700000002'] } },
  })

  assert.notEqual(first.batch.id, sent.batch.id)
  assert.deepEqual([first.replayed, second.replayed], [false, true])
  assert.equal(second.batch.id, first.batch.id)
  assert.ok(conflict.__typename === 'IdempotencyConflict')
  assert.equal(conflict.batch.id, first.batch.id)
  assert.deepEqual(sentBy(gateway.emulators.WICKR), ['both@example.com', '7700000001'])
})

const refusals = [
  { typename: 'InvalidInput', targets: [toChime(['a@example.com'], { accountId: '' })] },
  { typename: 'LimitExceeded', targets: [toRepostPrivate(['a', 'b', 'c', 'd'])] },
] as const
for (const { typename, targets } of refusals) {
  test(`a request refused with ${typename} does not use up its key`, async () => {
    const idempotencyKey = `free after ${typename}`

    const refused = await trySend(gateway, { idempotencyKey, targets: [...targets] })
    const { replayed } = await send(gateway, {
      idempotencyKey,
      targets: [toRepostPrivate([typename])],
    })

    assert.equal(refused.__typename, typename)
    assert.equal(replayed, false)
    assert.deepEqual(sentBy(gateway.emulators.REPOST_PRIVATE), [typename])
  })
}

test('a key is remembered for 30 days, and free afterwards', async () => {
  const request = { idempotencyKey: 'month', targets: [toRepostPrivate(['month'])] }
  const first = await send(gateway, request)

  await setClock(gateway.database, '29 days 23 hours')
  const within = await send(gateway, request)
  await setClock(gateway.database, '30 days 1 hour')
  const later = await send(gateway, request)
  await freeClock(gateway.database)

  assert.equal(within.batch.id, first.batch.id)
  assert.notEqual(later.batch.id, first.batch.id)
  assert.deepEqual(sentBy(gateway.emulators.REPOST_PRIVATE), ['month', 'month'])
})

test('callers of one tenant share keys, tenants do not', async () => {
  const { emulators } = gateway
  const acme = { tenant: 'acme' }
  const callers = { ada: acme, bob: acme, eve: { tenant: 'other' } }
  await using shared = await startTestGateway({ emulators, callers })
  const sendAs = (caller: string, to: string) =>
    send(shared.as(caller), { idempotencyKey: 'ours', targets: [toRepostPrivate([to])] })

  const ada = await sendAs('ada', 'first')
  const bob = await sendAs('bob', 'first')
  const eve = await sendAs('eve', 'second')
  const adaAgain = await sendAs('ada', 'first')

  assert.equal(bob.batch.id, ada.batch.id)
  assert.equal(bob.replayed, true)
  assert.notEqual(eve.batch.id, ada.batch.id)
  assert.equal(adaAgain.batch.id, ada.batch.id)
  assert.deepEqual(sentBy(emulators.REPOST_PRIVATE), ['first', 'second'])
})

test('a replay is answered though its provider was switched off since', async () => {
  await using database = await freshPglite()
  const input = { idempotencyKey: 'before', targets: [toChime(['ada@example.com'])] }
  const first = await (async () => {
    await using gateway = await startTestGateway({ database })
    return send(gateway, input)
  })()
  await using gateway = await startTestGateway({ database, destinations: {} })

  const replay = await send(gateway, input)
  const other = await trySend(gateway, { ...input, idempotencyKey: 'after' })

  assert.equal(replay.replayed, true)
  assert.equal(replay.batch.id, first.batch.id)
  assert.equal(other.__typename, 'ProviderUnavailable')
})

test('a key with an address in it is kept as a hash that nobody can guess it from', async () => {
  const key = 'invite-hashed@example.com'
  const request = { idempotencyKey: key, targets: [toChime(['hashed@example.com'])] }

  const first = await send(gateway, request)
  const rows = await gateway.database.query<{ key_hash: string; input_hash: string }>(
    `select key_hash, input_hash from idempotency_keys
     where batch_id = (select id from batches where idempotency_key = $1)`,
    [key],
  )
  const second = await send(gateway, request)

  assert.equal(rows.length, 1)
  for (const text of rows.flatMap(({ key_hash, input_hash }) => [key_hash, input_hash])) {
    // 128 bits of an HMAC. A digest without a secret has 256 and can be computed for every guess.
    assert.match(text, /^[\w-]{22}$/)
  }
  assert.deepEqual([second.batch.id, second.replayed], [first.batch.id, true])
})
