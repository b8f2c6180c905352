import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Logger } from '../logger.ts'
import type { Keyring } from './keyring.ts'
import { parseKeys, WrongKeys } from './parse-keys.ts'

/** The current API keys of a file. */
export interface KeyFile extends Disposable {
  readonly keyring: () => Keyring
  /** Calls `listener` after the keys have changed. Call the result to end that. */
  readonly onChange: (listener: () => void) => () => void
}

/**
 * Reads the file, and reads it again whenever it changes, so keys can be added and removed without a
 * restart. If a new version is invalid, the previous keys stay. Throws WrongKeys if the first one is.
 */
export function openKeyFile(path: string, logger: Logger, everyMs = rereadMs): KeyFile {
  let content = readFirst(path)
  let keyring = parseKeys(content, path)
  let problem: string | undefined
  let reading = false
  const listeners = new Set<() => void>()
  const reread = async () => {
    // A slow read that ended after a later one would bring removed keys back.
    if (reading) return
    reading = true
    try {
      const now = await readFile(path, 'utf8')
      if (now === content && problem === undefined) return
      keyring = parseKeys(now, path)
      content = now
      problem = undefined
      logger.info({ keys: keyring.size }, 'the API keys were read again')
      for (const listener of [...listeners]) listener()
    } catch (error) {
      const why = error instanceof WrongKeys ? error.message : 'the file cannot be read'
      if (why !== problem)
        logger.error({ why }, 'the changed API keys are invalid; the previous ones stay')
      problem = why
    } finally {
      reading = false
    }
  }
  // Watching would miss a file that is replaced, is behind a link, or is on a network drive.
  const timer = setInterval(() => void reread(), everyMs).unref()
  return {
    keyring: () => keyring,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}

// A removed key works for at most one more second.
const rereadMs = 1_000

function readFirst(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new WrongKeys(`Make ${path}, which identity.keys names, a readable file.`, {
      cause,
    })
  }
}
