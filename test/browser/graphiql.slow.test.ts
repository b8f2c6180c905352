import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../http/server.ts'
import { giveKeys } from '../support/callers.ts'
import { here } from './chromium.ts'
import { type Opened, openGraphiql, run, show, showAndRun } from './graphiql.ts'
import { startSandboxProcess } from './sandbox-process.ts'
import { startForTests } from './start-for-tests.ts'

const running = startForTests(async (started) => ({
  sandbox: started.use(await startSandboxProcess()),
}))

const open = (): Promise<Opened> => openGraphiql(running().browser, running().sandbox.url)
const names = [
  ...['FourClouds', 'EveryOutcome', 'Plan', 'Follow', 'History', 'Invites', 'Reinvite', 'Revoke'],
  'Providers',
]

test('GraphiQL opens with a tab for each task, and asks no one but the gateway', here, async () => {
  await using graphiql = await open()

  assert.deepEqual(await graphiql.page.locator('.graphiql-tab').allInnerTexts(), names)
  await graphiql.page.getByText('You are developer of sandbox').waitFor()
  assert.deepEqual(graphiql.strangers, [])
  assert.deepEqual(graphiql.complaints, [])
})

test('the tabs send, reinvite and tell what providers can do', here, async () => {
  await using graphiql = await open()
  const { page } = graphiql

  const { sendInvites } = await run(page)
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
  await show(page, 'EveryOutcome')
  const every = await run(page)
  assert.deepEqual(
    new Set(every.sendInvites.results.map(({ __typename }) => __typename)),
    new Set([
      ...['InviteSent', 'InviteSkipped', 'InviteAlreadyMember', 'InviteAlreadyPending'],
      ...['InviteUnconfirmed', 'InviteFailed'],
    ]),
  )
  await show(page, 'Reinvite')
  const { reinviteUsers } = await run(page)
  assert.deepEqual(
    reinviteUsers.results.map(({ recipient, __typename }) => [recipient.value, __typename]),
    [
      ['1000000001', 'InviteSent'],
      ['1000000002', 'InviteAlreadyMember'],
      ['1000000404', 'InviteFailed'],
    ],
  )
  await show(page, 'Providers')
  assert.equal((await run(page)).providers.length, 4)
})

const sizes = {
  'on a desk': { width: 1_280, height: 800 },
  'on a phone, 390 px wide': { width: 390, height: 844 },
}
for (const [where, size] of Object.entries(sizes)) {
  test(`one click by mouse opens each tab, and Run answers, ${where}`, here, async () => {
    const { browser, sandbox } = running()
    await using graphiql = await openGraphiql(browser, sandbox.url, size)
    const { page } = graphiql

    for (const name of names.toReversed()) {
      const tab = { hasText: new RegExp(`^${name}$`) }
      await page.locator('.graphiql-tab-button', tab).click()
      await page.locator('.graphiql-tab-active .graphiql-tab-button', tab).waitFor()
      await page.locator('.graphiql-query-editor .view-line', { hasText: name }).first().waitFor()
    }
    await page.locator('.graphiql-tab-button', { hasText: 'Providers' }).click()
    await page.locator('.graphiql-execute-button').click()
    await page
      .locator('.graphiql-response .view-line', { hasText: '"displayName"' })
      .first()
      .waitFor()

    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), size.width)
    for (const part of [
      '.graphiql-query-editor',
      '.graphiql-response',
      '#key',
      '#sign-in button',
    ]) {
      const box = await page.locator(part).boundingBox()
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= size.width, `${part} is cut off`)
      assert.ok(box.width >= 40 && box.height >= 24, `${part} is too small: ${JSON.stringify(box)}`)
    }
    const editor = await page.locator('.graphiql-query-editor').boundingBox()
    const answer = await page.locator('.graphiql-response').boundingBox()
    assert.ok((editor?.height ?? 0) > 150 && (answer?.height ?? 0) > 150)
    assert.deepEqual(graphiql.complaints, [])
  })
}

test('a tab that is run at once is run, and not the one before', here, async () => {
  await using graphiql = await open()

  assert.equal((await showAndRun(graphiql.page, 'Providers')).providers.length, 4)
})

test(
  'a stranger is asked for a key, and with one it is a caller of the gateway',
  here,
  async () => {
    const { identify, headers } = giveKeys({ ada: {} })
    await using server = await startServer({ identify })
    await using graphiql = await openGraphiql(running().browser, `${server.url}/graphql`)
    const { page } = graphiql

    await page.getByText('Authenticate with').first().waitFor()
    await page.getByLabel('API key or token').fill('igw_wrong_key')
    await page.getByRole('button', { name: 'Use' }).click()
    await page.locator('output', { hasText: 'Authenticate with' }).waitFor()
    const { authorization = '' } = headers('ada')
    await page.getByLabel('API key or token').fill(authorization.slice('Bearer '.length))
    await page.getByRole('button', { name: 'Use' }).click()
    await page.getByText('You are ada of').waitFor()

    await page.reload()
    await page.getByText('Authenticate with').first().waitFor()
    const kept = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage])')
    assert.doesNotMatch(kept, /igw_/)
  },
)
