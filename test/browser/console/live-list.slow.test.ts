import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Request } from 'playwright-core'
import { startServer } from '../../http/server.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { openConsole } from './open-console.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))

test('eight running batches are live in the list over one stream, and leave room for requests', {
  ...here,
  timeout: 120_000,
}, async () => {
  const { gateway } = running().server
  const release = gateway.emulators.CHIME.hold()
  await using ending = new AsyncDisposableStack()
  // Otherwise the gateway could not end after a failure.
  ending.defer(release)
  for (let number = 1; number <= 8; number += 1) {
    const emails = [`list${number}@example.com`]
    await send(gateway, { name: `Live ${number}`, targets: [toChime(emails)], waitSeconds: 0 })
  }
  await using open = await openConsole(running(), { path: '/providers' })
  const { page } = open
  let streams = 0
  page.on('request', (request) => {
    if (isStream(request)) streams += 1
  })
  const followed = page.waitForResponse((response) => isStream(response.request()))
  await page.getByRole('link', { name: 'Batches', exact: true }).click()
  await followed
  await page.getByRole('link', { name: 'Live 8' }).waitFor()
  assert.equal(streams, 1)
  // From now on the list hears nothing but the stream.
  await page.route('**/graphql', (route) =>
    isStream(route.request()) ? route.continue() : undefined,
  )
  release()

  const row = (number: number) => page.getByRole('row', { name: `Live ${number}` })
  for (let number = 1; number <= 8; number += 1) {
    await row(number).getByText('Finished', { exact: true }).waitFor()
    await row(number).getByText('1 invited').waitFor()
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  open.assertClean()
})

test('filters in the address that mean nothing are left out', {
  ...here,
  timeout: 60_000,
}, async () => {
  await send(running().server.gateway, { name: 'Any', targets: [toChime(['any@example.com'])] })
  await using open = await openConsole(running(), { path: '/batches?status=NONE&provider=<b>' })
  const { page } = open
  await page.getByRole('link', { name: 'Any', exact: true }).waitFor()

  assert.equal(await page.getByRole('alert').count(), 0)
  open.assertClean()
})

const isStream = (request: Request) => request.postData()?.includes('ConsoleFollowList') === true
