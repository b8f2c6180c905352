import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)

/** Options of a test that needs a browser: skipped, with a sentence, where there is none. In CI it fails. */
export const here = {
  skip:
    executablePath === undefined && process.env.CI === undefined
      ? 'there is no /usr/bin/chromium here: apt-get install chromium'
      : false,
} as const

// Nothing that asks anybody on its own.
const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  assert.ok(executablePath, 'CI needs chromium: apt-get install chromium')
  return chromium.launch({ executablePath, args, ...options })
}
