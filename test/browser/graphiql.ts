import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'

/** GraphiQL in a window of its own. */
export interface Opened extends AsyncDisposable {
  readonly page: Page
  /** Other origins that were asked for something. */
  readonly strangers: readonly string[]
  /** Errors of the page, and what its policy forbade. */
  readonly complaints: readonly string[]
}

export async function openGraphiql(browser: Browser, url: string): Promise<Opened> {
  // Large enough for the editor to hold every line of an answer, unwrapped.
  const context = await browser.newContext({ viewport: { width: 8_000, height: 8_000 } })
  const page = await context.newPage()
  const strangers: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (!['data:', 'blob:'].includes(protocol) && origin !== new URL(url).origin) {
      strangers.push(origin)
    }
  })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/policy|violat|refused/i.test(message.text())) complaints.push(message.text())
  })
  await page.goto(url)
  await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  return { page, strangers, complaints, [Symbol.asyncDispose]: () => context.close() }
}

/** Opens a tab, by keyboard. */
export async function show(page: Page, name: string): Promise<void> {
  const tab = new RegExp(`^${name}$`)
  await page.locator('.graphiql-tab-button', { hasText: tab }).press('Enter')
  await page.locator('.graphiql-tab-active', { hasText: name }).waitFor()
}

interface Sent {
  readonly results: readonly Result[]
}

interface Result {
  readonly __typename: string
  readonly recipient: { readonly value: string }
}

/** What the tabs show. */
interface Shown {
  readonly sendInvites: Sent
  readonly reinviteUsers: Sent
  readonly providers: readonly unknown[]
}

/** Presses the button and reads the result pane. */
export async function run(page: Page): Promise<Shown> {
  await page.locator('.graphiql-execute-button').click()
  const deadline = AbortSignal.timeout(20_000)
  let text = ''
  while (!deadline.aborted) {
    text = await page.evaluate<string>(resultPane)
    if (text.startsWith('{') && text.endsWith('}')) break
    await page.waitForTimeout(50)
  }
  const { data, errors } = JSON.parse(text.replaceAll('\u00a0', ' '))
  assert.equal(errors, undefined)
  return data
}

// Runs in the page, where the order of the elements is not that of the lines.
const resultPane = `Array.from(document.querySelectorAll('.graphiql-response .view-line'))
  .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
  .map((line) => line.textContent)
  .join('\\n')`
