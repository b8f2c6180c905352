import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createIdentify } from '#identity/identify.ts'
import { createVerifyToken, openTokenKeys } from '#identity/tokens/token.ts'
import { startServer } from '../../../http/server.ts'
import { settings } from '../../../identity/issuer.ts'
import { createTestLogger } from '../../../support/logger.ts'
import { until } from '../../../support/until.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { assertAccessibleInAllLooks } from '../accessible/axe.ts'
import { openConsole } from '../open-console.ts'
import { clientId, startOidcIssuer } from './oidc-issuer.ts'

const ended = new Set<string>()
const running = startForTests(async (started) => {
  const issuer = started.use(await startOidcIssuer())
  const tokens = { ...settings, issuer: issuer.url }
  const verify = createVerifyToken(tokens, openTokenKeys(tokens, createTestLogger()).find)
  const identify = createIdentify({
    verifyToken: async (token) => (ended.has(token) ? undefined : verify(token)),
  })
  const consoleSignIn = { issuer: issuer.url, clientId, scope: 'openid invites:read' }
  const server = started.use(await startServer({ identify, http: { consoleSignIn } }))
  return { issuer, server }
})
beforeEach(() => {
  if (here.skip === false) running().issuer.next = 'signs-in'
})

const within = { ...here, timeout: 120_000 }
const open = () => openConsole(running(), { issuer: running().issuer.url })

async function pressAndCome(page: Page): Promise<Page> {
  const [window] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Sign in at 127.0.0.1' }).click(),
  ])
  const closed = window.waitForEvent('close')
  await window.getByRole('link', { name: 'I am Ada' }).click()
  await closed
  return window
}

test(
  'axe finds nothing where people sign in at an issuer, also while they do',
  within,
  async () => {
    await using console = await openConsole(running(), {
      issuer: running().issuer.url,
      reducedMotion: 'reduce',
    })
    const { page } = console
    const button = page.getByRole('button', { name: 'Sign in at 127.0.0.1' })
    await button.waitFor()
    await assertAccessibleInAllLooks(page, 'sign-in-oidc')
    const [window] = await Promise.all([page.waitForEvent('popup'), button.click()])
    await page.getByRole('status').filter({ hasText: /./ }).waitFor()
    await assertAccessibleInAllLooks(page, 'sign-in-oidc-waiting')
    await window.close()
    console.assertCleanButForNetwork()
  },
)

test(
  'somebody signs in at the issuer, and nothing but the token stays in the tab',
  within,
  async () => {
    await using console = await open()
    const { page } = console
    await page.getByRole('button', { name: 'Sign in at 127.0.0.1' }).waitFor()
    await pressAndCome(page)
    await page.getByRole('navigation', { name: 'Screens' }).waitFor()
    await page.getByText('Signed in as ada').waitFor({ state: 'attached' })

    const kept = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage])')
    assert.deepEqual(JSON.parse(kept), [
      {},
      { 'invite-gateway-key': running().issuer.tokens.at(-1) },
    ])
    assert.deepEqual(await page.context().cookies(), [])
    await page.reload()
    await page.getByText('Signed in as ada').waitFor({ state: 'attached' })
    console.assertCleanButForNetwork()
  },
)

test(
  'a token that ends in mid-work is replaced at the issuer, and the list stays',
  within,
  async () => {
    await using console = await open()
    const { page } = console
    await pressAndCome(page)
    await page.getByLabel('Another id at Amazon Chime').fill('oidc')
    await page.keyboard.press('Enter')
    await page.getByLabel('Paste e-mail addresses').fill('ada@example.com\nbob@example.com')
    await page.getByText('2 rows can be sent').waitFor()

    for (const token of running().issuer.tokens) ended.add(token)
    await page.getByRole('button', { name: 'Show the plan' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await pressAndCome(page)
    await dialog.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Show the plan' }).click()
    await page.getByRole('button', { name: 'Send 2 invitations' }).click()
    await page.getByText('2 of 2 done').waitFor()
    console.assertCleanButForNetwork()
  },
)

test('a token is renewed before it ends, in memory, while the page goes on', within, async () => {
  await using console = await open()
  const { page } = console
  const { issuer } = running()
  issuer.next = 'lets-renew'
  await pressAndCome(page)
  const before = issuer.tokens.length
  await page.getByLabel('Name of the batch').fill('Kept')
  const keyOfTab = () => page.evaluate<string>("sessionStorage.getItem('invite-gateway-key')")
  await until(
    async () => issuer.tokens.length > before && (await keyOfTab()) === issuer.tokens.at(-1),
  )

  assert.equal(await page.getByLabel('Name of the batch').inputValue(), 'Kept')
  assert.equal(issuer.tokens.length, before + 1)
  console.assertCleanButForNetwork()
})

test('who is denied, or meets another issuer, is told so and can try again', within, async () => {
  await using console = await open()
  const { page } = console
  running().issuer.next = 'denies'
  await pressAndCome(page)
  await page.getByText('You were not signed in.').waitFor()

  running().issuer.next = 'names-another-issuer'
  await page.getByRole('button', { name: 'Sign in at 127.0.0.1' }).click()
  await page.getByText('The sign-in service does not answer as it should.').waitFor()

  running().issuer.next = 'signs-in'
  await pressAndCome(page)
  await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  console.assertCleanButForNetwork()
})
