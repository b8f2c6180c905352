import { closeSync, openSync, writeSync } from 'node:fs'
import { wrongUsage } from '../stop.ts'

/** A file that the command writes, line by line. */
export interface Output extends Disposable {
  write(lines: readonly string[]): void
}

/** Replaces what is there. Only its owner may read it. */
export function createOutput(option: string, path: string): Output {
  const file = create(option, path)
  return {
    write: (lines) => {
      if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`)
    },
    [Symbol.dispose]: () => closeSync(file),
  }
}

function create(option: string, path: string): number {
  try {
    return openSync(path, 'w', 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw wrongUsage(`--${option}: the file ${path} cannot be written (${code}).`)
  }
}
