import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startServer } from '../../../http/server.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { openConsole } from '../open-console.ts'
import { dropLargeFile, heapBytes, watchTasks } from './large-file.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))

// On a machine that does nothing else.
const maxTaskMs = Number(process.env.CONSOLE_MAX_TASK_MS ?? 200)
// The list itself is most of it: see `large-list.slow.test.ts`.
const maxHeldBytes = 60e6
const maxPeakBytes = 200e6

test('100,000 rows are sent in pieces without a long task, and in bounded memory', {
  ...here,
  timeout: 900_000,
}, async (t) => {
  await using open = await openConsole(running())
  const { page } = open
  await page.getByRole('checkbox', { name: 'Berlin office' }).check()
  const before = await heapBytes(page)
  await dropLargeFile(page)
  await page.getByText('100,000 rows can be sent').waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Show the plan' }).click()
  const button = page.getByRole('button', { name: 'Send 100,000 invitations' })
  await button.waitFor({ timeout: 120_000 })
  const planned = (await heapBytes(page)) - before
  const watched = await watchTasks(page)

  const start = performance.now()
  await button.click()
  const peak = await peakHeapUntil(page, () =>
    page.getByText('The list was handed over in').waitFor({ timeout: 800_000 }),
  )
  const seconds = (performance.now() - start) / 1_000
  const longest = await watched()
  const held = (await heapBytes(page)) - before

  const batches = await page.getByRole('link', { name: /^Batch \d+$/ }).count()
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  t.diagnostic(`${batches} batches in ${seconds.toFixed(0)} s, longest task ${longest} ms`)
  t.diagnostic(
    `planned ${megabytes(planned)}, at most ${megabytes(peak - before)}, afterwards ${megabytes(held)}`,
  )
  assert.ok(batches > 1)
  assert.ok(longest < maxTaskMs, `a task took ${longest} ms`)
  assert.ok(held < maxHeldBytes, `the page holds ${held} bytes more`)
  assert.ok(peak - before < maxPeakBytes, `the page held ${peak - before} bytes more`)
  open.assertClean()
})

/** The most that the page held meanwhile, what was not collected yet included. */
async function peakHeapUntil(page: Page, wait: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  let peak = 0
  let isOver = false
  const sampling = (async () => {
    while (!isOver) {
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      peak = Math.max(peak, usedSize)
      await page.waitForTimeout(200)
    }
  })()
  await wait()
  isOver = true
  await sampling
  await session.detach()
  return peak
}
