import { join } from 'node:path'
import { build } from 'esbuild'
import { listen } from '#http/server.ts'

/** The page of this folder, bundled, on an origin of its own. */
export interface PageServer extends AsyncDisposable {
  readonly url: string
}

export async function startPageServer(): Promise<PageServer> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page/main.tsx')],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const [script] = outputFiles
  const { url, close } = await listen(
    (request, response) => {
      if (request.url === '/main.js') {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(script?.contents)
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
