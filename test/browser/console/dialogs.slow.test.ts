import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startServer } from '../../http/server.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toWickr } from '../../support/requests/targets.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { type OpenConsole, openConsole } from './open-console.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))

const within = { ...here, timeout: 120_000 }

type Request = Parameters<typeof send>[1]

async function openBatch(targets: Request['targets'], waitSeconds = 10): Promise<OpenConsole> {
  const { batch } = await send(running().server.gateway, { targets, waitSeconds })
  return openConsole(running(), { path: `/batches/${encodeURIComponent(batch.id)}` })
}

const select = (page: Page, value: string) =>
  page.getByRole('checkbox', { name: `Select ${value}` }).check()

test('revoking at Wickr asks for consent, and says what became of each', within, async () => {
  await using open = await openBatch([toWickr(['to-revoke@example.com'])])
  const { page } = open
  await select(page, 'to-revoke@example.com')
  await page.getByRole('button', { name: 'Revoke 1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Revoke the invitation?' })
  await dialog.getByText('this deletes the user').waitFor()
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click({ force: true })
  assert.equal(await dialog.isVisible(), true, 'it was revoked without consent')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Revoke 1' }).click()
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('revoked', { exact: false }).first().waitFor()

  await page.getByRole('button', { name: 'Revoke 1' }).waitFor({ state: 'detached' })
  open.assertClean()
})

test('an invitation is sent again in a new batch, after asking', within, async () => {
  await using open = await openBatch([toChime(['once-more@example.com', 'not-me@example.com'])])
  const { page } = open
  const link = page.getByRole('link', { name: 'Open the new batch' })
  await select(page, 'once-more@example.com')
  const again = page.getByRole('button', { name: 'Invite 1 again' })
  const dialog = page.getByRole('dialog', { name: 'Invite this recipient again?' })
  await again.click()
  await dialog.getByRole('button', { name: 'Leave it' }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.equal(await link.count(), 0)

  await again.click()
  await dialog.getByText('Who was invited in the last five minutes is skipped.').waitFor()
  await dialog.getByRole('button', { name: 'Invite again' }).click()
  await link.click()
  await page.getByText('1 of 1 done').waitFor()
  await page.getByText('once-more@example.com').waitFor()
  await page.getByText('1 skipped').waitFor()
  await page.getByRole('link', { name: 'Skipped 1' }).click()
  await page.getByText('the number counts what this batch did').waitFor()

  open.assertClean()
})

test(
  'what may invite somebody twice needs consent, and nothing happens without',
  within,
  async () => {
    await using open = await openBatch([toChime(['vanished@example.com'])])
    const { page } = open
    const again = page.getByRole('button', { name: 'Try 1 again, even if invited already' })
    const sent = () =>
      running().server.gateway.emulators.CHIME.ledger.filter(({ recipient }) =>
        recipient.startsWith('vanish'),
      )
    await page.getByText('1 not known').waitFor()
    await again.click()
    const dialog = page.getByRole('dialog', { name: 'Some may be invited twice' })
    await dialog.getByRole('button', { name: 'Leave it' }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(sent().length, 1)

    await again.click()
    await dialog.getByRole('button', { name: 'Try again anyway' }).click()
    await page.getByText('1 recipient will be tried again.').waitFor()
    await page.getByText('1 of 1 done').waitFor()

    assert.equal(sent().length, 2)
    open.assertClean()
  },
)

test('a batch that is canceled skips whoever waits, after asking', within, async () => {
  const { server } = running()
  const { CHIME: chime } = server.gateway.emulators
  // Nobody is in a call, which a cancellation would leave alone, while the destination pauses.
  chime.decide(() => ({ kind: 'throttle', retryAfterSeconds: 600 }))
  const people = ['wait+1@example.com', 'wait+2@example.com']
  await using open = await openBatch([toChime(people, { accountId: 'paused-account' })], 0)
  const { page } = open
  await page.getByText('Paused by a limit of the provider').waitFor()
  const cancel = page.getByRole('button', { name: 'Cancel 2 that wait' })
  const dialog = page.getByRole('dialog', { name: 'Cancel the batch?' })
  await cancel.click()
  await dialog.getByRole('button', { name: 'Go on sending' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('0 of 2 done').waitFor()

  await cancel.click()
  await dialog.getByRole('button', { name: 'Cancel the batch' }).click()
  await page.getByText('Canceled. 2 recipients will not be sent to.').waitFor()
  chime.decide(undefined)
  await page.getByText('2 of 2 done').waitFor()
  await page.getByText('2 skipped').waitFor()
  await page.getByText('Canceled', { exact: true }).waitFor()
  await cancel.waitFor({ state: 'detached' })

  const sent = chime.ledger.filter(({ recipient }) => recipient.startsWith('wait+'))
  assert.deepEqual(sent, [])
  open.assertClean()
})
