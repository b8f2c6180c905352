import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Emulators, startEmulators, urlsOf } from '#sandbox/emulators.ts'
import { unpackImage } from '../../support/database.ts'
import { addresses } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { authorization } from '../../truth/processes/credential.ts'
import { startGatewayChild } from '../../truth/processes/gateway-child.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { type Hands, keyboard, mouse } from './hands.ts'
import { openConsole } from './open-console.ts'
import { downloaded } from './steps.ts'

const running = startForTests(async (started) => {
  const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-killed-'))
  started.defer(() => rmSync(directory, { recursive: true, force: true }))
  const emulators = started.use(await startEmulators())
  // Several seconds of calls, so that the kill meets the batch in the middle.
  emulators.CHIME.latency(400)
  unpackImage(join(directory, 'pglite'))
  return { emulators, server: started.use(await startServerToKill(directory, emulators)) }
})

interface ServerToKill extends AsyncDisposable {
  readonly url: string
  kill(): Promise<void>
  /** At the same address, from what is on the disk. */
  startAgain(): Promise<void>
}

async function startServerToKill(directory: string, emulators: Emulators): Promise<ServerToKill> {
  const start = async (port: number) => {
    const settings = {
      ...{ database: { directory }, port, upstreams: urlsOf(emulators) },
      ...{ requestTimeoutMs: 5_000, leaseMs: 2_000 },
    }
    const child = startGatewayChild(settings, join(directory, 'log'))
    return { child, url: (await child.listening) ?? assert.fail('the gateway did not start') }
  }
  const first = await start(0)
  const { url } = first
  let { child } = first
  const kill = async () => {
    child.kill()
    await child.gone
  }
  return {
    url,
    kill,
    startAgain: async () => {
      const again = await start(Number(new URL(url).port))
      child = again.child
      assert.equal(again.url, url, 'its port was taken meanwhile')
    },
    [Symbol.asyncDispose]: kill,
  }
}

const key = authorization.slice('Bearer '.length)
const within = { ...here, timeout: 180_000 }

for (const [how, hands] of Object.entries({ 'by mouse': mouse, 'by keyboard alone': keyboard })) {
  test(
    `${how}: a batch whose gateway is killed in the middle ends, and its failed rows are sent`,
    within,
    () => sendInSpiteOfKill(hands, how.replaceAll(' ', '-')),
  )
}

async function sendInSpiteOfKill(hands: Hands, account: string): Promise<void> {
  const { server, emulators } = running()
  const people = [...addresses(account, 1_000), 'failed+1@example.com', 'failed+2@example.com']
  const sent = () => emulators.CHIME.ledger.filter((row) => row.destinationId === account)
  await using open = await openConsole(running())
  const { page } = open
  await page.getByLabel('API key').waitFor()
  await hands.type(page, 'API key', key)
  await page.keyboard.press('Enter')
  const chooseAccount = async () => {
    await page.getByRole('heading', { name: 'New batch' }).waitFor()
    await hands.type(page, 'Another id at Amazon Chime', account)
    await page.keyboard.press('Enter')
    await page.getByText(`Amazon Chime: ${account}`).waitFor()
  }
  const planAndSend = async (count: string) => {
    await page.getByText(`${count} rows can be sent`).waitFor()
    await hands.press(page, 'button', 'Show the plan')
    await page.getByRole('heading', { name: 'The plan' }).waitFor()
    await hands.press(page, 'button', `Send ${count} invitations`)
  }
  await chooseAccount()
  await hands.paste(
    page,
    'Paste e-mail addresses',
    ['email,team', ...people.map((one) => `${one},red`)].join('\n'),
  )
  await planAndSend('1,002')
  await page.getByRole('heading', { name: 'Recipients' }).waitFor()

  await until(() => sent().length >= 100)
  await server.kill()
  const halfway = sent().length
  await page.getByText('The connection was lost').waitFor()
  await server.startAgain()
  await page.getByText('1,002 of 1,002 done').waitFor()
  await page.getByText('Finished', { exact: true }).waitFor()
  assert.ok(halfway < 1_000, `${halfway} had left before the kill`)

  const text = await downloaded(page, () => hands.press(page, 'button', 'Download 2 failed rows'))
  await hands.press(page, 'link', 'New batch')
  await chooseAccount()
  await hands.giveFile(page, 'corrected.csv', text.replaceAll('failed+', `corrected-${account}`))
  await planAndSend('2')
  await page.getByText('2 of 2 done').waitFor()
  await page.getByText('2 invited').waitFor()
  assert.equal(new Set(sent().map(({ recipient }) => recipient)).size, sent().length)
  open.assertCleanButForNetwork()
}
