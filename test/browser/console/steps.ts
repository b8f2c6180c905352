import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { JSHandle, Page } from 'playwright-core'

/** Presses Tab until the control whose name begins so has the focus. */
export async function tabTo(
  page: Page,
  name: string,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press(key)
    const focused = await page.evaluate<string>(nameOfFocused)
    if (focused.startsWith(name)) return
  }
  assert.fail(`${key} never reaches ${name}`)
}

const nameOfFocused = `(() => {
  const element = document.activeElement
  const label = element?.labels?.[0] ?? element
  return (element?.getAttribute('aria-label') ?? label?.innerText ?? '').trim()
})()`

/** The text of the file that an action makes the browser save. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return readFile(await download.path(), 'utf8')
}

/** Lets a file go over the place for files, as from a folder beside the browser. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await drop(page, await holdFile(page, name, JSON.stringify(text)))
}

/** What somebody drags over the page. `text` is an expression that the page evaluates. */
export function holdFile(page: Page, name: string, text: string): Promise<JSHandle<DataTransfer>> {
  return page.evaluateHandle<DataTransfer>(
    `(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([${text}], ${JSON.stringify(name)}))
      return transfer
    })()`,
  )
}

export async function drop(page: Page, files: JSHandle<DataTransfer>): Promise<void> {
  const place = page.locator('.drop')
  await place.dispatchEvent('dragover', { dataTransfer: files })
  await place.dispatchEvent('drop', { dataTransfer: files })
}

/** Signs in by keyboard. */
export async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key').fill(key)
  await page.keyboard.press('Enter')
}
