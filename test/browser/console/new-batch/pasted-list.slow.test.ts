import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../../../http/server.ts'
import { send } from '../../../support/requests/send-invites.ts'
import { toChime } from '../../../support/requests/targets.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { mouse } from '../hands.ts'
import { openConsole } from '../open-console.ts'
import { holdFile } from '../steps.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))
const within = { ...here, timeout: 90_000 }
const field = 'Paste e-mail addresses'

test('what was pasted can be corrected after another screen and after an outdated plan', {
  ...within,
}, async () => {
  await using open = await openConsole(running())
  const { page } = open
  await page.getByLabel('Another id at Amazon Chime').fill('meanwhile')
  await page.keyboard.press('Enter')
  await page.getByLabel(field).fill('ada@example.com\nbob@example.com')
  await page.getByText('2 rows can be sent').waitFor()
  await page.getByRole('link', { name: 'Batches', exact: true }).click()
  await page.getByRole('link', { name: 'New batch' }).click()
  assert.equal(await page.getByLabel(field).inputValue(), 'ada@example.com\nbob@example.com')

  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByRole('button', { name: 'Send 2 invitations' }).waitFor()
  const targets = [toChime(['bob@example.com'], { accountId: 'meanwhile' })]
  await send(running().server.gateway, { targets })
  await page.getByRole('button', { name: 'Send 2 invitations' }).click()
  await page.getByText('Something changed since the plan was made').waitFor()
  await page.getByLabel(field).fill('ada@example.com')
  await page.getByText('1 row can be sent').waitFor()
  open.assertClean()
})

test('a pasted list that is too long for a text field can be removed', within, async () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `person-${index}@example.com`)
  await using open = await openConsole(running())
  const { page } = open
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(lines.join('\n'))})`)
  await page.getByLabel(field).click()
  await page.keyboard.press('Control+V')
  await page.getByText('Pasted list: 5,000 rows').waitFor()

  await mouse.press(page, 'button', 'Remove the list')
  await page.getByText('Pasted list').waitFor({ state: 'detached' })
  open.assertClean()
})

test('a file that is let go beside its place opens nowhere, and over the text field it is read', {
  ...within,
}, async () => {
  await using open = await openConsole(running())
  const { page } = open
  await page.getByLabel('Name of the batch').fill('Kept')
  const files = await holdFile(
    page,
    'people.csv',
    JSON.stringify('ada@example.com\nbob@example.com'),
  )
  /** Does the browser open it? It does what no listener prevents. */
  const dropOn = async (selector: string) => {
    const place = await page.locator(selector).evaluateHandle((element) => element)
    return page.evaluate(
      ([element, dataTransfer]) =>
        ['dragover', 'drop'].some((type) =>
          element.dispatchEvent(
            new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
          ),
        ),
      [place, files] as const,
    )
  }

  assert.equal(await dropOn('h1'), false)
  assert.equal(await page.getByText('people.csv').count(), 0)
  assert.equal(await dropOn('textarea'), false)
  await page.getByText('people.csv: 2 rows').waitFor()
  assert.equal(await page.getByLabel('Name of the batch').inputValue(), 'Kept')
  open.assertClean()
})
