import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startTestGateway } from '../support/gateway.ts'
import { openSends } from '../support/queued-sends.ts'
import { resetEmulators, send, sentBy } from '../support/requests/send-invites.ts'
import { addresses, toChime, toRepostPrivate } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'

const gateway = await startTestGateway({ requestTimeoutMs: 30_000 })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

test('a hundred mutations with one address each share calls, and each gets its own answer', async () => {
  const { CHIME: chime } = gateway.emulators
  const release = chime.hold()
  const emails = [
    ...addresses('ada', 97),
    'failed@example.com',
    'accepted@example.com',
    'no address',
  ]

  const sending = Promise.all(
    emails.map((email) => send(gateway, { targets: [toChime([email])], waitSeconds: 60 })),
  )
  await until(async () => (await openSends(gateway.database)) === 99)
  release()
  const answers = await sending

  assert.deepEqual(
    answers.map(({ results }) => results.map(({ recipient }) => recipient.value)),
    emails.map((email) => [email]),
  )
  assert.deepEqual(
    answers.map(({ results }) => results[0]?.__typename),
    [
      ...Array.from({ length: 97 }, () => 'InviteSent'),
      ...['InviteFailed', 'InviteAlreadyMember', 'InviteFailed'],
    ],
  )
  assert.equal(new Set(answers.map(({ batch }) => batch.id)).size, 100)
  assert.ok(chime.requests.length <= 20, `${chime.requests.length} calls`)
  assert.ok(chime.requests.every(({ recipients }) => recipients.length <= 50))
  assert.deepEqual(sentBy(chime).toSorted(), addresses('ada', 97).sort())
})

test('a single caller who sends one request after the other never waits for others', async () => {
  const { CHIME: chime } = gateway.emulators

  for (const email of addresses('alone', 10)) await send(gateway, { targets: [toChime([email])] })

  assert.deepEqual(
    chime.requests.map(({ recipients }) => recipients.length),
    Array.from({ length: 10 }, () => 1),
  )
})

test('only invites with the same text share a call', async () => {
  const { REPOST_PRIVATE: repostPrivate } = gateway.emulators
  const release = repostPrivate.hold()
  const titles = ['One', 'Two', 'Three']

  const sending = Promise.all(
    Array.from({ length: 30 }, (_, index) => {
      const title = titles[index % 3] ?? ''
      return send(gateway, {
        targets: [toRepostPrivate([`${title} ${index}`.replace(' ', '-')], { title })],
        waitSeconds: 60,
      })
    }),
  )
  await until(async () => (await openSends(gateway.database)) === 30)
  release()
  await sending

  assert.equal(repostPrivate.ledger.length, 30)
  assert.ok(repostPrivate.requests.length < 15, `${repostPrivate.requests.length} calls`)
  for (const { recipients } of repostPrivate.requests) {
    assert.equal(new Set(recipients.map((id) => id.split('-')[0])).size, 1)
  }
})

test('a call that many mutations share fails for all of them', async () => {
  const { CHIME: chime } = gateway.emulators
  const release = chime.hold()

  const sending = Promise.all(
    addresses('bob', 20).map((email) =>
      send(gateway, {
        targets: [toChime([email], { accountId: 'denied-account' })],
        waitSeconds: 60,
      }),
    ),
  )
  await until(async () => (await openSends(gateway.database)) === 20)
  release()
  const answers = await sending

  const failures = answers.map(({ results: [result] }) =>
    result?.__typename === 'InviteFailed' ? result.failureCode : undefined,
  )
  assert.deepEqual(new Set(failures), new Set(['ACCESS_DENIED']))
  assert.ok(chime.requests.length <= 10, `${chime.requests.length} calls`)
})
