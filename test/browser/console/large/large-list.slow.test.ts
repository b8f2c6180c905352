import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer } from '../../../http/server.ts'
import { here } from '../../chromium.ts'
import { startForTests } from '../../start-for-tests.ts'
import { openConsole } from '../open-console.ts'
import { dropLargeFile, heapBytes, watchTasks } from './large-file.ts'

const running = startForTests(async (started) => ({ server: started.use(await startServer()) }))

// What is meant is 200 ms, on a machine that does nothing else: CONSOLE_MAX_TASK_MS=200. Beside others
// tasks take as many times longer as programs want the processor.
const maxTaskMs = Number(process.env.CONSOLE_MAX_TASK_MS ?? 3_000)
const maxHeapBytes = 60e6

test('100,000 rows are dropped, checked and planned without a long task, and in bounded memory', {
  ...here,
  timeout: 240_000,
}, async (t) => {
  await using open = await openConsole(running())
  const { page } = open
  await page.getByRole('checkbox', { name: 'Berlin office' }).check()
  const before = await heapBytes(page)
  const watched = await watchTasks(page)

  const start = performance.now()
  await dropLargeFile(page)
  await page.getByText('100,000 rows can be sent').waitFor({ timeout: 120_000 })
  const checked = performance.now()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByRole('button', { name: 'Send 100,000 invitations' }).waitFor({ timeout: 120_000 })
  const longest = await watched()
  const grown = (await heapBytes(page)) - before

  t.diagnostic(
    `checked after ${Math.round(checked - start)} ms, longest task ${Math.round(longest)} ms, ${Math.round(grown / 1e6)} MB`,
  )
  assert.ok(longest < maxTaskMs, `a task took ${longest} ms`)
  assert.ok(grown < maxHeapBytes, `the page holds ${grown} bytes more`)
  open.assertClean()
})
