import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { keepPicture } from '../open-console.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Asks axe in light and dark, narrow and wide, and keeps a picture of each. */
export async function assertAccessibleInAllLooks(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1_280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await assertAccessible(page, `${colorScheme}, ${width} px`)
      await keepPicture(page, `${name}-${colorScheme}-${width}`)
    }
  }
}

async function assertAccessible(page: Page, how: string): Promise<void> {
  // The policy of the page allows no script from elsewhere, but the test may evaluate one.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
    [],
    how,
  )
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  assert.equal(overflow, 0, `${how}: the page scrolls sideways`)
  assert.deepEqual(await page.evaluate<string[]>(cutAtTheSide), [], `${how}: these scroll sideways`)
}

/** What has text beyond its right edge, but for what is meant to scroll. */
const cutAtTheSide = `[...document.querySelectorAll('body *')]
  .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
  .filter((element) => !element.matches('.scroll') && element.scrollWidth > element.clientWidth)
  .map((element) => element.outerHTML.slice(0, 200))`
