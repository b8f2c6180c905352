import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startServer } from '../../http/server.ts'
import { send } from '../../support/requests/send-invites.ts'
import { account, network, toChime, wickrUser } from '../../support/requests/targets.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { openConsole } from './open-console.ts'
import { downloaded, dropFile, tabTo } from './steps.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))

const list = 'email,team\nada@example.com,red\nfailed@example.com,blue\nno address,red\n'
const within = { ...here, timeout: 180_000 }

test(
  'by mouse: a list is pasted, planned and sent, and what failed is corrected and sent',
  within,
  async () => {
    await using open = await openConsole(running())
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

    const text = await downloaded(page, () =>
      page.getByRole('button', { name: 'Download 2 failed rows' }).click(),
    )
    assert.match(text, /^\u{feff}email,team,inviteGatewayReason\r\n/u)
    assert.match(text, /failed@example\.com,blue,/)
    await page.getByRole('link', { name: 'New batch' }).click()
    await page.getByRole('checkbox', { name: 'Berlin office' }).check()
    await page.locator('input[type=file]').setInputFiles(await corrected(text))
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
    await using open = await openConsole(running())
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
    const text = await downloaded(page, () => page.keyboard.press('Enter'))

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
  await using open = await openConsole(running())
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
  const text = await downloaded(page, () => page.getByRole('button', { name: /^Download/ }).click())
  assert.match(text, /"'=HYPERLINK\(/)
  await page.getByRole('link', { name: 'Batches', exact: true }).click()
  await page.getByRole('link', { name: '<img src=x onerror=alert(1)>' }).waitFor()
  await page.getByRole('link', { name: 'New batch' }).click()
  await page.getByRole('checkbox', { name: 'Berlin office' }).check()
  await dropFile(page, 'failed-rows.csv', text)
  await page.getByText('3 rows cannot').waitFor()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByText('Not valid: 3 recipients').click()
  // What a spreadsheet would have run is what was sent before, without the apostrophe.
  for (const value of hostile) await page.getByText(value, { exact: true }).last().waitFor()

  assert.equal(await page.locator('img, iframe').count(), 0)
  open.assertClean()
})

test(
  'markup in the names of a batch and of a person is shown as a text, on every screen',
  within,
  async () => {
    const name = '<b onclick=alert(1)>Mallory</b>'
    const batchName = '<img src=y onerror=alert(1)>'
    const user = { ...wickrUser('mallory@example.com'), firstName: name }
    const { batch } = await send(running().server.gateway, {
      name: batchName,
      targets: [{ wickr: { networkId: network, recipients: [user] } }, toChime(['m@example.com'])],
    })
    await using open = await openConsole(running(), { path: `/batches/${batch.id}` })
    const { page } = open
    const assertNoMarkup = async () =>
      assert.equal(await page.locator('b, img, iframe, script:not([src])').count(), 0)

    await page.getByText(name).waitFor()
    await page.getByRole('heading', { level: 1, name: batchName }).waitFor()
    await page.getByRole('button', { name: 'Show the history' }).click()
    await page.getByText('Every recipient has a final outcome.').first().waitFor()
    await assertNoMarkup()
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('searchbox').fill('mallory')
    await page.getByText(name).waitFor()
    await page.getByRole('link', { name: batchName }).waitFor()
    await assertNoMarkup()
    await page.getByRole('link', { name: 'Batches', exact: true }).click()
    await page.getByLabel('Name contains').fill(batchName)
    await page.getByRole('link', { name: batchName }).waitFor()
    await assertNoMarkup()
    await page.getByRole('link', { name: 'New batch' }).click()
    await page.getByLabel('Another id at Amazon Chime').fill(account)
    await page.keyboard.press('Enter')
    await page.getByLabel('Paste e-mail addresses').fill('m@example.com')
    await page.getByText('1 row can be sent').waitFor()
    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByText('Skipped: 1 recipient').click()
    await page.getByRole('link', { name: batchName }).waitFor()
    await assertNoMarkup()

    open.assertClean()
  },
)

/** What a person does with the file in a spreadsheet. */
async function corrected(text: string): Promise<string> {
  const path = join(tmpdir(), `invite-gateway-corrected-${process.pid}.csv`)
  await writeFile(
    path,
    text.replace('failed@example.com', 'fine@example.com').replace('no address', 'new@example.com'),
  )
  return path
}
