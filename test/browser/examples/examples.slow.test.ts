import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import manifest from '../../../packages/client/package.json' with { type: 'json' }
import { placeClient } from '../../client/package/packed.ts'
import { startServer } from '../../http/server.ts'
import { here, launchChromium } from '../chromium.ts'
import { type ExampleServer, examples, startExampleServer } from './example-server.ts'

const root = join(import.meta.dirname, '../../..')
const limits = { timeout: 180_000 } as const
const started = new AsyncDisposableStack()
let pages: ExampleServer
let browser: Browser

before(async () => {
  if (here.skip !== false) return
  const project = await mkdtemp(join(tmpdir(), 'invite-gateway-examples-'))
  started.defer(() => rm(project, { recursive: true }))
  await placeClient(project, Object.keys(manifest.peerDependencies))
  pages = started.use(await startExampleServer(project))
  browser = started.use(await launchChromium())
})
after(() => started.disposeAsync())

for (const name of examples) {
  test(`the example with ${name} sends and follows, and its browser complains of nothing`, {
    ...here,
    ...limits,
  }, async () => {
    await using server = await startServer({ http: { hosts: ['127.0.0.1'], origins: [pages.url] } })
    const { CHIME: chime } = server.gateway.emulators
    // Refused for its rate again and again, the batch stays queued until this test has seen it.
    chime.decide(() => ({ kind: 'throttle' }))
    await using context = await browser.newContext()
    context.setDefaultTimeout(90_000)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.postData() ?? ''))
    const gateway = encodeURIComponent(`${server.url}/graphql`)
    await page.goto(`${pages.url}/${name}/?gateway=${gateway}`)

    await page.getByLabel('People').fill('ada@example.com accepted@example.com wrong')
    await page.getByRole('button', { name: 'Invite' }).click()
    const ada = page.getByText(/^ada@example.com: /)
    await ada.waitFor()
    const waiting = await ada.textContent()
    while (!asked.some((body) => body.includes('inviteBatchProgress')))
      await page.waitForTimeout(20)
    chime.decide(undefined)
    await page.getByLabel('FINISHED').waitFor()

    assert.notEqual(await ada.textContent(), waiting, 'who was queued was sent, before its eyes')
    assert.equal(await page.locator('section p').count(), 3)
    assert.equal(await page.locator('output').textContent(), '')
    assert.equal(count(asked, 'mutation'), 1)
    assert.equal(count(asked, 'query'), 1, 'the stream alone changes what the page shows')
    assert.deepEqual(complaints, [])
  })

  test(`the example with ${name} has at most 60 lines, and none about caches`, () => {
    const lines = readFileSync(join(root, 'examples', name, 'main.tsx'), 'utf8')
      .trimEnd()
      .split('\n')

    assert.ok(lines.length <= 60, `${lines.length} lines`)
    assert.deepEqual(
      lines.filter((line) => /cache|keyFields|typePolicies|possibleTypes|updater/i.test(line)),
      [],
    )
  })
}

test(
  "the programs of Relay's example are those of its documents and the schema",
  limits,
  async () => {
    const cli = fileURLToPath(import.meta.resolve('relay-compiler/cli.js'))

    const { stdout } = await promisify(execFile)(process.execPath, [cli, '--validate'], {
      cwd: join(root, 'examples/relay'),
    })

    assert.doesNotMatch(stdout, /ERROR/)
  },
)

function count(asked: readonly string[], kind: string): number {
  return asked.filter((body) => body.includes(`"query":"${kind} `)).length
}
