import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startServer } from '../../../http/server.ts'
import { send } from '../../../support/requests/send-invites.ts'
import { toChime, toWickr } from '../../../support/requests/targets.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { openConsole } from '../open-console.ts'
import { tabTo } from '../steps.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))
const within = { ...here, timeout: 60_000 }

/** How many pixels of a canvas have been drawn on. */
const drawnIn = (page: Page, title: string) =>
  page.evaluate<number>(`(() => {
    const picture = document.querySelector('[role=img][aria-label^=${JSON.stringify(title)}] canvas')
    if (picture === null || picture.width === 0) return 0
    const { data } = picture.getContext('2d').getImageData(0, 0, picture.width, picture.height)
    return data.filter((value, index) => index % 4 === 3 && value > 0).length
  })()`)

test('where nobody was invited, the screen says so and leads on', within, async () => {
  await using open = await openConsole(running(), { path: '/statistics' })
  const { page } = open
  await page.getByText('Nobody was invited in these days.').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'New batch' }).click()
  await page.getByRole('heading', { name: 'New batch' }).waitFor()

  open.assertClean()
})

test('plots are drawn, and their numbers are read by keyboard', within, async () => {
  await send(running().server.gateway, {
    targets: [
      toChime(['ada@example.com', 'bob@example.com', 'failed@example.com', 'no address']),
      toWickr(['grace@example.com']),
    ],
  })
  await using open = await openConsole(running(), { path: '/statistics' })
  const { page } = open
  await page.getByRole('heading', { name: 'Outcomes' }).waitFor()
  for (const title of ['Outcomes', 'Invited and accepted', 'How fast', 'Calls', 'Recipients']) {
    await page.waitForFunction(`document.querySelector('[aria-label^="${title}"] canvas')`)
    assert.ok((await drawnIn(page, title)) > 100, `${title} is not drawn`)
  }
  await tabTo(page, 'Show the numbers')
  await page.keyboard.press('Enter')
  const row = page.getByRole('table', { name: 'Outcomes' }).getByRole('row').nth(1)
  await row.waitFor()

  // Invited, already invited, already a member, skipped, failed, not known.
  assert.deepEqual(await row.getByRole('cell').allInnerTexts(), ['3', '0', '0', '0', '2', '0'])
  await page.getByLabel('Provider', { exact: true }).selectOption({ label: 'AWS Wickr' })
  await row.getByText('1', { exact: true }).waitFor()
  const destinations = page.getByRole('table', { name: 'By destination' }).getByRole('row')
  await destinations.nth(1).waitFor()
  assert.equal(await destinations.count(), 2)
  await page.getByLabel('Days', { exact: true }).selectOption({ label: 'The last 7 days' })
  assert.equal(new URL(page.url()).search, '?provider=WICKR&days=7')
  await page.reload()
  await destinations.nth(1).waitFor()
  assert.equal(await page.getByLabel('Days', { exact: true }).inputValue(), '7')
  assert.equal(await destinations.count(), 2)
  open.assertClean()
})
