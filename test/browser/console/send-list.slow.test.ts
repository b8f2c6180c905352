import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { startServer, type TestServer } from '../../http/server.ts'
import { here, launchChromium } from '../chromium.ts'
import { openConsole } from './open-console.ts'

const started = new AsyncDisposableStack()
let server: TestServer
let browser: Browser
before(async () => {
  if (here.skip !== false) return
  server = started.use(await startServer())
  browser = started.use(await launchChromium())
})
after(() => started.disposeAsync())

const list = 'email,team\nada@example.com,red\nfailed@example.com,blue\nno address,red\n'
const within = { ...here, timeout: 180_000 }

test(
  'by mouse: a list is pasted, planned and sent, and what failed is corrected and sent',
  within,
  async () => {
    await using open = await openConsole(browser, server.url)
    const { page } = open

    await page.getByRole('checkbox', { name: 'Berlin office' }).check()
    await page.getByLabel('Name of the batch').fill('Spring')
    await page.getByLabel('Paste e-mail addresses').fill(list)
    await page.getByText('2 rows can be sent').waitFor()
    await page.getByText('which no plain address has').waitFor()
    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByRole('button', { name: 'Send 2 invitations' }).click()
    await page.getByText('3 of 3 done').waitFor()
    await page.getByText('Finished', { exact: true }).waitFor()
    assert.match(await page.title(), /^Spring/)

    const file = await downloaded(page, () =>
      page.getByRole('button', { name: 'Download 2 failed rows' }).click(),
    )
    assert.match(file.text, /^\u{feff}email,team,inviteGatewayReason\r\n/u)
    assert.match(file.text, /failed@example\.com,blue,/)
    await page.getByRole('link', { name: 'New batch' }).click()
    await page.getByRole('checkbox', { name: 'Berlin office' }).check()
    await page.locator('input[type=file]').setInputFiles(await corrected(file.text))
    await page.getByText('2 rows can be sent').waitFor()
    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByRole('button', { name: 'Send 2 invitations' }).click()
    await page.getByText('2 of 2 done').waitFor()
    await page.getByText('2 invited').waitFor()

    open.assertClean()
  },
)

test(
  'by keyboard alone: a list is pasted, planned and sent, and its failed rows are downloaded',
  within,
  async () => {
    await using open = await openConsole(browser, server.url)
    const { page } = open
    await page.getByRole('heading', { name: 'New batch' }).waitFor()

    await tabTo(page, 'Singapore office')
    await page.keyboard.press('Space')
    await tabTo(page, 'Paste e-mail addresses or rows of a table')
    await page.keyboard.insertText('bob@example.com\nfailed+1@example.com')
    await page.getByText('2 rows can be sent').waitFor()
    await tabTo(page, 'Show the plan')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'The plan' }).waitFor()
    await tabTo(page, 'Send 2 invitations')
    await page.keyboard.press('Enter')
    await page.getByText('2 of 2 done').waitFor()
    await tabTo(page, 'Download the failed row')
    const { text } = await downloaded(page, () => page.keyboard.press('Enter'))

    assert.match(text, /^\u{feff}email,inviteGatewayReason\r\nfailed\+1@example\.com,/u)
    open.assertClean()
  },
)

const hostile = [
  '=HYPERLINK("https://evil.example","x")',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
]

test('hostile texts are shown as texts, on every screen', within, async () => {
  await using open = await openConsole(browser, server.url)
  const { page } = open

  await page.getByRole('checkbox', { name: 'Berlin office' }).check()
  await page.getByLabel('Name of the batch').fill('<img src=x onerror=alert(1)>')
  await page
    .getByLabel('Paste e-mail addresses')
    .fill(
      [
        'email',
        ...hostile.map((text) => `"${text.replaceAll('"', '""')}"`),
        'eve@example.com',
      ].join('\n'),
    )
  await page.getByText('1 row can be sent').waitFor()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await page.getByText('4 of 4 done').waitFor()
  assert.equal(
    await page.getByRole('heading', { level: 1 }).textContent(),
    '<img src=x onerror=alert(1)>',
  )
  for (const text of hostile) await page.getByText(text, { exact: true }).first().waitFor()
  const { text } = await downloaded(page, () =>
    page.getByRole('button', { name: /^Download/ }).click(),
  )
  assert.match(text, /"'=HYPERLINK\(/)
  await page.getByRole('link', { name: 'Batches', exact: true }).click()
  await page.getByRole('link', { name: '<img src=x onerror=alert(1)>' }).waitFor()

  assert.equal(await page.locator('img, iframe').count(), 0)
  open.assertClean()
})

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(nameOfFocused)
    if (focused.startsWith(name)) return
  }
  assert.fail(`Tab never reaches ${name}`)
}

const nameOfFocused = `(() => {
  const element = document.activeElement
  const label = element?.labels?.[0] ?? element
  return (element?.getAttribute('aria-label') ?? label?.innerText ?? '').trim()
})()`

async function downloaded(page: Page, act: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { text: await readFile(await download.path(), 'utf8') }
}

/** What a person does with the file in a spreadsheet. */
async function corrected(text: string): Promise<string> {
  const path = join(tmpdir(), `invite-gateway-corrected-${process.pid}.csv`)
  await writeFile(
    path,
    text.replace('failed@example.com', 'fine@example.com').replace('no address', 'new@example.com'),
  )
  return path
}
