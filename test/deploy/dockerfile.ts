import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root, textOf } from './files.ts'

const run = promisify(execFile)

interface Step {
  readonly instruction: string
  readonly rest: string
}

/** The steps of each stage of the Dockerfile, in their order. */
function stages(): readonly (readonly Step[])[] {
  const steps = textOf('Dockerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [instruction = '', ...rest] = line.split(' ')
      return { instruction, rest: rest.join(' ') }
    })
  const starts = steps.flatMap(({ instruction }, index) => (instruction === 'FROM' ? [index] : []))
  return starts.map((start, nth) => steps.slice(start + 1, starts[nth + 1]))
}

/** What the image runs with, by its last stage. */
export interface Image {
  readonly app: string
  readonly environment: Readonly<Record<string, string>>
  readonly command: readonly string[]
  readonly user: string
}

/**
 * Does in a directory what the Dockerfile does in an image: copies what git has, and runs its commands.
 * By default it has no root file system of its own: `/app` and `/tmp` are folders of the directory, and
 * Node and the shell are those of this machine.
 */
export async function buildImage(directory: string, runStep = runInFolder): Promise<Image> {
  const [build = [], final = []] = stages()
  const inside = (path: string) =>
    path.startsWith('/') ? join(directory, path) : join(directory, 'app', path)
  await mkdir(inside('/app'), { recursive: true })
  await mkdir(inside('/tmp'), { recursive: true })
  for (const { instruction, rest } of build) {
    if (instruction === 'COPY') {
      const paths = rest.split(' ')
      const target = paths.at(-1) ?? ''
      for (const path of paths.slice(0, -1)) await copy(path, inside, target, paths.length > 2)
    } else if (instruction === 'RUN') {
      await runStep(rest, directory)
    } else if (instruction !== 'WORKDIR') throw new Error(`no such step: ${instruction}`)
  }
  await rm(inside('/tmp'), { recursive: true })
  await mkdir(inside('/tmp'))
  await chmod(inside('/tmp'), 0o1777)
  const restOf = (name: string) => final.find(({ instruction }) => instruction === name)?.rest ?? ''
  return {
    app: inside('/app'),
    environment: Object.fromEntries(
      restOf('ENV')
        .split(' ')
        .map((pair) => pair.split('=')),
    ),
    command: JSON.parse(restOf('CMD')),
    user: restOf('USER'),
  }
}

async function runInFolder(command: string, directory: string): Promise<void> {
  const here = command.replaceAll('/tmp/', `${directory}/tmp/`)
  await run('sh', ['-c', here], { cwd: join(directory, 'app'), maxBuffer: 1e8 })
}

/** Only what git has: a build would get no more from a clean checkout. */
async function copy(
  path: string,
  inside: (path: string) => string,
  target: string,
  isFolder: boolean,
): Promise<void> {
  const { stdout } = await run('git', ['ls-files', '-z', '--', path], { cwd: root, maxBuffer: 1e8 })
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    const below = file === path ? (isFolder ? file : '') : file.slice(path.length + 1)
    const to = inside(join(target, below))
    await mkdir(dirname(to), { recursive: true })
    await cp(join(root, file), to)
  }
}
