import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startServer } from '../../../http/server.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { openConsole } from '../open-console.ts'
import { tabTo } from '../steps.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))
const within = { ...here, timeout: 60_000 }
const wickr = () => running().server.gateway.emulators.WICKR
beforeEach(() => wickr().reset())

/** The gateway remembers whom it has invited, so each test invites others. */
async function prepare(page: Page, who: string, networks: readonly string[]): Promise<void> {
  for (const name of networks) await page.getByRole('checkbox', { name }).check()
  await page.getByLabel('Paste e-mail addresses').fill(`${who}-1@example.com\n${who}-2@example.com`)
}

const groupsIn = () =>
  wickr().ledger.map(({ destinationId, recipient }) => `${destinationId} ${recipient}`)

test('the group of a network is chosen by keyboard, and free seats are shown', within, async () => {
  await using open = await openConsole(running())
  const { page } = open
  await prepare(page, 'one', ['Field operations'])
  const choice = page.getByRole('combobox', { name: 'Security group', exact: true })
  await choice.waitFor()
  assert.equal(await choice.inputValue(), 'SG31415926')
  await tabTo(page, 'Security group')
  await page.keyboard.press('ArrowDown')
  assert.equal(await choice.inputValue(), 'SG31415926-guests')
  await tabTo(page, 'Show the plan')
  await page.keyboard.press('Enter')
  await page.getByText('Field operations has 49,996 free seats; this needs 2.').waitFor()
  await tabTo(page, 'Send 2 invitations')
  await page.keyboard.press('Enter')
  await page.getByText('2 of 2 done').waitFor()

  assert.deepEqual(groupsIn(), ['31415926 one-1@example.com', '31415926 one-2@example.com'])
  open.assertClean()
})

test('each of two networks has a group of its own', within, async () => {
  await using open = await openConsole(running())
  const { page } = open
  await prepare(page, 'two', ['Field operations', 'Partners'])
  await page.getByRole('combobox', { name: 'Security group at Field operations' }).waitFor()
  await page
    .getByRole('combobox', { name: 'Security group at Partners' })
    .selectOption({ label: 'Guests' })
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByRole('button', { name: 'Send 4 invitations' }).click()
  await page.getByText('4 of 4 done').waitFor()
  await page.getByText('4 invited').waitFor()

  open.assertClean()
})

test('where the groups cannot be read, an id is typed, and the page says why', within, async () => {
  wickr().decide(({ operation }) =>
    operation === 'ListSecurityGroups' || operation === 'GetUsersCount'
      ? { kind: 'error', name: 'ForbiddenError' }
      : undefined,
  )
  await using open = await openConsole(running())
  const { page } = open
  await page.getByLabel('Another id at AWS Wickr').fill('12345678')
  await page.keyboard.press('Enter')
  await prepare(page, 'none', [])
  await page.getByText('The provider refused to say.').waitFor()
  await page.getByLabel('Security group', { exact: true }).fill('SG12345678')
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByText('We do not know how many free seats 12345678 has.').waitFor()
  await page.getByRole('button', { name: 'Send 2 invitations' }).click()
  await page.getByText('2 of 2 done').waitFor()

  assert.equal(groupsIn().length, 2)
  open.assertClean()
})

test('too few seats are said once, with what follows', within, async () => {
  await using open = await openConsole(running())
  const { page } = open
  await page.getByLabel('Another id at AWS Wickr').fill('40000000')
  await page.keyboard.press('Enter')
  await prepare(page, 'seatless', [])
  await page.getByRole('combobox', { name: 'Security group', exact: true }).waitFor()
  await page.getByText('2 rows can be sent').waitFor()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByText('0 free seats; this needs 2. Those without a seat will fail.').waitFor()

  assert.equal(await page.locator('.plan .note').count(), 1)
  open.assertClean()
})
