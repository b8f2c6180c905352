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

// Large enough for the editor to hold every line of an answer, unwrapped.
const large: Size = { width: 8_000, height: 8_000 }

export interface Size {
  readonly width: number
  readonly height: number
}

export async function openGraphiql(
  browser: Browser,
  url: string,
  viewport = large,
): Promise<Opened> {
  const context = await browser.newContext({ viewport })
  context.setDefaultTimeout(90_000)
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
  for (const pane of ['.graphiql-query-editor', '.graphiql-response']) {
    await page.locator(`${pane} .view-line`).first().waitFor({ state: 'attached' })
  }
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

/** Opens a tab and runs it in one turn of the page, as no hand can. */
export async function showAndRun(page: Page, name: string): Promise<Shown> {
  await page.evaluate((title) => {
    const all = Array.from(document.querySelectorAll<HTMLElement>('.graphiql-tab-button'))
    all.find(({ textContent }) => textContent === title)?.click()
    document.querySelector<HTMLElement>('.graphiql-execute-button')?.click()
  }, name)
  return readResult(page)
}

/** Presses the button and reads the result pane. */
export async function run(page: Page): Promise<Shown> {
  await page.locator('.graphiql-execute-button').click()
  return readResult(page)
}

async function readResult(page: Page): Promise<Shown> {
  // What was shown before is drawn until the next frame.
  await page.evaluate(`new Promise((drawn) => {
    requestAnimationFrame(() => requestAnimationFrame(drawn))
  })`)
  const deadline = AbortSignal.timeout(60_000)
  let text = ''
  while (!deadline.aborted) {
    text = (await page.evaluate<string>(resultPane)).replaceAll('\u00a0', ' ')
    const result = parsed(text)
    if (result?.data !== undefined && result.errors === undefined) return result.data
    if (result !== undefined) break
    await page.waitForTimeout(50)
  }
  return assert.fail(`the result pane shows: ${text}`)
}

/** Undefined while the pane is half drawn; a long line of an error is drawn in several. */
function parsed(text: string): { readonly data?: Shown; readonly errors?: unknown } | undefined {
  try {
    return JSON.parse(text.replaceAll('\n', ''))
  } catch {
    return undefined
  }
}

// Runs in the page, where the order of the elements is not that of the lines.
const resultPane = `Array.from(document.querySelectorAll('.graphiql-response .view-line'))
  .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
  .map((line) => line.textContent)
  .join('\\n')`
