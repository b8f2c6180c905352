import assert from 'node:assert/strict'
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { buildImage } from './dockerfile.ts'
import { canHaveOwnRoot, inOwnRoot } from './image-root.ts'
import { assertSmall, tryImage } from './try-image.ts'

const run = promisify(execFile)

test('the steps of the Dockerfile, run inside of Debian, make an image that sends and is small', async (t) => {
  if (!canHaveOwnRoot()) return t.skip('only root may make a root file system, with namespaces')
  if (spawnSync('debootstrap', ['--version']).error !== undefined) {
    return t.skip(
      'debootstrap was not found: install it, or the Dockerfile stays untried in Debian',
    )
  }
  const directory = await mkdtemp('/tmp/invite-gateway-debian-')
  after(() => rm(directory, { recursive: true }))
  await chmod(directory, 0o755)
  const [build, final] = [join(directory, 'build'), join(directory, 'final')]
  await debianWithNode(final)
  // Two stages begin with the same image.
  await run('cp', ['-a', final, build])

  const image = await buildImage(build, runInside)
  await assertSmall(image)
  const app = join(final, 'app')
  await rename(image.app, app)
  const data = join(directory, 'data')

  const inRoot = inOwnRoot(image, final, data)
  assert.ok(inRoot)
  await tryImage({ ...image, app }, { data, inRoot })
})

/** What Debian's image of Node has: Debian, Node, npm and a user. */
async function debianWithNode(root: string): Promise<void> {
  const mirror = 'http://deb.debian.org/debian'
  await run('debootstrap', ['--variant=minbase', 'bookworm', root, mirror], { maxBuffer: 1e8 })
  await cp(process.execPath, join(root, 'usr/local/bin/node'))
  const npm = dirname(
    dirname(String(execFileSync('sh', ['-c', 'readlink -f "$(command -v npm)"']))),
  )
  const modules = 'usr/local/lib/node_modules'
  await mkdir(join(root, modules), { recursive: true })
  await run('cp', ['-a', npm, join(root, modules, 'npm')])
  await symlink(`/${modules}/npm/bin/npm-cli.js`, join(root, 'usr/local/bin/npm'))
  await run('chroot', [root, 'useradd', '--uid', '1000', '--create-home', 'node'])
}

/** As a container would: with a `/proc`, a resolver, what Node trusts here, and nothing else of this machine. */
async function runInside(command: string, root: string): Promise<void> {
  await cp('/etc/resolv.conf', join(root, 'etc/resolv.conf'))
  const { NODE_EXTRA_CA_CERTS: authorities } = process.env
  if (authorities !== undefined) await cp(authorities, join(root, 'etc/authorities.pem'))
  const script = 'mount -t proc proc "$0/proc"; exec chroot "$0" sh -c "cd /app && $1"'
  const env = {
    ...{ PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', HOME: '/root' },
    ...(authorities !== undefined && { NODE_EXTRA_CA_CERTS: '/etc/authorities.pem' }),
  }
  await run('unshare', ['--mount', 'sh', '-c', script, root, command], { env, maxBuffer: 1e8 })
}
