import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InviteActions } from '../../../support/documents/actions.ts'
import { startTestGateway, type TestGateway } from '../../../support/gateway.ts'
import { invited, revokeWords } from '../../../support/requests/revoke.ts'
import { reinvite, send } from '../../../support/requests/send-invites.ts'
import { toTencentOrganization, toWickr } from '../../../support/requests/targets.ts'

const callers = { ada: { tenant: 'acme' }, eve: { tenant: 'other' } }
const toUin = toTencentOrganization(['100000001001'])
const toGrace = toWickr(['grace@example.com'])

test('what another tenant sent is offered to be replaced or revoked by nobody else', async () => {
  await using gateway = await startTestGateway({ callers })
  const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
  const first = await invited(ada, toUin)
  await revokeWords(ada, first)
  const second = await invited(eve, toUin)

  // Hers is read, which tells what became of the person for everybody.
  const theirs = await stateOf(eve, second)
  const pending = [await stateOf(ada, first), theirs]
  await revokeWords(eve, second)
  const over = await stateOf(ada, first)

  assert.deepEqual(pending, [
    ['PENDING', []],
    ['PENDING', ['REINVITE', 'REVOKE']],
  ])
  assert.deepEqual(over, ['REVOKED', ['REINVITE']])
})

test('at Wickr a user who was deleted and invited anew belongs to the new invite', async () => {
  await using gateway = await startTestGateway({ callers })
  const ada = gateway.as('ada')
  const first = await invited(ada, toGrace)
  await revokeWords(ada, first, true)
  const { results: anew } = await send(ada, { targets: [toGrace], duplicates: anyway })
  const second = anew.flatMap(({ invite }) => invite?.id ?? [])

  const latest = await stateOf(ada, second)
  const states = [await stateOf(ada, first), latest]
  const { results } = await reinvite(ada, { who: { inviteIds: first }, duplicates: anyway })
  const words = await revokeWords(ada, first, true)

  assert.deepEqual(states, [
    ['PENDING', []],
    ['PENDING', ['REINVITE', 'REVOKE']],
  ])
  // That is why nothing is offered.
  assert.equal(results[0]?.__typename, 'InviteFailed')
  assert.deepEqual(words, ['NOTHING_TO_REVOKE'])
})

const anyway = { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } as const

/** Of one invite: its lifecycle, read anew where that is due, and what is offered. */
async function stateOf(gateway: TestGateway, [id = '']: readonly string[]) {
  const { node } = await gateway.execute(InviteActions, { id })
  assert.ok(node && 'availableActions' in node)
  return [node.lifecycle, node.availableActions]
}
