import type { Page } from 'playwright-core'
import { drop, holdFile } from '../steps.ts'

/** Lets a file with 100,000 people go over the place for files. */
export async function dropLargeFile(page: Page): Promise<void> {
  await drop(page, await holdFile(page, 'people.csv', rows))
}

const rows = `'email,first name,last name,team\\n' + Array.from(
  { length: 100_000 },
  (_, index) => \`person\${index}@example.com,First \${index},Last \${index},team \${index % 7}\\n\`,
).join('')`

/** Watches from now on for how long the page does not react. Gives the longest time, in milliseconds. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
      globalThis.longest = 0
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
      }).observe({ type: 'longtask' })
    })()`)
  return () => page.evaluate<number>('longest')
}

/** What the page holds once everything that it does not is collected. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}
