import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createIdentify } from '#identity/identify.ts'
import { developer } from '#sandbox/developer.ts'
import { sandboxKeyring, sandboxKeys } from '#sandbox/keys.ts'
import { startServer } from '../../../http/server.ts'
import { send } from '../../../support/requests/send-invites.ts'
import { toChime } from '../../../support/requests/targets.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { assertAccessibleInAllLooks } from '../accessible/axe.ts'
import { openConsole } from '../open-console.ts'
import { signIn } from '../steps.ts'

// As the sandbox knows its callers.
const identify = createIdentify({ unnamed: developer, keyring: () => sandboxKeyring })
const running = startForTests(async (started) => ({
  server: started.use(await startServer({ identify })),
}))
const within = { ...here, timeout: 120_000 }

test('in the sandbox a key makes somebody else of its user, and signing out undoes it', {
  ...within,
}, async () => {
  await send(running().server.gateway, { name: 'Ours', targets: [toChime(['a@example.com'])] })
  await using open = await openConsole(running(), { path: '/batches', reducedMotion: 'reduce' })
  const { page } = open
  const signInButton = page.getByRole('button', { name: 'Sign in' })
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await page.getByRole('link', { name: 'Ours' }).waitFor()
  await signInButton.click()
  for (const { key } of sandboxKeys) await dialog.getByText(key).waitFor()
  await assertAccessibleInAllLooks(page, 'sign-in-sandbox')
  await signIn(page, 'igw_other_sandbox')
  await page.getByText('There are no batches yet.').waitFor()
  await page.getByText('Signed in as other').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Sign out' }).click()

  await page.getByRole('checkbox', { name: 'Berlin office' }).waitFor()
  await signInButton.click()
  await signIn(page, 'igw_readonly_sandbox')
  await page.getByRole('link', { name: 'Ours' }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'New batch' }).count(), 0)
  open.assertClean()
})

test('a key that the sandbox does not know is said to be wrong, and is no dead end', {
  ...within,
}, async () => {
  await using open = await openConsole(running())
  const { page } = open
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  const enterWrongKey = async () => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signIn(page, 'igw_no_key')
    await dialog.getByText('does not accept this key').waitFor()
  }
  await page.getByLabel('Name of the batch').fill('Kept')
  await enterWrongKey()
  await dialog.getByText('Enter another key.').waitFor()
  await dialog.getByRole('button', { name: 'Go on without a key' }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.equal(await page.getByLabel('Name of the batch').inputValue(), 'Kept')
  await page.getByText('Signed in as developer').waitFor({ state: 'attached' })

  await enterWrongKey()
  await page.reload()
  await page.getByRole('checkbox', { name: 'Berlin office' }).waitFor()
  open.assertCleanButForNetwork()
})
