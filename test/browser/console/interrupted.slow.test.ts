import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { makeKey } from '#identity/api-keys.ts'
import { createIdentify } from '#identity/identify.ts'
import { keyringOf } from '#identity/keyring.ts'
import { developer } from '#sandbox/developer.ts'
import { startServer } from '../../http/server.ts'
import { addresses } from '../../support/requests/targets.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { openConsole } from './open-console.ts'
import { dropFile, signIn } from './steps.ts'

const keys = [makeKey(), makeKey()] as const
let removed = new Set<string>()
const keyring = () =>
  keyringOf(
    keys
      .filter(({ id }) => !removed.has(id))
      .map(({ id, hash }) => ({ id, hash: Buffer.from(hash, 'hex'), caller: developer })),
  )
const running = startForTests(async (started) => ({
  server: started.use(
    await startServer({
      identify: createIdentify({ keyring }),
      // Lists of some hundreds are sent in pieces.
      limits: { maxRecipientsPerBatch: 100 },
    }),
  ),
}))

const within = { ...here, timeout: 120_000 }

test(
  'a key that is removed in mid-work is asked for again, and the list stays',
  within,
  async () => {
    await using open = await openConsole(running(), { key: keys[0].key })
    const { page } = open
    await page.getByRole('checkbox', { name: 'Berlin office' }).check()
    await page.getByLabel('Name of the batch').fill('Kept')
    await page.getByLabel('Paste e-mail addresses').fill('ada@example.com\nbob@example.com')
    await page.getByText('2 rows can be sent').waitFor()

    removed = new Set([keys[0].id])
    await page.getByRole('button', { name: 'Show the plan' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Your key is no longer accepted').waitFor()
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Escape')
    await signIn(page, 'igw_no_key')
    await dialog.getByText('does not accept this key').waitFor()
    await signIn(page, keys[1].key)
    await dialog.waitFor({ state: 'detached' })

    assert.equal(await page.getByLabel('Name of the batch').inputValue(), 'Kept')
    assert.equal(await page.getByRole('checkbox', { name: 'Berlin office' }).isChecked(), true)
    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByRole('button', { name: 'Send 2 invitations' }).click()
    await page.getByText('2 of 2 done').waitFor()
    removed = new Set()
    open.assertCleanButForNetwork()
  },
)

test(
  'a page that is reloaded while it sends asks for the same file, and sends the rest of it once',
  within,
  async () => {
    const people = addresses('reloaded', 250)
    const file = `email\n${people.join('\n')}\n`
    await using open = await openConsole(running(), { key: keys[0].key })
    const { page } = open
    await page.getByRole('checkbox', { name: 'Singapore office' }).check()
    await page.getByLabel('Name of the batch').fill('In pieces')
    await dropFile(page, 'people.csv', file)
    await page.getByText('250 rows can be sent').waitFor()
    await page.getByRole('button', { name: 'Show the plan' }).click()
    // The second piece reaches the gateway, but its answer never comes back.
    const { processed } = await loseAnswers(page, 2)
    await page.getByRole('button', { name: 'Send 250 invitations' }).click()
    await processed
    await reloadWithoutAnswers(page)

    await page.getByRole('heading', { name: 'A list was only sent in part' }).waitFor()
    await page.getByText('It was the file “people.csv”').waitFor()
    const interrupted = page.getByRole('region', { name: 'A list was only sent in part' })
    await interrupted.locator('input[type=file]').setInputFiles({
      ...{ name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('email\nx@example.com\n') },
    })
    await interrupted.getByText('This is another list').waitFor()
    await interrupted.locator('input[type=file]').setInputFiles({
      ...{ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) },
    })
    await page.getByRole('heading', { name: 'Handed over' }).waitFor()
    for (const number of [1, 2, 3]) {
      await page.getByRole('link', { name: `Batch ${number}` }).waitFor()
    }
    await page.getByRole('link', { name: 'Batch 3' }).click()
    await page.getByText('50 of 50 done').waitFor()

    const sent = running().server.gateway.emulators.CHIME.ledger.map(({ recipient }) => recipient)
    const ours = sent.filter((recipient) => recipient.startsWith('reloaded'))
    assert.equal(ours.length, 250)
    assert.deepEqual(new Set(ours), new Set(people))
    open.assertCleanButForNetwork()
  },
)

test('a page that is reloaded while it sends a short list sends it once, too', within, async () => {
  const text = 'short-list@example.com'
  await using open = await openConsole(running(), { key: keys[0].key })
  const { page } = open
  await page.getByRole('checkbox', { name: 'Berlin office' }).check()
  await page.getByLabel('Paste e-mail addresses').fill(text)
  await page.getByText('1 row can be sent').waitFor()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  const { processed } = await loseAnswers(page, 1)
  await page.getByRole('button', { name: 'Send 1 invitation' }).click()
  await processed
  await reloadWithoutAnswers(page)

  const interrupted = page.getByRole('region', { name: 'A list was only sent in part' })
  await interrupted.getByLabel('Paste e-mail addresses').fill(text)
  await page.getByText('1 of 1 done').waitFor()

  const { ledger } = running().server.gateway.emulators.CHIME
  assert.equal(ledger.filter(({ recipient }) => recipient === text).length, 1)
  open.assertCleanButForNetwork()
})

/** Requests that send, from one on, reach the gateway, and their answers never come back. */
async function loseAnswers(
  page: Page,
  from: number,
): Promise<{ readonly processed: Promise<void> }> {
  const processed = Promise.withResolvers<void>()
  let sends = 0
  await page.route('**/graphql', async (route) => {
    const isSend = route.request().postData()?.includes('"idempotencyKey"') === true
    if (isSend) sends += 1
    if (!isSend || sends < from) return route.continue()
    await route.fetch()
    processed.resolve()
  })
  return { processed: processed.promise }
}

/** A route that is taken away lets go what it holds: the answer would reach the page before it is reloaded. */
async function reloadWithoutAnswers(page: Page): Promise<void> {
  await page.reload()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
}
