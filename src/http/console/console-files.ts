import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A file of the built console, as it is sent in each encoding. */
export interface ConsoleFile {
  readonly type: string
  readonly br: Buffer
  readonly gzip: Buffer
  /** For clients that take neither. */
  readonly identity: () => Buffer
}

/** The page, and the files that it loads by their path. */
export interface ConsoleFiles {
  readonly page: ConsoleFile
  readonly byPath: ReadonlyMap<string, ConsoleFile>
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

function readFile(compressed: string): ConsoleFile {
  const name = compressed.slice(0, -'.br'.length)
  const gzip = readFileSync(join(directory, `${name}.gz`))
  return {
    type: types[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream',
    br: readFileSync(join(directory, compressed)),
    gzip,
    identity: once(() => gunzipSync(gzip)),
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
