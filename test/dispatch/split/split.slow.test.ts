import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { FollowBatch } from '../../support/documents/actions.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
} from '../../support/requests/send-invites.ts'
import { shareCall } from '../../support/requests/share-call.ts'
import {
  addresses,
  network,
  toChime,
  toRepostPrivate,
  toWickr,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway({
  requestTimeoutMs: 30_000,
  callers: { ada: { tenant: 'red' }, bob: { tenant: 'blue' } },
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const ada = gateway.as('ada')
const bob = gateway.as('bob')
const { CHIME: chime, REPOST_PRIVATE: repostPrivate, WICKR: wickr } = gateway.emulators
const named = '40000000-0000-4000-8000-000000000001'

const sizesOf = (calls: readonly { readonly recipients: readonly string[] }[]) =>
  calls.map(({ recipients }) => recipients.length)

test('an address that Chime refuses fails alone; the other tenant needs one further call', async () => {
  const innocents = addresses('split-blue', 20)

  const { answers, calls } = await shareCall(
    chime,
    { gateway: ada, target: toChime(['split-before@example.com']) },
    [
      { gateway: ada, target: toChime(['split-red@example.com', 'refused@example.com']) },
      { gateway: bob, target: toChime(innocents) },
    ],
  )

  const [red, blue] = answers
  assert.deepEqual(kindsOf(red?.results ?? []), ['InviteSent', 'InviteFailed'])
  assert.ok(blue?.results.every(({ __typename }) => __typename === 'InviteSent'))
  assert.equal(calls[0]?.recipients.length, 22)
  for (const innocent of innocents) {
    assert.equal(calls.filter(({ recipients }) => recipients.includes(innocent)).length, 2)
  }
  assert.deepEqual(calls.at(-1)?.recipients.length, 1)
  assert.equal(calls.length, 5)
  assert.equal(new Set(sentBy(chime)).size, chime.ledger.length)
})

test('of two batches that share a call, the one that is not refused is sent', async () => {
  const { answers, calls } = await shareCall(
    chime,
    { gateway: ada, target: toChime(['pair-before@example.com']) },
    [
      { gateway: ada, target: toChime(['innocent@example.com']) },
      { gateway: ada, target: toChime(['refused+culprit@example.com']) },
    ],
  )

  assert.deepEqual(
    answers.map(({ results }) => kindsOf(results)),
    [['InviteSent'], ['InviteFailed']],
  )
  assert.deepEqual(sizesOf(calls), [2, 1, 1])
  assert.deepEqual(sentBy(chime).slice(1), ['innocent@example.com'])
})

test('the history says which call was split from which', async () => {
  const { answers } = await shareCall(
    chime,
    { gateway: ada, target: toChime(['history-before@example.com']) },
    [{ gateway: ada, target: toChime(['history@example.com', 'refused+history@example.com']) }],
  )

  const { node } = await ada.execute(FollowBatch, { id: answers[0]?.batch.id ?? '' })

  assert.ok(node && 'events' in node)
  const calls = node.events.nodes.flatMap(({ kind, message, call }) =>
    call === null ? [] : [{ kind, message, ...call }],
  )
  const [refused, ...parts] = calls
  assert.equal(refused?.kind, 'CALL_FAILED')
  assert.match(refused?.message ?? '', /smaller calls/)
  assert.equal(refused?.splitFrom, null)
  assert.deepEqual(
    parts.map(({ kind, recipients }) => [kind, recipients]),
    [
      ['CALL_SUCCEEDED', 1],
      ['CALL_FAILED', 1],
    ],
  )
  for (const { callId, splitFrom } of parts) {
    assert.equal(splitFrom, refused?.callId)
    assert.notEqual(callId, refused?.callId)
  }
})

test('re:Post names the culprits: they fail, and the others need one further call', async () => {
  const innocents = Array.from({ length: 50 }, (_, n) => `split-accessor-${n}`)

  const { batch, results } = await send(ada, {
    targets: [toRepostPrivate([...innocents, named])],
  })

  assert.equal(results.filter(({ __typename }) => __typename === 'InviteSent').length, 50)
  const failed = results.at(-1)
  assert.ok(failed?.__typename === 'InviteFailed')
  assert.deepEqual(
    [failed.failureCode, failed.field, failed.evidence],
    ['INVALID_RECIPIENT', 'accessorId', 'PER_RECIPIENT'],
  )
  assert.deepEqual(sizesOf(repostPrivate.requests), [51, 50])
  assert.ok(batch.id)
})

test('Wickr names a user by its place in the list', async () => {
  const { results } = await send(ada, {
    targets: [toWickr(['place-one@example.com', 'refused@example.com', 'place-two@example.com'])],
  })

  assert.deepEqual(kindsOf(results), ['InviteSent', 'InviteFailed', 'InviteSent'])
  assert.deepEqual(sizesOf(wickr.requests), [3, 2])
  const tokens = wickr.requests.map(({ headers }) => headers['x-client-token'])
  assert.equal(new Set(tokens).size, 2)
})

test('Wickr names a user id by its place in the list', async () => {
  const userIds = ['1000000001', '1000000422', '1000000003']

  const { results } = await reinvite(ada, { who: { wickr: { networkId: network, userIds } } })

  assert.deepEqual(kindsOf(results), ['InviteSent', 'InviteFailed', 'InviteSent'])
  assert.deepEqual(sizesOf(wickr.requests), [3, 2])
})

test('users whom Wickr does not create for different reasons are asked for one by one', async () => {
  const { results } = await send(ada, {
    targets: [toWickr(['taken@example.com', 'created@example.com', 'invalid@example.com'])],
  })

  const codes = results.map((result) =>
    result.__typename === 'InviteFailed' ? result.failureCode : result.__typename,
  )
  assert.deepEqual(codes, ['NAME_TAKEN', 'InviteSent', 'INVALID_RECIPIENT'])
  const created = wickr.requests.filter(({ operation }) => operation === 'BatchCreateUser')
  assert.deepEqual(sizesOf(created), [3, 1, 1])
})

test('a refusal about the message, the credentials or a quota stays whole', async () => {
  const fieldList = [{ name: 'title', message: 'Member must not be empty' }]
  const fields = { reason: 'fieldValidationFailed', fieldList }
  repostPrivate.decide(() => ({ kind: 'error', name: 'ValidationException', fields }))
  const quota = { Code: 'ResourceLimitExceeded' }
  chime.decide(() => ({ kind: 'error', name: 'BadRequestException', fields: quota }))
  wickr.decide(() => ({ kind: 'error', name: 'UnauthorizedError' }))

  const { results } = await send(ada, {
    targets: [
      toRepostPrivate(['whole-1', 'whole-2']),
      toChime(addresses('whole', 2)),
      toWickr(addresses('whole', 2)),
    ],
  })

  assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteFailed']))
  for (const { requests } of [repostPrivate, chime, wickr]) {
    assert.deepEqual(sizesOf(requests.filter(({ recipients }) => recipients.length > 0)), [2])
  }
})

test('a refused repeat of a call that may have been processed is not split', async () => {
  wickr.next({ kind: 'reset', accepted: false })

  const { results } = await send(ada, {
    targets: [toWickr(['uncertain@example.com', 'refused+uncertain@example.com'])],
  })

  assert.deepEqual(kindsOf(results), ['InviteUnconfirmed', 'InviteUnconfirmed'])
  assert.deepEqual(sizesOf(wickr.requests), [2, 2])
})
