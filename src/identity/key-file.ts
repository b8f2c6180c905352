import { close, fstat, open, readFile, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { everySecond } from '#event-loop/seconds.ts'
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
export function openKeyFile(path: string, logger: Logger, repeat = everySecond): KeyFile {
  let content = readFirst(path)
  let readVersion: string | undefined
  let keyring = parseKeys(content, path)
  let problem: string | undefined
  let reading = false
  const listeners = new Set<() => void>()
  const reread = async () => {
    // A slow read that ended after a later one would bring removed keys back.
    if (reading) return
    reading = true
    try {
      const version = await settledVersion(path)
      if (version !== undefined && version === readVersion && problem === undefined) return
      const now = await read(path, 'utf8')
      readVersion = version
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
  // A removed key works for at most one more second.
  const rereading = repeat(() => void reread())
  return {
    keyring: () => keyring,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    [Symbol.dispose]: () => rereading[Symbol.dispose](),
  }
}

// The promises of node:fs cost an idle process twice as much.
const read = promisify(readFile)
const openFile = promisify(open)
const statOf = promisify(fstat)
const closeFile = promisify(close)

/**
 * Tells one version of the file from the next without reading it. Undefined: it has just changed, and
 * could again without showing it. It is opened, because a network drive may not look for changes else.
 */
async function settledVersion(path: string): Promise<string | undefined> {
  const file = await openFile(path, 'r')
  try {
    const { ino, size, mtimeMs, ctimeMs } = await statOf(file)
    const isNew = Math.abs(Date.now() - Math.max(mtimeMs, ctimeMs)) < settleMs
    return isNew ? undefined : [ino, size, mtimeMs, ctimeMs].join()
  } finally {
    await closeFile(file)
  }
}

// Some file systems round times to two seconds.
const settleMs = 3_000

function readFirst(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new WrongKeys(`Make ${path}, which identity.keys names, a readable file.`, {
      cause,
    })
  }
}
