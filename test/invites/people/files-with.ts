import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files below a directory that have one of the words in them, in any letter case of ASCII. */
export function filesWith(directory: string, words: readonly string[]): readonly string[] {
  const needles = words.map((word) => Buffer.from(word.toLowerCase()).toString('latin1'))
  return readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return []
    const path = join(entry.parentPath, entry.name)
    const text = readFileSync(path).toString('latin1').toLowerCase()
    return needles.some((needle) => text.includes(needle)) ? [path.slice(directory.length)] : []
  })
}

export const isLog = (path: string) => path.includes('/pg_wal/')
