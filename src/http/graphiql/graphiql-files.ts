import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type StaticFile, staticFile } from '../files/static-file.ts'

/** The page, and the files that it loads by their path. */
export interface GraphiqlFiles {
  readonly page: StaticFile
  readonly byPath: ReadonlyMap<string, StaticFile>
}

/** The documents that GraphiQL opens with; `variables` in JSON. */
export type Tabs = readonly { readonly query: string; readonly variables?: string }[]

/** Where the files are; their names follow. */
export const directory = '/graphql/files/'

/** What the thread gives back: the content of each file, by its path, in both encodings. */
export type Compressed = ReadonlyMap<string, { readonly br: Uint8Array; readonly gzip: Uint8Array }>

/**
 * Makes the files in a thread of its own: to load the 9 MB of GraphiQL and to compress them takes two
 * seconds of a processor.
 */
export async function makeGraphiqlFiles(tabs: Tabs | undefined): Promise<GraphiqlFiles> {
  const worker = new Worker(new URL('./make-files.ts', import.meta.url), {
    name: 'graphiql',
    workerData: tabs ?? null,
    // A process may have options with which no thread starts.
    execArgv: [],
  })
  // Rejects with the error of a thread that fails.
  const [compressed] = (await once(worker, 'message')) as [Compressed]
  const files = new Map(
    Array.from(compressed, ([path, { br, gzip }]) => [path, staticFile(path, br, gzip)]),
  )
  const page = files.get('index.html')
  if (page === undefined) throw new Error('GraphiQL has no page')
  return { page, byPath: files }
}
