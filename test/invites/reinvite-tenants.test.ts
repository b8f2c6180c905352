import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { invited, revokeWords } from '../support/requests/revoke.ts'
import { kindsOf, reinvite, send, sentBy } from '../support/requests/send-invites.ts'
import { toTencentOrganization } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'

const callers = { ada: { tenant: 'acme' }, eve: { tenant: 'other' } }
const uin = '100000001001'
const toUin = toTencentOrganization([uin])

test('a reinvite leaves the invitation that another tenant sent since', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const first = await invited(ada, toUin)
  await revokeWords(ada, first)
  const second = await invited(eve, toUin)

  const kinds = await reinvited(ada, first)
  const own = await reinvited(eve, second)

  assert.deepEqual([kinds, own], [['InviteAlreadyPending'], ['InviteSent']])
  // By her who revoked, and by the reinvite of whose invitation it was.
  assert.equal(cancellations(gateway), 2)
  assert.deepEqual(sentBy(gateway.emulators.TENCENT_ORGANIZATION), [uin, uin, uin])
})

test('who was told that an invitation is pending already does not replace it', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  await invited(eve, toUin)
  const pending = await invited(ada, toUin)

  const kinds = await reinvited(ada, pending)

  assert.deepEqual([kinds, cancellations(gateway)], [['InviteAlreadyPending'], 0])
})

test('an invitation that another tenant sent and that is over makes way', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const theirs = await invited(eve, toUin)
  const pending = await invited(ada, toUin)
  await revokeWords(eve, theirs)

  const kinds = await reinvited(ada, pending)

  assert.deepEqual(kinds, ['InviteSent'])
})

test('an invitation that nobody sent through the gateway is replaced', async () => {
  await using gateway = await startTestGateway({ callers })
  const inviteIds = await invited(gateway.as('ada'), toTencentOrganization(['100000000409']))

  const kinds = await reinvited(gateway.as('ada'), inviteIds)

  assert.deepEqual([kinds, cancellations(gateway)], [['InviteSent'], 1])
})

test('a reinvite leaves what may be the invitation of a send that another tenant has under way', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const { TENCENT_ORGANIZATION: tencent } = gateway.emulators
  const first = await invited(ada, toUin)
  await revokeWords(ada, first)
  const before = tencent.requests.length
  const release = tencent.hold()
  const theirs = send(eve, { targets: [toUin] })
  await until(() => tencent.ledger.length === 2)

  const again = reinvited(ada, first)
  await until(() => tencent.requests.length === before + 2)
  release()

  assert.deepEqual(await again, ['InviteAlreadyPending'])
  assert.deepEqual(kindsOf((await theirs).results), ['InviteSent'])
  assert.equal(cancellations(gateway), 1)
})

async function reinvited(gateway: TestGateway, inviteIds: readonly string[]): Promise<string[]> {
  const who = { inviteIds: [...inviteIds] }
  const { results } = await reinvite(gateway, { who, duplicates: { windowSeconds: 0 } })
  return kindsOf(results)
}

function cancellations({ emulators }: TestGateway): number {
  return emulators.TENCENT_ORGANIZATION.requests.filter(
    ({ operation }) => operation === 'CancelOrganizationInvitation',
  ).length
}
