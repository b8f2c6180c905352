import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { here, launchChromium } from './chromium.ts'

/**
 * Starts what the tests of a file share and a browser, and ends all of it after them. Returns how a test
 * gets at it. Where there is no browser nothing is started, as the tests are skipped.
 */
export function startForTests<Parts>(
  start: (started: AsyncDisposableStack) => Promise<Parts>,
): () => Parts & { readonly browser: Browser } {
  const started = new AsyncDisposableStack()
  let running: (Parts & { readonly browser: Browser }) | undefined
  before(async () => {
    if (here.skip !== false) return
    const parts = await start(started)
    running = { ...parts, browser: started.use(await launchChromium()) }
  })
  after(() => started.disposeAsync())
  return () => running ?? assert.fail('a test asks before anything was started')
}
