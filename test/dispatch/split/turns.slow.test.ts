import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { sandboxProviders } from '#sandbox/sandbox.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

// In a lane with a pace, each call has a slot of its own: their order is the order of the turns.
test('the calls that a split adds are charged to their tenant: another one has every other call', async () => {
  await using emulators = await startEmulators()
  const providers = new Map(sandboxProviders(urlsOf(emulators), 10_000))
  const chime = providers.get('CHIME')
  assert.ok(chime)
  providers.set('CHIME', { ...chime, limits: { ...chime.limits, callsPerSecond: 20 } })
  await using gateway = await startTestGateway({
    ...{ emulators, providers },
    callers: { ada: { tenant: 'red' }, bob: { tenant: 'blue' } },
  })
  const { requests } = emulators.CHIME
  // While the lane pauses, the other tenant comes.
  emulators.CHIME.decide(() =>
    requests.length === 4 ? { kind: 'throttle', retryAfterSeconds: 2 } : undefined,
  )
  const red = addresses('red', 25).flatMap((good, n) => [good, `refused+${n}@example.com`])
  const blue = addresses('blue', 500)

  const splitting = send(gateway.as('ada'), { targets: [toChime(red)], waitSeconds: 60 })
  await until(() => requests.length === 4)
  const coming = send(gateway.as('bob'), { targets: [toChime(blue)], waitSeconds: 60 })
  const accepted = "select 1 from sends where tenant = 'blue'"
  await until(async () => (await gateway.database.query(accepted)).length === 500)
  await Promise.all([splitting, coming])

  const calls = requests.slice(4).map(({ recipients: [first] }) => first?.startsWith('blue'))
  const whileBoth = calls.slice(calls.indexOf(true), calls.lastIndexOf(true))
  const runs = whileBoth
    .map((isBlue) => (isBlue ? ' ' : 'r'))
    .join('')
    .split(' ')
  const longest = Math.max(...runs.map(({ length }) => length))
  assert.equal(calls.filter(Boolean).length, 10)
  assert.ok(calls.indexOf(true) <= 2, `it waited for ${calls.indexOf(true)} calls`)
  assert.ok(longest <= 2, `it waited for ${longest} calls in a row`)
  assert.ok(whileBoth.includes(false) && calls.lastIndexOf(false) > calls.lastIndexOf(true))
})
