import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway } from '../support/gateway.ts'

test('one request reaches a cloud and answers for its recipient', async () => {
  await using gateway = await startTestGateway()

  const { sendInvites } = await gateway.execute(SendInvites, {
    input: {
      idempotencyKey: 'one',
      targets: [{ chime: { accountId: 'team', recipients: [{ email: 'ada@example.com' }] } }],
    },
  })

  assert.equal(sendInvites.__typename, 'SendInvitesPayload')
  assert.deepEqual(
    gateway.emulators.CHIME.ledger.map(({ recipient }) => recipient),
    ['ada@example.com'],
  )
})
