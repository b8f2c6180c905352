import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../../../http/server.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { openConsole } from '../open-console.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))
const list = 'Person\tTeam\n90000000-0000-4000-8000-000000000001\tred\nx\tblue !\n'

test('columns whose names say nothing are told apart by their values, and rows are checked then', {
  ...here,
  timeout: 60_000,
}, async () => {
  await using open = await openConsole(running())
  const { page } = open
  await page.getByRole('checkbox', { name: 'Engineering' }).check()
  await page.getByLabel('Paste e-mail addresses').fill(list)
  const column = page.getByLabel('Id of the user or group', { exact: false }).first()
  await page.getByText('Say which column has: Id of the user or group').waitFor()
  assert.equal(await page.getByText('cannot be sent').count(), 0)

  await page.getByRole('checkbox', { name: 'The first row names the columns' }).check()
  assert.deepEqual(await column.getByRole('option').allInnerTexts(), [
    'The same for all',
    'Person: 90000000-0000-4000-8000-000000…',
    'Team: red',
  ])
  await column.selectOption({ label: 'Person: 90000000-0000-4000-8000-000000…' })
  await page.getByText('2 rows can be sent').waitFor()
  await column.selectOption({ label: 'Team: red' })
  await page.getByText('1 row cannot').waitFor()
  await page.getByRole('rowheader', { name: '3' }).waitFor()
  open.assertClean()
})

test('a row that one provider does not take is said to go to the others', {
  ...here,
  timeout: 60_000,
}, async () => {
  await using open = await openConsole(running())
  const { page } = open
  await page.getByRole('checkbox', { name: 'Berlin office' }).check()
  await page.getByRole('checkbox', { name: 'Field operations' }).check()
  await page.getByLabel('Paste e-mail addresses').fill('both@example.com\nno address')
  await page.getByText('1 row can be sent').waitFor()
  await page.getByText('1 row only to some providers').waitFor()
  await page.getByText('Amazon Chime: The address has').waitFor()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByRole('button', { name: 'Send 3 invitations' }).waitFor()

  open.assertClean()
})
