import assert from 'node:assert/strict'
import type { Line } from '#send-file/input/line.ts'
import { openFile } from '#send-file/input/lines.ts'
import type { ReadingRules } from '#send-file/input/reading.ts'
import { targetInputs } from '#send-file/order/target-inputs.ts'

export interface ReadFile {
  readonly lines: readonly Line[]
  readonly notes: readonly string[]
}

/** The lines of a file for a provider, read twice with the same result. */
export async function linesOf(
  path: string,
  provider: string,
  rules: Partial<ReadingRules> = {},
): Promise<ReadFile> {
  const { columns } = targetInputs.find(({ name }) => name === provider) ?? assert.fail(provider)
  const notes: string[] = []
  const onNote = (sentence: string) => void notes.push(sentence)
  const all = { columns, named: new Map(), ignoreOthers: false, skipLines: 0, onNote, ...rules }
  await using file = await openFile(path)
  const read = async () => {
    const found: Line[] = []
    for await (const line of file.lines(all)) found.push(line)
    return found
  }
  const lines = await read()
  assert.deepEqual((await read()).map(plain), lines.map(plain))
  return { lines, notes: [...new Set(notes)] }
}

function plain({ line, recipient, failedBefore }: Line) {
  return { line, recipient, failedBefore }
}
