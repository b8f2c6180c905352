import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { startServer, type TestServer } from '../../http/server.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toWickr } from '../../support/requests/targets.ts'
import { here, launchChromium } from '../chromium.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { signIn } from './steps.ts'

const callers = {
  ada: {},
  stranger: { tenant: 'other' },
  // Of the same tenant, but for another destination.
  elsewhere: { destinations: new Set(['CHIME/elsewhere']) },
} as const

const started = new AsyncDisposableStack()
let server: TestServer
let browser: Browser
let batchPath = ''
before(async () => {
  if (here.skip !== false) return
  server = started.use(await startServer({ callers }))
  browser = started.use(await launchChromium())
  const { batch } = await send(server.gateway.as('ada'), {
    name: 'Secret batch',
    targets: [
      toChime(['ada@example.com', 'failed@example.com', 'vanished@example.com']),
      toWickr(['grace@example.com']),
    ],
  })
  batchPath = `/batches/${encodeURIComponent(batch.id)}`
})
after(() => started.disposeAsync())

const within = { ...here, timeout: 120_000 }

async function openAs(caller: keyof typeof callers, path = '/'): Promise<OpenConsole> {
  const open = await openConsole(browser, `${server.url}${path}`)
  await signIn(open.page, server.gateway.keyOf(caller))
  await open.page.getByRole('navigation', { name: 'Screens' }).waitFor()
  return open
}

for (const caller of ['stranger', 'elsewhere'] as const) {
  test(`the key of ${caller} sees nothing of a batch, on any screen`, within, async () => {
    await using open = await openAs(caller, batchPath)
    const { page } = open
    await page.getByText('There is no such batch').waitFor()
    await page.getByRole('link', { name: 'Batches', exact: true }).click()
    await page.getByText('There are no batches yet.').waitFor()
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('searchbox').fill('example.com')
    await page.getByText('Nobody was found.').waitFor()
    await page.getByRole('link', { name: 'Providers', exact: true }).click()
    await page.getByRole('heading', { name: 'Amazon Chime' }).waitFor()

    assert.doesNotMatch(await page.content(), /Secret batch|ada@|grace@|failed@/)
    open.assertCleanButForNetwork()
  })
}
