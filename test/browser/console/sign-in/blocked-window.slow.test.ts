import { test } from 'node:test'
import { startServer } from '../../../http/server.ts'
import { here, launchChromium } from '../../chromium.ts'
import { openConsole } from '../open-console.ts'

test('a browser that opens no window to sign in is said to be the reason', {
  ...here,
  timeout: 90_000,
}, async () => {
  const consoleSignIn = { issuer: 'https://issuer.example', clientId: 'console', scope: 'openid' }
  await using server = await startServer({ callers: { ada: {} }, http: { consoleSignIn } })
  // Browsers under test open every window, if they are not told to be as others.
  const browser = await launchChromium({ ignoreDefaultArgs: ['--disable-popup-blocking'] })
  await using _closing = { [Symbol.asyncDispose]: () => browser.close() }
  await using open = await openConsole({ browser, server })
  const { page } = open
  const button = page.getByRole('button', { name: 'Sign in at issuer.example' })
  await button.waitFor()
  // A press opens one window.
  await page.evaluate(`open('about:blank')
    document.querySelector('button.primary').click()`)
  await page.getByText('The browser did not open the window to sign in.').waitFor()

  open.assertCleanButForNetwork()
})
