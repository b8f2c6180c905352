import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import manifest from '../../../packages/client/package.json' with { type: 'json' }
import { placeClient } from '../../client/package/packed.ts'
import { blocksOf, pages as documents } from '../../docs/pages.ts'
import { startServer } from '../../http/server.ts'
import { here, launchChromium } from '../chromium.ts'
import { startExampleServer } from './example-server.ts'

const page = 'packages/client/README.md'

test("the page of the kit's README sends and follows", { ...here, timeout: 180_000 }, async () => {
  await using started = new AsyncDisposableStack()
  const project = await mkdtemp(join(tmpdir(), 'invite-gateway-readme-'))
  started.defer(() => rm(project, { recursive: true }))
  await placeClient(project, [...Object.keys(manifest.peerDependencies), 'react-dom'])
  await mkdir(join(project, 'readme'))
  await writeFile(join(project, 'readme/index.html'), block('html').replace('.jsx', '.tsx'))
  // The address of the gateway is the only thing that differs here.
  const program = block('jsx').replace(
    /'http:.*graphql'/,
    'new URLSearchParams(location.search).get("gateway")',
  )
  await writeFile(join(project, 'readme/main.tsx'), program)
  const pages = started.use(await startExampleServer(project, project, ['readme']))
  const http = { hosts: ['127.0.0.1'], origins: [pages.url] }
  const server = started.use(await startServer({ http }))
  const browser = started.use(await launchChromium())
  const tab = await browser.newPage()
  tab.setDefaultTimeout(90_000)
  const gateway = encodeURIComponent(`${server.url}/graphql`)

  await tab.goto(`${pages.url}/readme/?gateway=${gateway}`)
  await tab.getByRole('button', { name: 'Invite' }).click()
  await tab.getByText('finished: 3 of 3').waitFor()

  assert.deepEqual((await tab.locator('p').allTextContents()).slice(1), [
    'ada@example.com: Invited, and the e-mail is on its way.',
    'accepted@example.com: Already a member. Nothing was sent.',
    'wrong: Not sent: the recipient is not valid (email).',
  ])
})

test('it takes at most ten steps', () => {
  const [, steps = ''] = /## A page that sends(.*?)\n## /s.exec(`${readme()}\n## `) ?? []

  const numbers = Array.from(steps.matchAll(/^(\d+)\. /gm), ([, number]) => Number(number))
  assert.ok(numbers.length > 4 && numbers.length <= 10)
  assert.equal(numbers.at(-1), numbers.length)
})

function readme(): string {
  return documents.get(page) ?? ''
}

function block(language: string): string {
  const found = blocksOf(page).find((one) => one.language === language)
  assert.ok(found, `the README has no ${language}`)
  return found.text
}
