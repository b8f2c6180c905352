import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestGateway } from '../../../support/gateway.ts'
import { send, tryReinvite, trySend } from '../../../support/requests/send-invites.ts'
import { toRepostPrivate } from '../../../support/requests/targets.ts'

test('a link to a host that is not allowed refuses the request, and names the field', async () => {
  await using gateway = await startTestGateway({ limits: { allowedLinkHosts: ['example.com'] } })
  const title = 'Log in at evil.example'
  const body = 'https://example.com/ and https://evil.example/'

  const refused = await trySend(gateway, { targets: [toRepostPrivate(['a'], { title, body })] })
  const accepted = await trySend(gateway, {
    targets: [toRepostPrivate(['a'], { body: 'See example.com.' })],
  })

  assert.ok(refused.__typename === 'InvalidInput')
  assert.deepEqual(
    refused.issues.map(({ path }) => path),
    ['targets.0.repostPrivate.title', 'targets.0.repostPrivate.body'],
  )
  assert.ok(!JSON.stringify(refused).includes('evil'))
  assert.equal(accepted.__typename, 'SendInvitesPayload')
  assert.equal(gateway.emulators.REPOST_PRIVATE.ledger.length, 1)
})

test('without a list links are free, and a list that comes later holds for reinvites too', async () => {
  await using before = await startTestGateway()
  const { database, emulators } = before
  const targets = [toRepostPrivate(['a'], { body: 'https://evil.example/' })]
  const { results } = await send(before, { targets })
  await using gateway = await startTestGateway({
    ...{ database, emulators, limits: { allowedLinkHosts: [] } },
  })

  const again = await tryReinvite(gateway, { who: { inviteIds: [results[0]?.invite?.id ?? ''] } })

  assert.ok(again.__typename === 'InvalidInput')
  assert.deepEqual(
    again.issues.map(({ path }) => path),
    ['who.body'],
  )
})
