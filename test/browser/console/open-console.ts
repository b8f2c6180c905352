import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { signIn } from './steps.ts'

/** A page with the console, and everything that it must not do. */
export interface OpenConsole extends AsyncDisposable {
  readonly page: Page
  /** Fails if the page said or asked anything that it must not. */
  assertClean(): void
  /** As `assertClean`, where the gateway was away or refused a key: the browser itself reports those. */
  assertCleanButForNetwork(): void
}

const screens = join(import.meta.dirname, '../../../.tmp/console-screens')

interface Options extends BrowserContextOptions {
  readonly path?: string
  /** Signs in with it and waits for the first screen. */
  readonly key?: string
  /** Another origin that the page may ask. */
  readonly issuer?: string
}

export async function openConsole(
  { browser, server }: { readonly browser: Browser; readonly server: { readonly url: string } },
  { path = '/', key, issuer, ...options }: Options = {},
): Promise<OpenConsole> {
  const { url } = server
  const context = await browser.newContext({ acceptDownloads: true, ...options })
  // Beside other work a gateway takes many seconds to start again, and a page to try again.
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    const isOurs = origin === new URL(url).origin || origin === issuer
    if (!isOurs && protocol !== 'blob:') complaints.push(request.url())
  })
  page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`))
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error('policy', violatedDirective, blockedURI))`,
  )
  await page.goto(`${url}${path}`)
  if (key !== undefined) {
    await signIn(page, key)
    await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  }
  return {
    page,
    assertClean: () => assert.deepEqual(complaints, []),
    assertCleanButForNetwork: () =>
      assert.deepEqual(
        complaints.filter((text) => !ofNetwork.test(text)),
        [],
      ),
    [Symbol.asyncDispose]: () => context.close(),
  }
}

// What chromium says of a connection that failed, and of an answer with this status.
const ofNetwork =
  /^Failed to load resource: (?:net::ERR_|the server responded with a status of 401)/

/** Keeps a picture of the whole screen for people to look at, in `.tmp/console-screens`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true })
}
