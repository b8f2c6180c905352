import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { listen } from '#http/server.ts'
import { compile } from '../../client/relay/compile.ts'

/** The page of this folder, bundled, on an origin of its own. */
export interface PageServer extends AsyncDisposable {
  readonly url: string
}

export async function startPageServer(): Promise<PageServer> {
  await using relay = await compile()
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page/main.tsx')],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    plugins: [
      {
        name: 'relay',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^virtual:relay\// }, ({ path }) => ({
            path: join(relay.directory, `${path.slice('virtual:relay/'.length)}.graphql.js`),
          })),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const programs: Readonly<Record<string, Uint8Array | undefined>> = {
    '/main.js': outputFiles[0]?.contents,
    '/mockServiceWorker.js': await readFile(
      fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')),
    ),
  }
  const { url, close } = await listen(
    (request, response) => {
      const program = programs[request.url ?? '']
      if (program !== undefined) {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(program)
      } else {
        response.writeHead(200, { 'content-type': 'text/html' }).end(html)
      }
    },
    { host: '127.0.0.1', port: 0 },
  )
  return { url, [Symbol.asyncDispose]: () => close(1_000) }
}

const html =
  '<!doctype html><meta charset="utf-8"><title>kit</title><body><script type="module" src="/main.js"></script>'
