import { readFileSync } from 'node:fs'
import { wrongUsage } from '../stop.ts'

/** The text of a small file, without the line break that editors add at its end. */
export function readText(option: string, path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
    return text.replace(/\r?\n$/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw wrongUsage(`${option} ${path} cannot be read as UTF-8 text (${code}).`)
  }
}
