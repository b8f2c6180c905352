import { test } from 'node:test'
import { startServer } from '../../http/server.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { openConsole } from './open-console.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))

test('a provider that only refused for its limit is not said to have had no calls', {
  ...here,
  timeout: 60_000,
}, async () => {
  const { gateway } = running().server
  gateway.emulators.CHIME.decide(() => ({ kind: 'throttle', retryAfterSeconds: 600 }))
  await send(gateway, { targets: [toChime(['ada@example.com'])], waitSeconds: 0 })
  await using open = await openConsole(running(), { path: '/providers' })
  const { page } = open
  const chime = page.getByRole('region', { name: 'Amazon Chime' })
  await chime.getByText('Paused by a limit').waitFor()
  await chime.getByText('No call was answered in the last 15 minutes').waitFor()
  await chime.getByText('1, the oldest since').waitFor()
  const wickr = page.getByRole('region', { name: 'AWS Wickr' })
  await wickr.getByText('No calls in the last 15 minutes').waitFor()

  open.assertClean()
})
