import { execFile } from 'node:child_process'
import { copyFile, glob, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../../..')

/**
 * Makes all of the package but its manifest and README: `src/client` as JavaScript with types and source
 * maps, `schema.graphql` and LICENSE. Rejects with what the compiler says.
 */
export async function buildClient(directory: string): Promise<void> {
  const dist = join(directory, 'dist')
  await rm(dist, { recursive: true, force: true })
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const tsc = join(dirname(typescript), 'bin/tsc')
  const configuration = join(import.meta.dirname, 'tsconfig.json')
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', configuration, '--outDir', dist])
  } catch (error) {
    throw new Error((error as { stdout?: string }).stdout, { cause: error })
  }
  for await (const file of glob('**/*.d.ts', { cwd: dist })) await nameCompiled(join(dist, file))
  await copyFile(join(root, 'schema.graphql'), join(directory, 'schema.graphql'))
  await copyFile(join(root, 'LICENSE'), join(directory, 'LICENSE'))
}

/** The compiler leaves `./file.ts` in types, and only the compiled files are in the package. */
async function nameCompiled(path: string): Promise<void> {
  const types = await readFile(path, 'utf8')
  await writeFile(
    path,
    types.replaceAll(/((?:from |import\()['"]\.[^'"]*)\.tsx?(?=['"])/g, '$1.js'),
  )
}
