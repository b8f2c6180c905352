import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A fenced block of a page; what follows the language in its first line says how it is tested. */
export interface Block {
  readonly page: string
  /** Of its first line in the page, from 1. */
  readonly line: number
  readonly language: string
  readonly text: string
  /** Why it is not run. */
  readonly skip?: string
  /** The name under which other TypeScript blocks of the page import it. */
  readonly file?: string
  /** A program to be run, or what the block before it answers. */
  readonly is: 'answer' | 'run' | 'relay' | undefined
}

export const root = join(import.meta.dirname, '../..')

/** README.md, everything in docs, and the README of the kit, by their paths from the root. */
export const pages: ReadonlyMap<string, string> = new Map(
  ['README.md', ...globSync('docs/**/*.md', { cwd: root }).sort(), 'packages/client/README.md'].map(
    (path) => [path, readFileSync(join(root, path), 'utf8')],
  ),
)

export function blocksOf(page: string): readonly Block[] {
  const text = pages.get(page)
  if (text === undefined) throw new Error(`there is no page ${page}`)
  return Array.from(text.matchAll(fence), ({ index, groups = {} }): Block => {
    const { info = '', body = '' } = groups
    const [language = '', ...words] = info.trim().split(/ +(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    const settingOf = (name: string) =>
      words.flatMap((word) => (word.startsWith(`${name}="`) ? word.slice(name.length + 2, -1) : []))
    const [skip] = settingOf('skip')
    const [file] = settingOf('file')
    return {
      page,
      line: text.slice(0, index).split('\n').length,
      language,
      text: body,
      is: uses.find((mark) => words.includes(mark)),
      ...(skip === undefined ? {} : { skip }),
      ...(file === undefined ? {} : { file }),
    }
  })
}

export const allBlocks = (): readonly Block[] => [...pages.keys()].flatMap(blocksOf)

export function placeOf({ page, line }: Block): string {
  return `${page}:${line}`
}

const uses = ['answer', 'run', 'relay'] as const
const fence = /^(?<ticks>```+)(?<info>[^\n]*)\n(?<body>.*?)^\k<ticks>$/gms
