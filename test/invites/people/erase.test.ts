import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { freeClock, setClock } from '../../support/clock.ts'
import { ReadRecipients } from '../../support/documents/people.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { erase, rowsWith } from '../../support/requests/people.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
} from '../../support/requests/send-invites.ts'
import {
  member,
  network,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  wickrUser,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway({ limits: { coolDownSeconds: 3_600 } })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

/** Oldest first. */
const recipientsOf = async (batchId: string) =>
  (await gateway.execute(ReadRecipients, { filter: { batchId } })).invites.nodes.toReversed()

/** Invites somebody at two clouds, with the address and the names wherever a caller can put them. */
async function inviteEverywhere(name: string) {
  const address = `${name}@example.com`
  const personKey = `staff-${name}`
  const user = { ...wickrUser(address), firstName: `First${name}`, lastName: `Last${name}` }
  const request = {
    idempotencyKey: `invite-${address}`,
    name: `Welcome, First${name} Last${name} (${address.toUpperCase()})`,
    targets: [
      { chime: { accountId: 'berlin', recipients: [{ email: address, personKey }] } },
      { wickr: { networkId: network, recipients: [{ ...user, personKey }] } },
      toRepostPrivate([`reader-${name}`], { title: `Ask ${address}`, body: `Last${name} knows.` }),
      toChime([`${name} <${address}>`, 'stays@example.com']),
    ],
  }
  const sent = await send(gateway, request)
  const words = [address, `First${name}`, `Last${name}`, personKey]
  return { address, personKey, request, sent, words }
}

test('after an erasure no row of any table names the person', async () => {
  const { address, request, words } = await inviteEverywhere('gone')
  await send(gateway, { name: `for ${address}`, targets: [toChime(['other@example.com'])] })
  const quoting = { ...member('100000000001'), remark: `stands in for ${address}` }
  await send(gateway, { targets: [{ tencentOrganization: { recipients: [quoting] } }] })
  // As an upstream could have said it before messages were masked.
  const said = JSON.stringify({ code: 'Odd', message: `no ${address}`, operation: 'InviteUsers' })
  const { database } = gateway
  await database.query(
    `update events set call = call || jsonb_build_object('error', $1::jsonb)
     where call is not null and batch_id = (select id from batches where idempotency_key = $2)`,
    [said, request.idempotencyKey],
  )
  await database.query(
    `update calls set first_error = $1::jsonb where id in (select call_id from sends
       where batch_id = (select id from batches where idempotency_key = $2))`,
    [said, request.idempotencyKey],
  )
  await database.query(
    `update sends set outcome = outcome || jsonb_build_object('error', $1::jsonb)
     where recipient_value in ($2, 'stays@example.com', 'other@example.com')`,
    [said, address],
  )
  const before = await rowsWith(database, words)
  const tables = new Set(before.map((row) => row.slice(0, row.indexOf(':'))))
  assert.deepEqual([...tables], ['batches', 'calls', 'events', 'invites', 'sends', 'targets'])

  const erasure = await erase(gateway, { person: { recipient: ' Gone@EXAMPLE.com' } })

  assert.deepEqual(await rowsWith(database, words), [])
  assert.deepEqual([erasure.erased, erasure.open, erasure.requestedBy], [3, 0, 'developer'])
  assert.match(gateway.logger.written(), /a person was erased/)
})

test('what was done stays, and says that the person was erased; others stay as they were', async () => {
  const { address, sent } = await inviteEverywhere('kept')
  const before = await recipientsOf(sent.batch.id)

  await erase(gateway, { person: { recipient: address } })

  const [chime, wickr, repost, invalid, stays] = await recipientsOf(sent.batch.id)
  for (const invite of [chime, wickr, invalid]) {
    assert.deepEqual(
      { ...invite?.recipient, kind: '', erasedAt: typeof invite?.recipient.erasedAt },
      { kind: '', value: '', displayName: null, personKey: null, erasedAt: 'string' },
    )
    assert.deepEqual(invite?.availableActions, [])
  }
  assert.deepEqual(
    [chime, wickr, repost, invalid].map((invite) => invite?.outcomeKind),
    ['SENT', 'SENT', 'SENT', 'FAILED'],
  )
  assert.deepEqual(stays?.recipient, before[4]?.recipient)
  assert.equal(stays?.batch.idempotencyKey, 'invite-[erased]')
  assert.equal(stays?.batch.name, 'Welcome, [erased] ([erased])')
})

test('the cool-down still protects the mailbox, and the same key still replays', async () => {
  const { address, request, sent } = await inviteEverywhere('replay')
  await erase(gateway, { person: { recipient: address } })
  resetEmulators(gateway)

  const replayed = await send(gateway, request)
  const again = await send(gateway, {
    duplicates: { windowSeconds: 0, onDuplicate: 'SEND_ANYWAY' },
    targets: [toChime([address])],
  })

  assert.deepEqual([replayed.batch.id, replayed.replayed], [sent.batch.id, true])
  assert.deepEqual(kindsOf(again.results), ['InviteSkipped'])
  assert.deepEqual(sentBy(gateway.emulators.CHIME), [])
})

test('within the cool-down a Wickr user is not invited by the id of an erased invite', async () => {
  const { address, sent } = await inviteEverywhere('byid')
  const [, wickr] = sent.results
  assert.equal(wickr?.__typename, 'InviteSent')
  const userId = wickr.providerReference ?? assert.fail('Wickr gave no id')
  await erase(gateway, { person: { recipient: address } })
  resetEmulators(gateway)

  const again = await reinvite(gateway, {
    who: { wickr: { networkId: network, userIds: [userId] } },
    duplicates: { windowSeconds: 0, onDuplicate: 'SEND_ANYWAY' },
  })

  assert.deepEqual(kindsOf(again.results), ['InviteSkipped'])
  assert.deepEqual(await rowsWith(gateway.database, [address]), [])
})

test('an erased invite is not sent again, and does not keep others from it', async () => {
  const { address, sent } = await inviteEverywhere('resend')
  await erase(gateway, { person: { recipient: address } })
  await setClock(gateway.database, '1 day')
  const ids = [sent.results[0]?.invite?.id ?? '', sent.results[4]?.invite?.id ?? '']

  const again = await reinvite(gateway, { who: { inviteIds: ids } })
  const all = await reinvite(gateway, { who: { filter: { batchId: sent.batch.id } } })
  await freeClock(gateway.database)

  const [first, second] = again.results
  assert.equal(first?.__typename, 'InviteFailed')
  assert.deepEqual(
    [first.failureCode, first.field, second?.__typename],
    ['INVALID_RECIPIENT', 'recipient', 'InviteSent'],
  )
  assert.equal(all.results.filter(({ __typename }) => __typename === 'InviteFailed').length, 0)
})

test('what others know of a person, and a person with a similar address, is not touched', async () => {
  const { address } = await inviteEverywhere('bob')
  const similar = await send(gateway, {
    targets: [toChime(['jim.bob@example.com']), toTencentOrganization(['100000000002'])],
  })

  await erase(gateway, { person: { recipient: address } })

  const [jim, tencent] = await recipientsOf(similar.batch.id)
  assert.equal(jim?.recipient.value, 'jim.bob@example.com')
  assert.equal(tencent?.recipient.value, '100000000002')
})
