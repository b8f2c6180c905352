import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startServer } from '../../http/server.ts'
import type { Callers } from '../../support/callers.ts'
import { send } from '../../support/requests/send-invites.ts'
import { account, toChime, toWickr } from '../../support/requests/targets.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

const callers = {
  ada: {},
  stranger: { tenant: 'other' },
  // Of the same tenant, but for another destination.
  elsewhere: { destinations: new Set(['CHIME/elsewhere']) },
  reader: { scopes: new Set(['invites:read']) },
  sender: { scopes: new Set(['invites:send']) },
} satisfies Callers

const running = startForTests(async (started) => {
  const server = started.use(await startServer({ callers }))
  const { batch } = await send(server.gateway.as('ada'), {
    name: 'Secret batch',
    targets: [
      toChime(['ada@example.com', 'failed@example.com', 'vanished@example.com']),
      toWickr(['grace@example.com']),
    ],
  })
  return { server, batchPath: `/batches/${encodeURIComponent(batch.id)}` }
})

const within = { ...here, timeout: 120_000 }

const openAs = (caller: keyof typeof callers, path = '/'): Promise<OpenConsole> =>
  openConsole(running(), { path, key: running().server.gateway.keyOf(caller) })

for (const caller of ['stranger', 'elsewhere'] as const) {
  test(`the key of ${caller} sees nothing of a batch, on any screen`, within, async () => {
    await using open = await openAs(caller, running().batchPath)
    const { page } = open
    await page.getByText('There is no such batch').waitFor()
    await page.getByRole('link', { name: 'Batches', exact: true }).click()
    await page.getByText('There are no batches yet.').waitFor()
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('searchbox').fill('example.com')
    await page.getByText('Nobody was found.').waitFor()
    await page.getByRole('link', { name: 'Providers', exact: true }).click()
    await page.getByRole('heading', { name: 'Amazon Chime' }).waitFor()

    assert.doesNotMatch(await page.content(), /Secret batch|ada@|grace@|failed@/)
    open.assertCleanButForNetwork()
  })
}

test('a key that may only read sees everything, and no button of it fails', within, async () => {
  await using open = await openAs('reader', running().batchPath)
  const { page } = open
  const screens = page.getByRole('navigation', { name: 'Screens' }).getByRole('link')
  assert.deepEqual(await screens.allInnerTexts(), ['Batches', 'People', 'Providers', 'Statistics'])

  await page.getByText('4 of 4 done').waitFor()
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByText('4 selected').waitFor()
  assert.doesNotMatch(await textsOfButtons(page), /again|Revoke|Cancel|Look up|Send/)
  await pressEveryButton(page)
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByRole('searchbox').fill('ada@')
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  assert.doesNotMatch(await textsOfButtons(page), /again|Revoke|Cancel|Look up|Send/)
  await pressEveryButton(page)
  await page.goto(running().server.url)
  await page.getByRole('link', { name: 'Secret batch' }).waitFor()

  open.assertCleanButForNetwork()
})

test('a key that may only send plans and sends, and no button of it fails', within, async () => {
  await using open = await openAs('sender')
  const { page } = open
  const screens = page.getByRole('navigation', { name: 'Screens' }).getByRole('link')
  assert.deepEqual(await screens.allInnerTexts(), ['New batch', 'Providers'])

  await page.getByLabel('Another id at Amazon Chime').fill(account)
  await page.keyboard.press('Enter')
  // Invited before, in a batch that this key may not see.
  await page.getByLabel('Paste e-mail addresses').fill('ada@example.com\nbob@example.com')
  await page.getByText('2 rows can be sent').waitFor()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByText('Skipped: 1 recipient').click()
  assert.equal(await page.getByRole('listitem').getByRole('link').count(), 2, 'only the screens')
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await page.getByText('The list was handed over.').waitFor()
  assert.equal(await textsOfButtons(page), 'Prepare another batch')
  for (const path of ['/batches', running().batchPath, '/people', '/providers']) {
    await page.goto(`${running().server.url}${path}`)
    await (path === '/providers'
      ? page.getByRole('heading', { name: 'Amazon Chime' })
      : page.getByText('it needs the scope invites:read')
    ).waitFor()
    await pressEveryButton(page)
    assert.doesNotMatch(await page.content(), /Secret batch|ada@|grace@|failed@/)
  }

  open.assertCleanButForNetwork()
})

const buttonsOf = (page: Page) => page.locator('main').getByRole('button')

async function textsOfButtons(page: Page): Promise<string> {
  return (await buttonsOf(page).allInnerTexts()).join('\n')
}

/** What a button says when it fails is an alert, and a request that fails is an error in the log. */
async function pressEveryButton(page: Page): Promise<void> {
  const buttons = buttonsOf(page)
  for (let index = 0; index < (await buttons.count()); index += 1) {
    const button = buttons.nth(index)
    await button.focus()
    await button.press('Enter')
    await page.waitForLoadState('networkidle')
    assert.equal(await page.getByRole('alert').count(), 0, `button ${index} fails`)
  }
}
