import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askTencent } from '../../sandbox/support/tencent-organization.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { lifecycles } from '../../support/requests/lifecycles.ts'
import { invited, revokeWords } from '../../support/requests/revoke.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { toTencentOrganization, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const callers = { ada: { tenant: 'acme' }, eve: { tenant: 'other' } }
const uin = '100000001001'

test('who revoked an invitation cannot revoke the one that another tenant sent then', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const first = await invited(ada, toTencentOrganization([uin]))
  const ended = await revokeWords(ada, first)
  const second = await invited(eve, toTencentOrganization([uin]))

  const again = await revokeWords(ada, first)
  const before = cancellations(gateway)
  const own = await revokeWords(eve, second)

  assert.deepEqual([ended, again, own], [['revoked'], ['NOTHING_TO_REVOKE'], ['revoked']])
  assert.deepEqual([before, cancellations(gateway)], [1, 2])
})

test('a tenant may revoke again once it has sent the latest invitation', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } } as const
  const targets = [toTencentOrganization([uin])]
  const first = await invited(ada, ...targets)
  await revokeWords(ada, first)
  const second = await invited(eve, ...targets)
  await revokeWords(eve, second)
  await send(ada, { targets, ...anyway })

  const others = await revokeWords(eve, second)
  const own = await revokeWords(ada, first)

  assert.deepEqual([others, own], [['NOTHING_TO_REVOKE'], ['revoked']])
})

test('a recipient who was skipped because another tenant invited them is not revoked', async () => {
  await using gateway = await startTestGateway({ callers, limits: { coolDownSeconds: 300 } })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const targets = [toWickr(['grace@example.com']), toTencentOrganization([uin])]
  const theirs = await send(eve, { targets })
  const skipped = await send(ada, { targets })
  // Reading the destinations finds the person, for all who asked to invite them.
  await lifecycles(eve)

  const words = await revokeWords(
    ada,
    skipped.results.flatMap(({ invite }) => invite?.id ?? []),
    true,
  )

  assert.deepEqual(kindsOf(theirs.results), ['InviteSent', 'InviteSent'])
  assert.deepEqual(kindsOf(skipped.results), ['InviteSkipped', 'InviteSkipped'])
  assert.deepEqual(words, ['NOTHING_TO_REVOKE', 'NOTHING_TO_REVOKE'])
  assert.equal(cancellations(gateway), 0)
})

test('an invitation that another tenant sends while one is revoked is left alone', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const { TENCENT_ORGANIZATION: tencent } = gateway.emulators
  const first = await invited(ada, toTencentOrganization([uin]))
  const action = 'CancelOrganizationInvitation'
  await askTencent(tencent.url, { action, body: '{"Id":3}' })
  const before = tencent.requests.length
  tencent.next({ kind: 'error', name: 'InternalError' })
  const release = tencent.hold()

  const revoking = revokeWords(ada, first)
  await until(() => tencent.requests.length === before + 1)
  const theirs = send(eve, { targets: [toTencentOrganization([uin])] })
  await until(() => tencent.ledger.length === 2)
  release()

  assert.deepEqual(await revoking, ['IN_PROGRESS'])
  assert.deepEqual(kindsOf((await theirs).results), ['InviteSent'])
  assert.deepEqual(await revokeWords(ada, first), ['NOTHING_TO_REVOKE'])
  assert.equal(cancellations(gateway), 1)
})

function cancellations({ emulators }: TestGateway): number {
  return [...emulators.TENCENT_ORGANIZATION.requests, ...emulators.WICKR.requests].filter(
    ({ operation }) => /Delete|Cancel/.test(operation),
  ).length
}
