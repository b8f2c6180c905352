import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { compiled } from '../../compiled.ts'

const script = fileURLToPath(new URL('../../../src/send-file/main.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The summary. */
  readonly out: string
  /** Progress and complaints. */
  readonly err: string
}

export interface Sender {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** The real command in a process of its own. */
export function startSender(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Sender {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...compiled, PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
    ([out, err]) => {
      // The gateway's own rule; everything else with an @ is somebody's address.
      const printed = `${out}${err}`.replaceAll('exactly one @', '')
      assert.ok(!printed.includes('@'), `an address was printed: ${printed}`)
      return { code: child.exitCode, signal: child.signalCode, out, err }
    },
  )
  return { child, ended }
}

export function runSender(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return startSender(args, environment).ended
}

/** A directory of its own for files. */
export async function createFiles() {
  const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-send-file-'))
  return {
    path: (name: string) => join(directory, name),
    write: async (name: string, content: string | Uint8Array) => {
      await writeFile(join(directory, name), content)
      return join(directory, name)
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  }
}

/** A file of Chime addresses, one a line. */
export function csvOf(emails: readonly string[]): string {
  return ['email', ...emails, ''].join('\n')
}
