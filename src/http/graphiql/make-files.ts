import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import {
  css,
  editorWorkerService,
  graphqlWorker,
  js,
  jsonWorker,
} from '@graphql-yoga/render-graphiql/graphiql'
import { type Compressed, directory } from './graphiql-files.ts'

// Runs in a thread that `graphiql-files.ts` starts, once in the life of a process.

const ours = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8')

const named = new Map(
  Object.entries({
    'graphiql.js': `${workers()};${js}`,
    'graphiql.css': css,
    'fetcher.js': ours('fetcher.js'),
    'page.js': ours('page.js'),
    'page.css': ours('page.css'),
  }).map(([name, content]) => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
    return [name, { path: `${directory}${hash}-${name}`, content }]
  }),
)
// A script of JSON ends at the first `</script`.
const tabs = JSON.stringify(workerData).replaceAll('<', '\\u003c')
const page = ours('index.html')
  .replace('"{{tabs}}"', () => tabs)
  .replace(/"\{\{(.+?)\}\}"/g, (_all, name: string) => `"${named.get(name)?.path}"`)
const all = [...named.values(), { path: 'index.html', content: page }]
const compressed: Compressed = new Map(
  all.map(({ path, content }) => [path, compress(Buffer.from(content))]),
)
parentPort?.postMessage(compressed)

/** The editor starts its workers from blobs. */
function workers(): string {
  const texts = { editorWorkerService, json: jsonWorker, graphql: graphqlWorker }
  return `self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) =>
    URL.createObjectURL(new Blob([${JSON.stringify(texts)}[label]], { type: 'text/javascript' })),
}`
}

function compress(content: Buffer) {
  const params = {
    // 5 of 11: in a quarter of a second, and 5 % larger than with 9.
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
  }
  return { br: brotliCompressSync(content, { params }), gzip: gzipSync(content) }
}
