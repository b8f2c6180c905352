import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshPglite } from '../../support/database.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'

test('after a start, lanes that nothing would wake are woken, and their invites are sent', async () => {
  await using database = await freshPglite()
  const input = { idempotencyKey: 'one', targets: [toChime(['ada@example.com'])] }
  {
    await using gateway = await startTestGateway({ database })
    gateway.emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 60 })
    const { results } = await send(gateway, { ...input, waitSeconds: 1 })
    assert.deepEqual(kindsOf(results), ['InviteQueued'])
  }
  await database.query('update lanes set wake_at = null, paused_until = null, owner = null')
  await database.query('update sends set not_before = null')
  await database.query('update calls set not_before = gateway_now()')
  await using gateway = await startTestGateway({ database })

  const { results } = await send(gateway, { ...input, waitSeconds: 10 })

  assert.deepEqual(kindsOf(results), ['InviteSent'])
})
