import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestGateway } from '../support/gateway.ts'
import { kindsOf, send, sentBy } from '../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'

test('twelve recipients of four clouds get twelve answers in input order, and the good ones are sent once', async () => {
  await using gateway = await startTestGateway()
  const recipients = {
    repostPrivate: ['user-1', 'no accessor id', 'user-2'],
    chime: ['no address', 'ada@example.com', 'bob@example.com'],
    wickr: ['ada@example.com', 'bob@example.com', 'no@address'],
    tencentOrganization: ['100000000011', 'no uin', '100000000012'],
  }

  const { batch, results, replayed } = await send(gateway, {
    targets: [
      toRepostPrivate(recipients.repostPrivate),
      toChime(recipients.chime),
      toWickr(recipients.wickr),
      toTencentOrganization(recipients.tencentOrganization),
    ],
  })

  assert.deepEqual(
    results.map(({ recipient }) => recipient.value),
    Object.values(recipients).flat(),
  )
  const {
    REPOST_PRIVATE: repostPrivate,
    CHIME: chime,
    WICKR: wickr,
    TENCENT_ORGANIZATION: tencentOrganization,
  } = gateway.emulators
  assert.deepEqual(kindsOf(results), [
    ...['InviteSent', 'InviteFailed', 'InviteSent'],
    ...['InviteFailed', 'InviteSent', 'InviteSent'],
    ...['InviteSent', 'InviteSent', 'InviteFailed'],
    ...['InviteSent', 'InviteFailed', 'InviteSent'],
  ])
  assert.deepEqual(sentBy(repostPrivate), ['user-1', 'user-2'])
  assert.deepEqual(sentBy(chime), ['ada@example.com', 'bob@example.com'])
  assert.deepEqual(sentBy(wickr), ['ada@example.com', 'bob@example.com'])
  assert.deepEqual(sentBy(tencentOrganization).toSorted(), ['100000000011', '100000000012'])
  assert.equal(replayed, false)
  assert.equal(batch.status, 'FINISHED')
  assert.deepEqual(batch.progress.counts, { ...noCounts, sent: 8, failed: 4 })
})

test('a recipient that a cloud refuses fails alone as well', async () => {
  await using gateway = await startTestGateway()
  const good = ['ada@example.com', 'bob@example.com']

  const { batch, results } = await send(gateway, {
    targets: [
      toChime(['failed@example.com', ...good]),
      toWickr(['taken@example.com', ...good]),
      toTencentOrganization(['100000000401', '100000000021', '100000000022']),
    ],
  })

  assert.deepEqual(
    results.map((result) => ('failureCode' in result ? result.failureCode : result.__typename)),
    ['PROVIDER_REJECTED', 'NAME_TAKEN', 'ACCESS_DENIED'].flatMap((code) => [
      code,
      'InviteSent',
      'InviteSent',
    ]),
  )
  assert.deepEqual(sentBy(gateway.emulators.CHIME), good)
  assert.deepEqual(sentBy(gateway.emulators.WICKR), good)
  assert.deepEqual(sentBy(gateway.emulators.TENCENT_ORGANIZATION).toSorted(), [
    '100000000021',
    '100000000022',
  ])
  assert.deepEqual(batch.progress.counts, { ...noCounts, sent: 6, failed: 3 })
})

test('a cloud that refuses a whole call does not disturb the others', async () => {
  await using gateway = await startTestGateway()

  const { results } = await send(gateway, {
    targets: [
      toRepostPrivate(['user-1'], { spaceId: 'SP-denied' }),
      toChime(['ada@example.com'], { accountId: 'lost-account' }),
      toWickr(['ada@example.com'], '40400000'),
      toTencentOrganization(['100000000031']),
    ],
  })

  assert.deepEqual(
    results.map((result) => ('failureCode' in result ? result.failureCode : result.__typename)),
    ['ACCESS_DENIED', 'InviteSent', 'DESTINATION_NOT_FOUND', 'InviteSent'],
  )
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['ada@example.com'])
  assert.deepEqual(sentBy(gateway.emulators.TENCENT_ORGANIZATION), ['100000000031'])
})

const noCounts = {
  queued: 0,
  sent: 0,
  alreadyPending: 0,
  alreadyMember: 0,
  skipped: 0,
  failed: 0,
  unconfirmed: 0,
}
