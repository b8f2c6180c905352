import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startServer } from '../../../http/server.ts'
import { send } from '../../../support/requests/send-invites.ts'
import { toChime, toWickr } from '../../../support/requests/targets.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { openConsole } from '../open-console.ts'
import { assertAccessibleInAllLooks } from './axe.ts'

const running = startForTests(async (started) => {
  const server = started.use(await startServer())
  const locked = started.use(await startServer({ callers: { ada: {} } }))
  const { batch } = await send(server.gateway, {
    name: 'Spring in the offices',
    targets: [
      toChime(['ada@example.com', 'failed@example.com', 'no address', 'accepted@example.com']),
      toWickr(['grace@example.com', 'vanished@example.com']),
    ],
  })
  return { server, locked, batchUrl: `${server.url}/batches/${encodeURIComponent(batch.id)}` }
})

const within = { ...here, timeout: 120_000 }

/** Each screen as somebody sees it who has begun to use it. */
const screens: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'new batch': (page) => page.getByRole('checkbox', { name: 'Berlin office' }).waitFor(),
  plan: async (page) => {
    await page.getByRole('checkbox', { name: 'Berlin office' }).check()
    await page.getByRole('checkbox', { name: 'Engineering' }).check()
    await page.getByLabel('Title of the e-mail').fill('Welcome')
    await page.getByLabel('Text of the e-mail').fill('Join us.\nIt is quiet here.')
    await page.getByRole('checkbox', { name: 'Engineering' }).uncheck()
    await page
      .getByLabel('Paste e-mail addresses')
      .fill('email\nada@example.com\nbad\nnew@example.com')
    await page.getByText('2 rows can be sent').waitFor()
    // There are no heads above the cells here.
    await page.getByRole('rowheader', { name: 'Line 3' }).waitFor()
    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByRole('button', { name: /^Send \d+ invitation/ }).waitFor()
  },
  'ids to try': async (page) => {
    await page.getByRole('button', { name: 'Show ids to try' }).click()
    await page.getByRole('dialog').waitFor()
  },
  batches: async (page) => {
    await page.getByRole('link', { name: 'Batches', exact: true }).click()
    await page.getByRole('link', { name: 'Spring in the offices' }).waitFor()
  },
  batch: async (page) => {
    await page.goto(running().batchUrl)
    await page.getByText('no address').waitFor()
    await page.getByRole('button', { name: 'Details of failed@example.com' }).click()
    await page.getByRole('checkbox', { name: 'Select all' }).check()
  },
  people: async (page) => {
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('searchbox').fill('ada@')
    await page.getByText('Has not accepted yet').first().waitFor()
  },
  history: async (page) => {
    await page.goto(running().batchUrl)
    // What is above the button still grows until then, and a click on what moves away is lost.
    await page.getByText('no address').waitFor()
    await page.getByRole('button', { name: 'Show the history' }).click()
    await page.getByText('Every recipient has a final outcome.').first().waitFor()
    // To the second, as it would be looked for in another log.
    await page
      .getByRole('rowheader', { name: /\d:\d\d:\d\d/ })
      .first()
      .waitFor()
  },
  statistics: async (page) => {
    await page.getByRole('link', { name: 'Statistics', exact: true }).click()
    await page.getByRole('heading', { name: 'Outcomes' }).waitFor()
    for (const summary of await page.getByText('Show the numbers').all()) await summary.click()
  },
  providers: async (page) => {
    await page.getByRole('link', { name: 'Providers', exact: true }).click()
    await page.getByRole('heading', { name: 'Amazon Chime' }).waitFor()
  },
}

for (const [name, show] of Object.entries(screens)) {
  test(
    `axe finds nothing on the screen "${name}", light and dark, narrow and wide`,
    within,
    async () => {
      await using open = await openConsole(running(), {
        viewport: { width: 320, height: 900 },
        // Colours that are on their way to others have no contrast to speak of.
        reducedMotion: 'reduce',
      })
      const { page } = open
      await show(page)

      await assertAccessibleInAllLooks(page, name)
      open.assertClean()
    },
  )
}

test(
  'axe finds nothing where a key is asked for, and a wrong one is said to be wrong',
  within,
  async () => {
    await using open = await openConsole(
      { ...running(), server: running().locked },
      { reducedMotion: 'reduce' },
    )
    const { page } = open
    await page.getByLabel('API key').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('does not accept this key').waitFor()

    await assertAccessibleInAllLooks(page, 'sign-in')
  },
)
