import { open, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { wrongUsage } from '../stop.ts'
import { readCsv } from './csv/csv.ts'
import { withoutEndMark } from './end-mark.ts'
import { readJsonl } from './jsonl.ts'
import type { Line } from './line.ts'
import type { ReadingRules } from './reading.ts'
import { decode } from './text.ts'

export interface InputFile extends AsyncDisposable {
  /** Reads from the beginning, in small chunks. Throws one sentence. */
  lines(rules: ReadingRules): AsyncGenerator<Line>
  isSame(path: string): Promise<boolean>
}

/** Opens a file that is read twice: first to be checked, then to be sent. */
export async function openFile(path: string): Promise<InputFile> {
  const read = readerOf(path)
  if (read === undefined) {
    throw wrongUsage(
      `The name of the file must end in ${Object.keys(readers).join(', ')}. Save a workbook as "CSV UTF-8".`,
    )
  }
  const before = await reading(path, stat(path))
  if (!before.isFile()) {
    throw wrongUsage(
      'The file is read twice, so it must be a regular file, not a pipe or a directory.',
    )
  }
  const handle = await reading(path, open(path))
  return {
    lines: (rules) =>
      read(withoutEndMark(decode(handle.createReadStream({ start: 0, autoClose: false }))), {
        ...rules,
        maxLineLength,
      }),
    isSame: async (other) => {
      const found = await stat(other).catch(() => undefined)
      return found?.dev === before.dev && found.ino === before.ino
    },
    [Symbol.asyncDispose]: () => handle.close(),
  }
}

// A recipient has a few hundred characters, so anything longer is a mistake.
const maxLineLength = 65_536

/** Whether both names say the same format. */
export function isSameFormat(one: string, other: string): boolean {
  return readerOf(one) === readerOf(other)
}

function readerOf(path: string): typeof readCsv | undefined {
  return readers[extname(path).toLowerCase()]
}

const readers: Readonly<Record<string, typeof readCsv>> = {
  '.csv': readCsv,
  '.tsv': readCsv,
  // Excel's "Unicode Text".
  '.txt': readCsv,
  '.jsonl': readJsonl,
  '.ndjson': readJsonl,
}

async function reading<T>(path: string, action: Promise<T>): Promise<T> {
  try {
    return await action
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw wrongUsage(`${path} cannot be read (${code}).`)
  }
}
