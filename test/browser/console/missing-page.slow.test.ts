import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../../http/server.ts'
import { here } from '../chromium.ts'
import { startForTests } from '../start-for-tests.ts'
import { assertAccessibleInAllLooks } from './accessible/axe.ts'
import { openConsole } from './open-console.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))

for (const path of ['/nowhere', '/batches/%ff']) {
  test(`${path} is said to be no page, with a link to the first screen`, {
    ...here,
    timeout: 120_000,
  }, async () => {
    await using open = await openConsole(running(), { path, reducedMotion: 'reduce' })
    const { page } = open
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    if (path === '/nowhere') await assertAccessibleInAllLooks(page, 'missing')
    assert.equal(await page.locator('[aria-current]').count(), 0)
    await page.getByRole('link', { name: 'Go to the first screen' }).click()
    await page.getByRole('heading', { name: 'New batch' }).waitFor()

    assert.equal(new URL(page.url()).pathname, '/')
  })
}
