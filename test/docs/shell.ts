import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './pages.ts'

/** A shell that runs the blocks of one page, one after the other, in a directory like a checkout, below `parent`. */
export interface Shell extends AsyncDisposable {
  /** What the block prints to its standard output; throws if a command of it fails. */
  run(script: string): Promise<string>
}

export async function startShell(gateway: string, parent = tmpdir()): Promise<Shell> {
  const directory = await mkdtemp(join(parent, 'invite-gateway-docs-'))
  for (const name of ['src', 'node_modules', 'package.json', 'schema.graphql']) {
    await symlink(join(root, name), join(directory, name))
  }
  const shell = spawn('bash', [], {
    cwd: directory,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: directory,
      INVITE_GATEWAY_URL: gateway,
    },
  })
  const results = createInterface({ input: shell.stdout })[Symbol.asyncIterator]()
  let count = 0
  return {
    async run(script) {
      const output = join(directory, `.output-${count++}`)
      shell.stdin.write(
        `set -e -o pipefail\n{\n${script}\n} >${output} 2>${output}.errors\necho done\n`,
      )
      const { done = false } = await results.next()
      if (!done) return readFile(output, 'utf8')
      throw new Error(`a command failed: ${await readFile(`${output}.errors`, 'utf8')}`)
    },
    [Symbol.asyncDispose]: async () => {
      shell.kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
