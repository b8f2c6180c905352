import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Block, blocksOf } from './pages.ts'
import type { Shell } from './shell.ts'

/** Runs a TypeScript or Python block of a page beside the named ones of the same page. */
export async function runProgram(
  shell: Shell,
  block: Block,
  adapted: (text: string) => string,
): Promise<string> {
  const directory = (await shell.run('pwd')).trim()
  for (const { file, text } of blocksOf(block.page)) {
    if (file !== undefined) await writeFile(join(directory, file), adapted(text))
  }
  const python = block.language === 'python'
  const name = `line-${block.line}.${python ? 'py' : 'ts'}`
  await writeFile(join(directory, name), adapted(block.text))
  return shell.run(`${python ? 'python3' : 'node'} ${name}`)
}
