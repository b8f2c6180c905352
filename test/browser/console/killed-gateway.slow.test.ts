import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { unpackImage } from '../../support/database.ts'
import { addresses } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { authorization } from '../../truth/processes/credential.ts'
import { type GatewayChild, startGatewayChild } from '../../truth/processes/gateway-child.ts'
import { here, launchChromium } from '../chromium.ts'
import { type OpenConsole, openConsole } from './open-console.ts'
import { downloaded, dropFile, signIn } from './steps.ts'

const started = new AsyncDisposableStack()
const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-killed-'))
started.defer(() => rmSync(directory, { recursive: true, force: true }))
let browser: Browser
let emulators: Emulators
let gateway: GatewayChild
let url = ''
before(async () => {
  if (here.skip !== false) return
  browser = started.use(await launchChromium())
  emulators = started.use(await startEmulators())
  // Several seconds of calls, so that the kill meets the batch in the middle.
  emulators.CHIME.latency(400)
  unpackImage(join(directory, 'pglite'))
  await startGateway()
  started.defer(() => killGateway())
})
after(() => started.disposeAsync())

async function startGateway(): Promise<void> {
  const settings = {
    ...{ database: { directory }, port: url === '' ? 0 : Number(new URL(url).port) },
    ...{ upstreams: urlsOf(emulators), requestTimeoutMs: 5_000, leaseMs: 2_000 },
  }
  gateway = startGatewayChild(settings, join(directory, 'log'))
  const listening = await gateway.listening
  assert.ok(listening, 'the gateway did not start')
  assert.ok(url === '' || url === listening, 'its port was taken meanwhile')
  url = listening
}

async function killGateway(): Promise<void> {
  gateway.kill()
  await gateway.gone
}

const key = authorization.slice('Bearer '.length)
const within = { ...here, timeout: 180_000 }

test(
  'by mouse: a batch whose gateway is killed in the middle ends, and its failed rows are sent',
  within,
  async () => {
    await using open = await openConsole(browser, url)
    await sendInSpite(open, 'killed-by-mouse')
    open.assertCleanButForNetwork()
  },
)

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

async function addAccount(page: Page, account: string): Promise<void> {
  await page.getByLabel('Another id at Amazon Chime').fill(account)
  await page.getByRole('button', { name: 'Add' }).last().click()
}

async function sendInSpite({ page }: OpenConsole, account: string): Promise<void> {
  const people = [...addresses(account, 1_000), 'failed+1@example.com', 'failed+2@example.com']
  const sent = () => emulators.CHIME.ledger.filter((row) => row.destinationId === account)
  await signIn(page, key)
  await page.getByRole('heading', { name: 'New batch' }).waitFor()
  await addAccount(page, account)
  await page.getByText(`Amazon Chime: ${account}`).waitFor()
  await page
    .getByLabel('Paste e-mail addresses')
    .fill(['email,team', ...people.map((one) => `${one},red`)].join('\n'))
  await page.getByText('1,002 rows can be sent').waitFor()
  await press(page, 'Show the plan')
  await page.getByRole('heading', { name: 'The plan' }).waitFor()
  await press(page, 'Send 1,002 invitations')
  await page.getByRole('heading', { name: 'Recipients' }).waitFor()

  await until(() => sent().length >= 100)
  await killGateway()
  const halfway = sent().length
  await page.getByText('The connection was lost').waitFor()
  await startGateway()
  await page.getByText('1,002 of 1,002 done').waitFor()
  await page.getByText('Finished', { exact: true }).waitFor()
  assert.ok(halfway < 1_000, `${halfway} had left before the kill`)

  const text = await downloaded(page, () => press(page, 'Download 2 failed rows'))
  await page.getByRole('link', { name: 'New batch' }).click()
  await page.getByRole('heading', { name: 'New batch' }).waitFor()
  await addAccount(page, account)
  await page.getByText(`Amazon Chime: ${account}`).waitFor()
  await dropFile(page, 'corrected.csv', text.replaceAll('failed+', `corrected-${account}`))
  await page.getByText('2 rows can be sent').waitFor()
  await press(page, 'Show the plan')
  await page.getByRole('heading', { name: 'The plan' }).waitFor()
  await press(page, 'Send 2 invitations')
  await page.getByText('2 of 2 done').waitFor()
  await page.getByText('2 invited').waitFor()
  assert.equal(new Set(sent().map(({ recipient }) => recipient)).size, sent().length)
}
