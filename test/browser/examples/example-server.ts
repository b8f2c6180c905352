import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { listen } from '#http/server.ts'

const root = join(import.meta.dirname, '../../..')

export const examples = ['apollo', 'urql', 'tanstack', 'relay'] as const

/** Pages, bundled for development, each in a folder of one origin. */
export interface ExampleServer extends AsyncDisposable {
  readonly url: string
}

/**
 * Serves the pages with these names in `folder`. `project` has the package of the kit in its `node_modules`.
 */
export async function startExampleServer(
  project: string,
  folder = join(root, 'examples'),
  names: readonly string[] = examples,
): Promise<ExampleServer> {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/main.tsx`, join(folder, name, 'main.tsx')]),
    ),
    outdir: '/',
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    // What libraries warn of, they warn of in development only.
    define: { 'process.env.NODE_ENV': '"development"' },
    nodePaths: [join(project, 'node_modules')],
  })
  const programs = new Map(
    outputFiles.map(({ path, contents }) => [path.replace(/\.js$/, ''), contents]),
  )
  const { url, close } = await listen(
    async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://page').pathname
      const program = programs.get(path)
      if (program !== undefined) {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(program)
      } else if (path === '/favicon.ico') {
        response.writeHead(204).end()
      } else {
        const page = await readFile(join(folder, path, 'index.html'))
        response.writeHead(200, { 'content-type': 'text/html' }).end(page)
      }
    },
    { host: '127.0.0.1', port: 0 },
  )
  return { url, [Symbol.asyncDispose]: () => close(1_000) }
}
