import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Image } from './dockerfile.ts'

/** How to run the command of an image. */
export interface Started {
  readonly program: string
  readonly args: readonly string[]
}

/** Only root can give a process a root file system of its own, where namespaces are allowed. */
export const canHaveOwnRoot = () =>
  process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0

/** Gives `root`, which has the image's `app`, Node with its libraries, and the image's user. */
export function furnish(root: string, image: Image): void {
  const put = (from: string, to: string) => {
    mkdirSync(dirname(join(root, to)), { recursive: true })
    copyFileSync(from, join(root, to))
  }
  put(process.execPath, node)
  for (const library of librariesOf(process.execPath)) put(library, library)
  mkdirSync(join(root, 'etc'), { recursive: true })
  // As Debian's image of Node has its user.
  writeFileSync(join(root, 'etc/passwd'), `node:x:${image.user}::/home/node:/bin/sh\n`)
}

/**
 * How to run the image with `root` as its root file system, which nobody can write to. It has `/proc`, and `data`
 * as `/data` to write to. `undefined`: it cannot be done here.
 */
export function inOwnRoot(image: Image, root: string, data: string): Started | undefined {
  if (!canHaveOwnRoot()) return undefined
  for (const folder of ['proc', 'data', 'tmp']) mkdirSync(join(root, folder), { recursive: true })
  const steps = [
    'mount --bind "$root" "$root"',
    'mount --bind "$data" "$root/data"',
    'mount -t proc proc "$root/proc"',
    'mount -o remount,bind,ro "$root"',
    'cd "$root"',
    `exec chroot --userspec=${image.user} . "$@"`,
  ]
  const script = `set -e; root=$1; data=$2; shift 2; ${steps.join('; ')}`
  const [, ...args] = image.command
  const inApp = [...args.map((one) => one.replace(/^src\//, '/app/src/'))]
  return {
    program: 'unshare',
    args: [...['--mount', 'sh', '-c', script, 'sh', root, data], node, ...inApp],
  }
}

const node = '/usr/local/bin/node'

/** The shared libraries that a program loads, and what loads them. */
function librariesOf(program: string): readonly string[] {
  const text = String(execFileSync('ldd', [program]))
  return Array.from(text.matchAll(/(\/\S+) \(0x/g), ([, path]) => String(path))
}
