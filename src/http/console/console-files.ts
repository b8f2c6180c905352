import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type StaticFile, staticFile } from '../files/static-file.ts'

/** The page, and the files that it loads by their path. */
export interface ConsoleFiles {
  readonly page: StaticFile
  readonly byPath: ReadonlyMap<string, StaticFile>
}

// `npm run build:console` writes them.
const directory = join(import.meta.dirname, '../../console/built')

/** Reads the built console once, when it is first asked for. */
export const consoleFiles = once((): ConsoleFiles => {
  const names = readdirSync(directory).filter((name) => name.endsWith('.br'))
  const files = new Map(names.map((name) => [name.slice(0, -'.br'.length), readFile(name)]))
  const page = files.get('index.html')
  if (page === undefined) throw new Error('The console is not built: run npm run build:console.')
  files.delete('index.html')
  return {
    page,
    byPath: new Map(Array.from(files, ([name, file]) => [`/console/${name}`, file])),
  }
})

/** Ids → documents that the console sends. */
export const consoleDocuments = once(
  (): ReadonlyMap<string, string> =>
    new Map(Object.entries(JSON.parse(readFileSync(join(directory, 'documents.json'), 'utf8')))),
)

function readFile(compressed: string): StaticFile {
  const name = compressed.slice(0, -'.br'.length)
  const read = (file: string) => readFileSync(join(directory, file))
  return staticFile(name, read(compressed), read(`${name}.gz`))
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
