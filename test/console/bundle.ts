import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'
import { formatDocument } from '@urql/core'
import { build } from 'esbuild'
import { type DocumentNode, Kind, print } from 'graphql'
import * as documents from '../../src/console/generated/documents.ts'

const root = join(import.meta.dirname, '../..')
/** Where the built console is committed. */
export const builtDirectory = join(root, 'src/console/built')

/** Files by their names, as they are sent without an encoding, and `documents.json`. */
export async function bundleConsole(): Promise<ReadonlyMap<string, Buffer>> {
  const byId = new Map(operations().map((text) => [idOf(text), text]))
  const { outputFiles } = await build({
    entryPoints: { console: join(root, 'src/console/main.tsx') },
    absWorkingDir: root,
    outdir: '/console',
    write: false,
    bundle: true,
    // Names and order must not depend on where node_modules is.
    preserveSymlinks: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    publicPath: '/console',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    legalComments: 'eof',
    // What the rules of addresses use of Node.
    alias: { 'node:url': join(root, 'src/console/node/url.ts') },
    inject: [join(root, 'src/console/node/buffer.ts')],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'document ids',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^virtual:document-ids$/ }, () => ({
            path: 'document-ids',
            namespace: 'virtual',
          }))
          onLoad({ filter: /.*/, namespace: 'virtual' }, () => ({
            contents: `export const documentIds = ${JSON.stringify(idsByName(byId))}`,
          }))
        },
      },
    ],
  })
  const files = new Map(
    outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]),
  )
  const icon = readFileSync(join(root, 'src/console/styles/icon.svg'))
  const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`
  files.set(iconName, icon)
  const nameOf = (pattern: RegExp) => [...files.keys()].find((name) => pattern.test(name)) ?? ''
  const page = readFileSync(join(root, 'src/console/index.html'), 'utf8')
    .replace('SCRIPT', nameOf(/^console-.*\.js$/))
    .replace('STYLE', nameOf(/^console-.*\.css$/))
    .replace('ICON', iconName)
  files.set('index.html', Buffer.from(page))
  files.set('documents.json', Buffer.from(`${JSON.stringify(Object.fromEntries(byId), null, 1)}\n`))
  return files
}

/** The files of a folder, as `compressed` wrote them. */
export function readBuilt(directory = builtDirectory): ReadonlyMap<string, Buffer> {
  const names = readdirSync(directory)
  const plain = names.filter((name) => name === 'documents.json')
  const gzipped = names.filter((name) => name.endsWith('.gz'))
  return new Map([
    ...plain.map((name) => [name, readFileSync(join(directory, name))] as const),
    ...gzipped.map(
      (name) =>
        [name.slice(0, -'.gz'.length), gunzipSync(readFileSync(join(directory, name)))] as const,
    ),
  ])
}

/** What is committed of a file: itself, or what is sent of it in each encoding. */
export function compressed(name: string, content: Buffer): ReadonlyMap<string, Buffer> {
  if (name === 'documents.json') return new Map([[name, content]])
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return new Map([
    [`${name}.br`, brotliCompressSync(content, { params: quality })],
    [`${name}.gz`, gzipSync(content, { level: 9 })],
  ])
}

/** The documents as the client means them: it asks for `__typename` everywhere. */
function operations(): readonly string[] {
  return Object.values(documents as Readonly<Record<string, unknown>>)
    .filter(isOperation)
    .map((document) => print(formatDocument(document) as DocumentNode))
}

function isOperation(value: unknown): value is DocumentNode {
  const { definitions = [] } = value as Partial<DocumentNode>
  return definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)
}

function idOf(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}

function idsByName(byId: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from(byId, ([id, text]) => [
      /^(?:query|mutation|subscription) (\w+)/m.exec(text)?.[1] ?? '',
      id,
    ]),
  )
}
