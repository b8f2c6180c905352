import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send, sentBy } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { busiestSecond } from '../../truth/processes/upstreams.ts'

// The upstream that has a known rate takes one recipient a call, so none of its calls is split.
test('the calls that a split adds wait for the slots of their lane', async () => {
  await using emulators = await startEmulators()
  const providers = new Map(sandboxProviders(urlsOf(emulators), 10_000))
  const chime = providers.get('CHIME')
  assert.ok(chime)
  providers.set('CHIME', { ...chime, limits: { ...chime.limits, callsPerSecond: 4 } })
  await using gateway = await startTestGateway({ emulators, providers })
  const people = [...addresses('paced', 30), 'refused@example.com', ...addresses('later', 19)]

  const { results } = await send(gateway, { targets: [toChime(people)] })

  const { requests } = emulators.CHIME
  assert.equal(results.filter(({ __typename }) => __typename === 'InviteFailed').length, 1)
  assert.equal(sentBy(emulators.CHIME).length, 49)
  assert.ok(requests.length >= 6, `${requests.length} calls`)
  // Chime's client does not say when a request is written, so a busy machine may bring arrivals closer.
  const most = busiestSecond(
    requests.map(({ at }) => at),
    700,
  )
  assert.ok(most <= 4, `${most} calls in 700 ms`)
})
