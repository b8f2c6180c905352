import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { buildClient } from '../../../packages/client/build/build.ts'

const root = join(import.meta.dirname, '../../..')
const run = promisify(execFile)

/** The package as `npm run pack:client` makes it, built apart, so that tests may do so side by side. */
export interface Packed extends AsyncDisposable {
  /** The path of the tarball. */
  readonly tarball: string
  /** Its files, as `dist/index.js`. */
  readonly files: readonly string[]
}

export async function packClient(): Promise<Packed> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'invite-gateway-client-'))
  for (const file of ['package.json', 'README.md']) {
    await cp(join(root, 'packages/client', file), join(directory, file))
  }
  await buildClient(directory)
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json'], { cwd: directory })
  const [{ filename, files }] = JSON.parse(stdout) as [Answer]
  return {
    tarball: join(directory, filename),
    files: files.map(({ path }) => path),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  }
}

/** A project of its own that has installed a tarball, and links to packages of this checkout. */
export interface Project extends AsyncDisposable {
  readonly directory: string
  /** Where the package is. */
  readonly installed: string
}

export async function installTarball(
  tarball: string,
  packages: readonly string[] = [],
): Promise<Project> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'invite-gateway-project-'))
  await run('npm', ['init', '--yes'], { cwd: directory })
  await run('npm', ['pkg', 'set', 'type=module'], { cwd: directory })
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: directory })
  await linkPackages(directory, packages)
  return {
    directory,
    installed: join(directory, 'node_modules/invite-gateway-client'),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  }
}

/** The package as a folder of `node_modules`, without a tarball, and links to packages of this checkout. */
export async function placeClient(directory: string, packages: readonly string[]): Promise<void> {
  const installed = join(directory, 'node_modules/invite-gateway-client')
  await mkdir(installed, { recursive: true })
  await cp(join(root, 'packages/client/package.json'), join(installed, 'package.json'))
  await buildClient(installed)
  await linkPackages(directory, packages)
}

async function linkPackages(directory: string, packages: readonly string[]): Promise<void> {
  for (const name of packages) {
    const link = join(directory, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(await realpath(join(root, 'node_modules', name)), link)
  }
}

interface Answer {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}
