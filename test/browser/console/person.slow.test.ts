import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Scope } from '#identity/caller.ts'
import { startServer } from '../../http/server.ts'
import { rowsWith } from '../../support/requests/people.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toWickr } from '../../support/requests/targets.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { openConsole } from './open-console.ts'

const callers = { officer: {}, reader: { scopes: new Set<Scope>(['invites:read']) } }
const running = startForTests(async (started) => {
  const server = started.use(await startServer({ callers }))
  await send(server.gateway.as('officer'), {
    name: 'Team',
    targets: [
      {
        chime: {
          accountId: 'berlin',
          recipients: [{ email: 'hedy@example.com', personKey: 'hl' }],
        },
      },
      toChime(['hedy.other@example.com'], { accountId: 'berlin' }),
    ],
  })
  return { server }
})

test('what became of a person is read again when it was changed here', {
  ...here,
  timeout: 120_000,
}, async () => {
  const targets = [toWickr(['grace.hopper@example.com'])]
  await send(running().server.gateway.as('officer'), { name: 'Network', targets })
  await using open = await openAs('officer')
  const { page } = open
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByRole('searchbox').fill('grace.hopper@example.com')
  await page.getByText('Has not accepted yet').waitFor()
  await page.getByRole('checkbox', { name: 'Select grace.hopper@example.com' }).check()
  await page.getByRole('button', { name: 'Revoke 1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Revoke the invitation?' })
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Invitation was revoked').waitFor()

  open.assertCleanButForNetwork()
})

const openAs = (caller: keyof typeof callers) =>
  openConsole(running(), { path: '/people', key: running().server.gateway.keyOf(caller) })

test('a person is exported as a file, then erased, and nobody else', {
  ...here,
  timeout: 120_000,
}, async () => {
  await using open = await openAs('officer')
  const { page } = open
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByRole('searchbox').fill('hedy')
  await page.getByText('To export or erase what is kept of somebody').waitFor()
  await page.getByRole('searchbox').fill('hedy@example.com')

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export what is kept' }).click()
  const download = await downloading
  const exported = JSON.parse(await text(await download.createReadStream()))
  await page.getByRole('button', { name: 'Erase the person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase hedy@example.com?' })
  const erase = dialog.getByRole('button', { name: 'Erase', exact: true })
  assert.equal(await erase.getAttribute('aria-disabled'), 'true', 'not without consent')
  await dialog.getByRole('checkbox', { name: 'Erase this person for good.' }).check()
  await erase.click()
  await page.getByText('1 request was erased.').waitFor()
  await page.getByText('Nobody was found.').waitFor()

  assert.equal(download.suggestedFilename(), 'person.json')
  assert.equal(exported.isComplete, true)
  assert.deepEqual(
    exported.requests.map(({ recipient }: { recipient: { value: string } }) => recipient.value),
    ['hedy@example.com'],
  )
  const types = Array.from(
    JSON.stringify(exported).matchAll(/"__typename":"(\w+)"/g),
    ([, name]) => name,
  )
  assert.deepEqual(types, ['InviteSent'])
  const { database } = running().server.gateway
  assert.deepEqual(await rowsWith(database, ['hedy@example.com']), [])
  assert.ok((await rowsWith(database, ['hedy.other@example.com'])).length > 0)
  open.assertCleanButForNetwork()
})

test('whoever may only read can export and not erase', { ...here, timeout: 120_000 }, async () => {
  await using open = await openAs('reader')
  const { page } = open
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByRole('searchbox').fill('hedy.other@example.com')
  await page.getByRole('button', { name: 'Export what is kept' }).waitFor()

  assert.equal(await page.getByRole('button', { name: 'Erase the person' }).count(), 0)
  open.assertCleanButForNetwork()
})
