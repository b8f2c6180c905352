import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { here, launchChromium } from './chromium.ts'
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts'

const started = new AsyncDisposableStack()
let sandbox: SandboxProcess
let browser: Browser

before(async () => {
  if (here.skip !== false) return
  sandbox = started.use(await startSandboxProcess())
  browser = started.use(await launchChromium())
})
after(() => started.disposeAsync())

test('GraphiQL opens with four tabs and asks nobody but the gateway', here, async () => {
  await using graphiql = await openGraphiql()

  const tabs = await graphiql.page.locator('.graphiql-tab').allInnerTexts()

  assert.deepEqual(tabs, ['FourClouds', 'EveryOutcome', 'Reinvite', 'Providers'])
  assert.deepEqual(graphiql.strangers, [])
  assert.deepEqual(graphiql.errors, [])
})

test('the first tab sends to four clouds', here, async () => {
  await using graphiql = await openGraphiql()

  const { sendInvites } = await run(graphiql.page)

  assert.deepEqual(
    sendInvites.results.map(({ __typename, recipient }) => [recipient.value, __typename]),
    [
      ['90676c2d-ada', 'InviteSent'],
      ['', 'InviteFailed'],
      ['ada@example.com', 'InviteSent'],
      ['100000000001', 'InviteSent'],
      ['ada@example.com', 'InviteSent'],
      ['not an address', 'InviteFailed'],
    ],
  )
  assert.deepEqual(graphiql.errors, [])
})

test('the second tab shows every outcome there is', here, async () => {
  await using graphiql = await openGraphiql()

  await show(graphiql.page, 'EveryOutcome')
  const { sendInvites } = await run(graphiql.page)

  assert.deepEqual(
    new Set(sendInvites.results.map(({ __typename }) => __typename)),
    new Set([
      ...['InviteSent', 'InviteSkipped', 'InviteAlreadyMember', 'InviteAlreadyPending'],
      ...['InviteUnconfirmed', 'InviteFailed'],
    ]),
  )
})

test('the third tab reinvites Wickr users by their ids', here, async () => {
  await using graphiql = await openGraphiql()

  await show(graphiql.page, 'Reinvite')
  const { reinviteUsers } = await run(graphiql.page)

  assert.deepEqual(
    reinviteUsers.results.map(({ __typename, recipient }) => [recipient.value, __typename]),
    [
      ['1000000001', 'InviteSent'],
      ['1000000002', 'InviteAlreadyMember'],
      ['1000000404', 'InviteFailed'],
    ],
  )
})

test('the fourth tab tells what each provider can do', here, async () => {
  await using graphiql = await openGraphiql()

  await show(graphiql.page, 'Providers')
  const { providers } = await run(graphiql.page)

  assert.deepEqual(
    providers.map(({ kind, lifecycle }) => [kind, lifecycle.endOfSupport]),
    [
      ['REPOST_PRIVATE', '2027-06-30'],
      ['WICKR', null],
      ['TENCENT_ORGANIZATION', null],
      ['CHIME', '2026-02-20'],
    ],
  )
})

interface Shown {
  readonly sendInvites: Sent
  readonly reinviteUsers: Sent
  readonly providers: readonly {
    readonly kind: string
    readonly lifecycle: { readonly endOfSupport: string | null }
  }[]
}

interface Sent {
  readonly results: readonly {
    readonly __typename: string
    readonly recipient: { readonly value: string }
  }[]
}

async function openGraphiql() {
  // Large enough for the editor to hold every line of an answer, unwrapped.
  const context = await browser.newContext({ viewport: { width: 8_000, height: 8_000 } })
  const page = await context.newPage()
  const strangers: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:' && origin !== new URL(sandbox.url).origin) strangers.push(origin)
  })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(sandbox.url)
  await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  return { page, strangers, errors, [Symbol.asyncDispose]: () => context.close() }
}

async function show(page: Page, name: string): Promise<void> {
  // By keyboard: GraphiQL takes some clicks of a mouse for the beginning of a drag.
  await page.locator('.graphiql-tab-button', { hasText: name }).press('Enter')
  await page.locator('.graphiql-tab-active', { hasText: name }).waitFor()
}

/** Presses the button and reads the result pane. */
async function run(page: Page): Promise<Shown> {
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
