import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The gateway of a commit, as a program to start. */
export interface CommitProgram extends AsyncDisposable {
  /** For `GatewayOptions.program`. */
  readonly program: string
  /** Its short name. */
  readonly name: string
}

/** Checks a commit out beside this one. It runs with the modules that are installed here. */
export async function checkOut(commit: string): Promise<CommitProgram> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', root, ...words])
      .toString()
      .trim()
  const name = git('rev-parse', '--short', `${commit}^{commit}`)
  const folder = join(await mkdtemp(join(tmpdir(), 'invite-gateway-bench-commit-')), name)
  git('worktree', 'add', '--quiet', '--detach', folder, name)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    program: pathToFileURL(join(folder, 'src/main.ts')).href,
    name,
    [Symbol.asyncDispose]: async () => {
      git('worktree', 'remove', '--force', folder)
    },
  }
}
