import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Logger } from '../logger.ts'
import type { Keyring } from './keyring.ts'
import { parseKeys, WrongKeys } from './parse-keys.ts'

/** The API keys in a file, as it is now. */
export interface KeyFile extends Disposable {
  readonly keyring: () => Keyring
}

/**
 * Reads the file, and again whenever it has changed: keys come and go without a restart. When a new
 * version is wrong, the keys stay as they were. Throws WrongKeys when it is wrong from the start.
 */
export function openKeyFile(path: string, logger: Logger, everyMs = rereadMs): KeyFile {
  let content = readFirst(path)
  let keyring = parseKeys(content, path)
  let wrong: string | undefined
  let reading = false
  const reread = async () => {
    // A slow read that ended after a later one would bring removed keys back.
    if (reading) return
    reading = true
    try {
      const now = await readFile(path, 'utf8')
      if (now === content && wrong === undefined) return
      keyring = parseKeys(now, path)
      content = now
      wrong = undefined
      logger.info({ keys: keyring.size }, 'the API keys were read again')
    } catch (error) {
      const why = error instanceof WrongKeys ? error.message : 'the file cannot be read'
      if (why !== wrong)
        logger.error({ why }, 'the API keys changed and are wrong; the old ones stay')
      wrong = why
    } finally {
      reading = false
    }
  }
  // Watching would miss a file that is replaced, or that lies behind a link or on a network.
  const timer = setInterval(() => void reread(), everyMs).unref()
  return { keyring: () => keyring, [Symbol.dispose]: () => clearInterval(timer) }
}

// A key that was taken out works for a second more at most.
const rereadMs = 1_000

function readFirst(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new WrongKeys(`Make ${path}, which identity.keys names, a file that can be read.`, {
      cause,
    })
  }
}
