import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { ConfigError } from '../config-error.ts'
import { readKeyEntries } from './parse-keys.ts'

/** An entry of a key file as it is written. */
export interface WrittenKey {
  readonly id: string
  readonly sha256: string
  readonly caller: string
  readonly tenant: string
  readonly scopes: readonly string[]
  readonly destinations: readonly string[]
}

/** The same entry. Throws WrongKeys where the gateway would not take it. */
export function checkEntry(entry: WrittenKey): WrittenKey {
  readKeyEntries(JSON.stringify({ keys: [entry] }), 'the options')
  return entry
}

/** Adds an entry to a key file, which is made where it is missing, for its owner alone. */
export function addKey(path: string, entry: WrittenKey): void {
  rewrite(path, (keys) => [...keys, entry])
}

/** Takes an entry out. Throws a ConfigError where there is none. */
export function removeKey(path: string, id: string): void {
  rewrite(path, (keys) => {
    const kept = keys.filter((key) => key.id !== id)
    if (kept.length === keys.length) throw new ConfigError(`There is no key ${id} in ${path}.`)
    return kept
  })
}

type Keys = readonly { readonly id: string }[]

/**
 * The new version has another name until it is whole: a gateway that reads the file meanwhile sees the
 * old one. That name also keeps a second command out, whose key would be lost.
 */
function rewrite(given: string, change: (keys: Keys) => Keys): void {
  // Behind a link is the file itself: replacing the link would leave others with the old version.
  const path = existsSync(given) ? realpathSync(given) : given
  const next = `${path}.new`
  const file = openNew(next, existsSync(path) ? statSync(path).mode & 0o777 : 0o600)
  try {
    const content = existsSync(path) ? readFileSync(path, 'utf8') : '{ "keys": [] }'
    // What is wrong already stays for a person to correct.
    readKeyEntries(content, given)
    const keys = change(JSON.parse(content).keys)
    const text = `${JSON.stringify({ keys }, null, 2)}\n`
    readKeyEntries(text, given)
    writeSync(file, text)
    fsyncSync(file)
    renameSync(next, path)
  } catch (error) {
    rmSync(next, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

function openNew(path: string, mode: number): number {
  try {
    return openSync(path, 'wx', mode)
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(
      isThere
        ? `Wait for the command that writes ${path}, or remove that file if there is none.`
        : `Make ${path} a file that can be written: ${why}.`,
      { cause },
    )
  }
}
