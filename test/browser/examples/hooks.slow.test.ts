import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import manifest from '../../../packages/client/package.json' with { type: 'json' }
import { placeClient } from '../../client/package/packed.ts'
import { startServer } from '../../http/server.ts'
import { here, launchChromium } from '../chromium.ts'
import { startExampleServer } from './example-server.ts'

test('the hooks plan while one types, send once over a lost network, and follow', {
  ...here,
  timeout: 180_000,
}, async () => {
  await using started = new AsyncDisposableStack()
  const project = await mkdtemp(join(tmpdir(), 'invite-gateway-hooks-'))
  started.defer(() => rm(project, { recursive: true }))
  await placeClient(project, Object.keys(manifest.peerDependencies))
  const pages = started.use(await startExampleServer(project, import.meta.dirname, ['hooks']))
  const http = { hosts: ['127.0.0.1'], origins: [pages.url] }
  const server = started.use(await startServer({ http }))
  const browser = started.use(await launchChromium())
  const context = await browser.newContext()
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'warning') complaints.push(message.text())
  })
  const keys: string[] = []
  page.on('request', (request) => {
    const [, key] = /"idempotencyKey":"(\w+)"/.exec(request.postData() ?? '') ?? []
    if (key !== undefined) keys.push(key)
  })
  await page.goto(`${pages.url}/hooks/?gateway=${encodeURIComponent(`${server.url}/graphql`)}`)

  await page.getByLabel('People').fill('ada@example.com')
  await page.locator('#plan', { hasText: '1 will be sent to' }).waitFor()
  await page.getByLabel('People').fill('ada@example.com wrong grace@example.com')
  await page.locator('#plan', { hasText: '2 will be sent to' }).waitFor()

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.locator('#sending', { hasText: 'The gateway cannot be reached.' }).waitFor()
  await page.getByRole('button', { name: 'Invite' }).click()
  await context.setOffline(false)
  await page.locator('#sending', { hasText: 'finished' }).waitFor()

  assert.deepEqual(await page.locator('.invite').allTextContents(), [
    'ada@example.com: Invited, and the e-mail is on its way.',
    'wrong: Not sent: the recipient is not valid (email).',
  ])
  assert.ok(keys.length > 1, 'it was tried again')
  assert.equal(new Set(keys).size, 1, 'with the key of the first attempt')
  assert.deepEqual(complaints, [])
})
