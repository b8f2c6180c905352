import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../files.ts'

const run = promisify(execFile)

/** Makes a folder with what an image has: the sources, `serve` in one piece, and what is installed, as links. */
export async function makeBundledRoot(directory: string): Promise<void> {
  await cp(join(root, 'src'), join(directory, 'src'), {
    recursive: true,
    filter: (path) => !leftOut.includes(path),
  })
  await copyFile(join(root, 'package.json'), join(directory, 'package.json'))
  await linkModules(join(root, 'node_modules'), join(directory, 'node_modules'))
  await run(process.execPath, [join(root, 'deploy/image/bundler/bundle.mjs')], { cwd: directory })
}

const leftOut = ['src/sandbox', 'src/send-file'].map((folder) => join(root, folder))

/** Each package by itself, so that one can be added. */
async function linkModules(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) {
    if (name.startsWith('.')) continue
    if (name.startsWith('@')) await linkModules(join(from, name), join(to, name))
    else await symlink(join(from, name), join(to, name))
  }
}
