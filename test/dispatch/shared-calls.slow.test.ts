import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestGateway } from '../support/gateway.ts'
import { send, sentBy } from '../support/requests/send-invites.ts'
import { addresses, toChime } from '../support/requests/targets.ts'

test('a thousand mutations of one address that come within a second make at most 40 calls', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  chime.latency(20)

  const answers = await Promise.all(
    addresses('crowd', 1_000).map(async (email, index) => {
      await sleep(index)
      return send(gateway, { targets: [toChime([email])], waitSeconds: 60 })
    }),
  )

  assert.ok(answers.every(({ results: [result] }) => result?.__typename === 'InviteSent'))
  assert.deepEqual(sentBy(chime).toSorted(), addresses('crowd', 1_000).sort())
  assert.ok(chime.requests.length <= 40, `${chime.requests.length} calls`)
})
