import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../../..')

/** A temporary `node_modules` with packages under the official names. */
export interface StandIns extends AsyncDisposable {
  readonly directory: string
  /** The URL of a file that finds them. */
  readonly from: string
  /** Installs a package whose one file has this code. */
  install(name: string, code: string, manifest?: string): Promise<void>
}

export async function createStandIns(): Promise<StandIns> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'invite-gateway-official-'))
  return {
    directory,
    from: pathToFileURL(join(directory, 'from.js')).href,
    async install(name, code, manifest = JSON.stringify({ name, version: '3.4567.0' })) {
      const folder = join(directory, 'node_modules', name)
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'package.json'), manifest)
      await writeFile(join(folder, 'index.js'), code)
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  }
}

/**
 * What stands in for an official package: our client with everything that it imports in one CommonJS
 * file, as AWS publishes its own. So each class in it, errors included, is another one than ours.
 */
export async function bundleOf(client: 'repostspace' | 'wickr'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, `src/providers/aws-clients/${client}.ts`)],
    ...{ bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'silent' },
  })
  return outputFiles[0]?.text ?? ''
}
