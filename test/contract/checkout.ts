import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, glob, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const root = join(import.meta.dirname, '../..')

/** What `npm run codegen` writes. */
const generated = /^(schema\.graphql|src\/(?:client|console)\/generated\/|test\/gql\/)/

/** A copy of the sources in a temporary folder, with the dependencies of this checkout. */
export interface Checkout extends AsyncDisposable {
  readonly directory: string
  /** Adds the files of a folder; a name ends with `.txt`, which keeps it out of this checkout. */
  add(folder: string): Promise<void>
  /** Replaces `before`, which the file must have once, by `after`. */
  edit(file: string, before: string, after: string): Promise<void>
  /** Runs a command and returns all that it printed; fails unless it ends with 0. */
  run(command: string, ...args: readonly string[]): Promise<string>
  /** Files that are new here or differ from this checkout; generated ones aside. */
  changes(): Promise<{ readonly added: readonly string[]; readonly edited: readonly string[] }>
}

export async function createCheckout(): Promise<Checkout> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'invite-gateway-checkout-'))
  const path = (file: string) => join(directory, file)
  const sources = ['src', 'test', 'packages', 'package.json', 'tsconfig.json', 'schema.graphql']
  for (const name of [
    ...sources,
    'codegen.ts',
    'codegen.introspection.ts',
    'codegen.texts.ts',
    'codegen.caches.ts',
  ]) {
    await cp(join(root, name), path(name), { recursive: true })
  }
  await symlink(await realpath(join(root, 'node_modules')), path('node_modules'))

  return {
    directory,
    async add(folder) {
      for await (const file of glob('**/*.txt', { cwd: folder })) {
        await cp(join(folder, file), path(file.slice(0, -'.txt'.length)))
      }
    },
    async edit(file, before, after) {
      const pieces = (await readFile(path(file), 'utf8')).split(before)
      assert.equal(pieces.length, 2, `${file} must have this once: ${before}`)
      await writeFile(path(file), pieces.join(after))
    },
    async run(command, ...args) {
      // A test runner that finds this variable reports to the runner of this test.
      const { NODE_TEST_CONTEXT: _, ...env } = process.env
      const child = spawn(command, args, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] })
      const [out, err] = await Promise.all([
        ...[text(child.stdout), text(child.stderr)],
        once(child, 'close'),
      ])
      assert.equal(child.exitCode, 0, `${command} ${args.join(' ')}\n${out}${err}`)
      return `${out}${err}`
    },
    async changes() {
      const added: string[] = []
      const edited: string[] = []
      for await (const entry of glob('{src,test}/**/*.*', { cwd: directory })) {
        if (generated.test(entry)) continue
        const now = await readFile(path(entry), 'utf8')
        const before = await readFile(join(root, entry), 'utf8').catch(() => undefined)
        if (before === undefined) added.push(entry)
        else if (now !== before) edited.push(entry)
      }
      return { added: added.toSorted(), edited: edited.toSorted() }
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  }
}
