import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { dropFile, tabTo } from './steps.ts'

/** How somebody works with the page. Names are those of the controls, or their beginnings. */
export interface Hands {
  press(page: Page, role: 'button' | 'link', name: string): Promise<void>
  type(page: Page, label: string, text: string): Promise<void>
  paste(page: Page, label: string, text: string): Promise<void>
  giveFile(page: Page, name: string, text: string): Promise<void>
}

export const mouse: Hands = {
  press: (page, role, name) => page.getByRole(role, { name }).click(),
  type: (page, label, text) => page.getByLabel(label).fill(text),
  paste: async (page, label, text) => {
    await page.getByLabel(label).click()
    await pasteInto(page, label, text)
  },
  giveFile: dropFile,
}

/** Nothing but keys: whatever has the focus got it by Tab. */
export const keyboard: Hands = {
  press: async (page, role, name) => {
    // Links to other screens are above, and below may be a long list.
    await tabTo(page, name, role === 'link' ? 'Shift+Tab' : 'Tab')
    await page.keyboard.press('Enter')
  },
  type: async (page, label, text) => {
    await tabTo(page, label)
    await page.keyboard.type(text)
  },
  paste: async (page, label, text) => {
    await tabTo(page, label)
    await pasteInto(page, label, text)
  },
  giveFile: async (page, name, text) => {
    const chooser = page.waitForEvent('filechooser')
    await keyboard.press(page, 'button', 'Choose a file')
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  },
}

/** By the clipboard, into what has the focus. */
async function pasteInto(page: Page, label: string, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await page.keyboard.press('Control+V')
  assert.equal(await page.getByLabel(label).inputValue(), text)
}
